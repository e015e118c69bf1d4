package app

import (
	"encoding/json"

	"lanmu/app/above"
	"lanmu/app/present"
	"lanmu/app/tongue"
	"lanmu/widgets"
	"lanmu/widgets/glyph"
)

// The text is drawn with the embedded serif or sans, or with a family of the
// system's, and so is what is printed. The interface keeps to the embedded fonts.

// chosen is the family of the system's that was chosen, with its faces.
type chosen struct {
	family glyph.Family
	faces  *glyph.Faces
}

// faceNames are the faces to choose from: serif, sans and, once one was chosen,
// the system's.
func (w *window) faceNames() []string {
	names := []string{tongue.T("comfort.serif"), tongue.T("comfort.sans")}
	if w.own.faces != nil {
		names = append(names, w.own.family.Name)
	}
	return names
}

// The places of the faces in faceNames.
const (
	faceSerif = iota
	faceSans
	faceOwn
)

func (w *window) faceNow() int {
	switch {
	case w.owned:
		return faceOwn
	case w.comfort.Sans:
		return faceSans
	}
	return faceSerif
}

// setFace draws the text with one of faceNames and has it remembered.
func (w *window) setFace(face int) {
	w.owned = face == faceOwn && w.own.faces != nil
	w.app.Preferences().SetBool(prefOwned, w.owned)
	w.useFaces()
	w.changeComfort(func(c *widgets.Comfort) { c.Sans = face == faceSans })
}

func (w *window) nextFace() { w.setFace((w.faceNow() + 1) % len(w.faceNames())) }

func (w *window) useFaces() {
	faces := w.printFaces()
	w.reader.SetFaces(faces)
	w.source.SetFaces(faces)
}

// openFamily opens a family of the system's.
func (w *window) openFamily(f glyph.Family) (chosen, error) {
	regular, bold, err := f.Open(w.faces.Serif, w.faces.SerifBold)
	if err != nil {
		return chosen{}, err
	}
	return chosen{f, &glyph.Faces{Serif: regular, SerifBold: bold, Sans: w.faces.Sans, SansBold: w.faces.SansBold}}, nil
}

// withFamily does something with a family of the system's once it is opened, or
// says, if that is of interest, why it cannot be.
func (w *window) withFamily(f glyph.Family, say bool, do func(chosen)) {
	w.work.Go(func() {
		own, err := w.openFamily(f)
		w.work.UI(func() {
			switch {
			case err == nil:
				w.above.Unsay("font")
				do(own)
			case say:
				w.above.Say("font", tongue.T("error.font", map[string]any{"Font": f.Name, "Cause": err.Error()}))
			}
		})
	})
}

// setFamily draws the text with a family of the system's and has it remembered.
func (w *window) setFamily(f glyph.Family) {
	w.withFamily(f, true, func(own chosen) {
		w.own = own
		if b, err := json.Marshal(f); err == nil {
			w.app.Preferences().SetString(prefFamily, string(b))
		}
		w.setFace(faceOwn)
		w.showSettings()
	})
}

// restoreFamily opens the family that was chosen. If it is gone from the system
// the embedded serif stands in for it, with a word; it stays chosen, and is used
// again when it is back.
func (w *window) restoreFamily() {
	p := w.app.Preferences()
	var f glyph.Family
	if json.Unmarshal([]byte(p.String(prefFamily)), &f) != nil || f.Name == "" {
		return
	}
	if w.own.faces != nil { // it was opened before the window was built anew
		w.useFaces()
		return
	}
	owned := p.Bool(prefOwned)
	w.withFamily(f, owned, func(own chosen) {
		w.own, w.owned = own, owned
		w.useFaces()
	})
}

// chooseFamily lists the system's families, which can take seconds the first
// time, and lets one be chosen by typing some of its name.
func (w *window) chooseFamily() {
	w.above.Say("font", tongue.T("font.looking"))
	w.work.Go(func() {
		families, err := glyph.Families(present.FontIndex())
		w.work.UI(func() {
			w.above.Unsay("font")
			switch {
			case err != nil:
				w.above.Say("font", err.Error())
			case len(families) == 0:
				w.above.Say("font", tongue.T("font.none"))
			default:
				w.showFamilies(families)
			}
		})
	})
}

func (w *window) showFamilies(families []glyph.Family) {
	var all []above.Choice
	for _, f := range families {
		all = append(all, above.Choice{Text: f.Name, Now: w.own.faces != nil && f.Name == w.own.family.Name, Do: func() { w.setFamily(f) }})
	}
	w.above.Choose("", tongue.T("font.hint"), all, nil)
}
