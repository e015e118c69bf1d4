package app

import (
	"lanmu/app/above"
	"lanmu/app/present"
	"lanmu/app/tongue"
	"lanmu/widgets"
	"lanmu/widgets/glyph"
)

// showComfort opens the panel of what makes reading comfortable.
func (w *window) showComfort() {
	panel := widgets.NewComfortPanel(append(w.dress.TextChoices(), w.dress.ColoursChoice()))
	w.above.Open("command.comfort", widgets.NewAside(w.win.Canvas(), w.bars, comfortWidth, "", panel), panel)
}

// comfortWidth has room for the colours in one row, in canvas units.
const comfortWidth = 400

// chooseFamily lists the system's families, which can take seconds the first
// time, and lets one be chosen by typing some of its name.
func (w *window) chooseFamily() {
	w.above.Tell("font", tongue.T("font.looking"))
	w.work.Go(func() {
		families, err := glyph.Families(present.FontIndex())
		w.work.UI(func() {
			w.above.Unsay("font")
			switch {
			case err != nil:
				w.above.Say("font", present.WhyNot(err))
			case len(families) == 0:
				w.above.Tell("font", tongue.T("font.none"))
			default:
				w.showFamilies(families)
			}
		})
	})
}

func (w *window) showFamilies(families []glyph.Family) {
	var all []above.Choice
	for _, f := range families {
		all = append(all, above.Choice{Text: f.Name, Now: f.Name == w.dress.Family(), Do: func() { w.dress.SetFamily(f, w.showSettings) }})
	}
	w.above.Choose("", tongue.T("font.hint"), all, nil)
}
