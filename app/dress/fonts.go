package dress

import (
	"encoding/json"

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

// FaceNames are the faces to choose from: serif, sans and, once one was chosen,
// the system's.
func (d *Dress) FaceNames() []string {
	names := []string{tongue.T("comfort.serif"), tongue.T("comfort.sans")}
	if d.own.faces != nil {
		names = append(names, d.own.family.Name)
	}
	return names
}

// The places of the faces in FaceNames.
const (
	Serif = iota
	Sans
	Own
)

// FaceNow is the one of them the text is set in.
func (d *Dress) FaceNow() int {
	switch {
	case d.owned:
		return Own
	case d.comfort.Sans:
		return Sans
	}
	return Serif
}

// setFace draws the text with one of FaceNames and has it remembered.
func (d *Dress) setFace(face int) {
	d.owned = face == Own && d.own.faces != nil
	d.App.Preferences().SetBool(prefOwned, d.owned)
	d.useFaces()
	d.change(func(c *widgets.Comfort) { c.Sans = face == Sans })
}

// NextFace goes on to the next of them.
func (d *Dress) NextFace() { d.setFace((d.FaceNow() + 1) % len(d.FaceNames())) }

func (d *Dress) useFaces() {
	for _, p := range d.panes {
		p.SetFaces(d.TextFaces())
	}
}

// TextFaces are the faces the text is set in, on paper too.
func (d *Dress) TextFaces() *glyph.Faces {
	if d.owned {
		return d.own.faces
	}
	return d.Faces
}

// Family is the family of the system's that was chosen, "" if none was.
func (d *Dress) Family() string {
	if d.own.faces == nil {
		return ""
	}
	return d.own.family.Name
}

// openFamily opens a family of the system's.
func (d *Dress) openFamily(f glyph.Family) (chosen, error) {
	regular, bold, err := f.Open(d.Faces.Serif, d.Faces.SerifBold)
	if err != nil {
		return chosen{}, err
	}
	return chosen{f, &glyph.Faces{Serif: regular, SerifBold: bold, Sans: d.Faces.Sans, SansBold: d.Faces.SansBold}}, nil
}

// withFamily does something with a family of the system's once it is opened, or
// says, if that is of interest, why it cannot be.
func (d *Dress) withFamily(f glyph.Family, say bool, do func(chosen)) {
	d.Work.Go(func() {
		own, err := d.openFamily(f)
		d.Work.UI(func() {
			switch {
			case err == nil:
				d.Said.Unsay("font")
				do(own)
			case say:
				d.Said.Say("font", tongue.T("error.font", map[string]any{"Font": f.Name}))
			}
		})
	})
}

// SetFamily draws the text with a family of the system's, has it remembered, and
// does something then.
func (d *Dress) SetFamily(f glyph.Family, then func()) {
	d.withFamily(f, true, func(own chosen) {
		d.own = own
		if b, err := json.Marshal(f); err == nil {
			d.App.Preferences().SetString(prefFamily, string(b))
		}
		d.setFace(Own)
		then()
	})
}

// restoreFamily opens the family that was chosen. If it is gone from the system
// the embedded serif stands in for it, with a word; it stays chosen, and is used
// again when it is back.
func (d *Dress) restoreFamily() {
	p := d.App.Preferences()
	var f glyph.Family
	if json.Unmarshal([]byte(p.String(prefFamily)), &f) != nil || f.Name == "" {
		return
	}
	if d.own.faces != nil { // it was opened before the window was built anew
		d.useFaces()
		return
	}
	owned := p.Bool(prefOwned)
	d.withFamily(f, owned, func(own chosen) {
		d.own, d.owned = own, owned
		d.useFaces()
	})
}
