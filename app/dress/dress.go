// Package dress is how the program looks: its colours, how large and in which face
// its texts are set, and what of that the desktop asks.
package dress

import (
	"fyne.io/fyne/v2"

	"lanmu/app/system"
	"lanmu/app/work"
	"lanmu/widgets"
	"lanmu/widgets/glyph"
)

// Needs is what the part needs of the window.
type Needs struct {
	Work  *work.Work
	App   fyne.App
	Faces *glyph.Faces // the program's own
	Said  interface {  // above the text
		Say(about, text string)  // what is wrong
		Tell(about, text string) // what happened
		Unsay(about string)
	}

	OnSet     func() // the text is set otherwise
	OnChosen  func() // other colours were chosen
	OnResized func() // the words of the interface are larger, or smaller
}

// Dress is how the program looks.
type Dress struct {
	Needs
	panes   []*widgets.Reader // that show text
	comfort widgets.Comfort
	own     chosen // a family of the system's fonts
	owned   bool   // the text is drawn with it
	colours Colours
}

// New looks as the reader has chosen.
func New(n Needs) *Dress {
	p := n.App.Preferences()
	normal := widgets.DefaultComfort
	return &Dress{Needs: n, colours: chosenColours(p), comfort: bounded(widgets.Comfort{
		Size:    float32(p.FloatWithFallback(prefTextSize, float64(normal.Size))),
		Leading: float32(p.FloatWithFallback(prefLeading, float64(normal.Leading))),
		Measure: float32(p.FloatWithFallback(prefMeasure, float64(normal.Measure))),
		Sans:    p.Bool(prefSans), Vertical: p.Bool(prefVertical), Spread: p.Bool(prefSpread), Dim: p.BoolWithFallback(prefDim, true),
	})}
}

// Where it is remembered what was chosen.
const (
	prefTextSize = "text.size"
	prefLeading  = "text.leading"
	prefMeasure  = "text.measure"
	prefSans     = "text.sans"
	prefVertical = "text.vertical"
	prefSpread   = "text.columns.two"
	prefDim      = "pictures.dim"
	prefFamily   = "text.family"
	prefOwned    = "text.owned"
	prefColours  = "colours"
	prefPercent  = "interface.size"
)

func chosenColours(p fyne.Preferences) Colours {
	return Colours(p.StringWithFallback(prefColours, string(Automatic)))
}

// Save has it remembered how the text is set.
func (d *Dress) Save() {
	p := d.App.Preferences()
	p.SetFloat(prefTextSize, float64(d.comfort.Size))
	p.SetFloat(prefLeading, float64(d.comfort.Leading))
	p.SetFloat(prefMeasure, float64(d.comfort.Measure))
	p.SetBool(prefSans, d.comfort.Sans)
	p.SetBool(prefVertical, d.comfort.Vertical)
	p.SetBool(prefSpread, d.comfort.Spread)
	p.SetBool(prefDim, d.comfort.Dim)
}

// Draw has texts be set in panes.
func (d *Dress) Draw(panes ...*widgets.Reader) {
	d.panes = panes
	for _, p := range panes {
		p.SetComfort(d.comfort)
	}
	d.restoreFamily()
}

// asked is what the desktop asks.
func (d *Dress) asked() system.Wishes {
	if on, ok := d.App.(*Desktop); ok {
		return on.Asked()
	}
	return usual()
}
