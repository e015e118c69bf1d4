package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// Comfort is how the text of a Reader is set for its reader.
type Comfort struct {
	Size     float32 // of the body, in canvas units
	Leading  float32 // distance of the body's baselines, in em
	Measure  float32 // longest line, in em
	Sans     bool    // body and headline in the sans face
	Vertical bool    // lines run down, from right to left (竖排)
}

// DefaultComfort is what most readers need: 18 units show a headline, a byline
// and some 20 lines in a window of the usual height; lines of Chinese are set
// 1.7 to 2 em apart on screens; of more than 40 hanzi a line the eye loses its
// way back.
var DefaultComfort = Comfort{Size: 18, Leading: 1.8, Measure: 36}

// A Choice is one line of a ComfortPanel: a name and either a value with less
// and more at its sides, or some words of which one holds.
type Choice struct {
	Name string
	// Words to choose from; none for a value.
	Words  []string
	Chosen func() int
	Choose func(int)
	// Value with less and more at its sides.
	Value func() string
	Step  func(by int)
}

// ComfortPanel is a small panel of choices.
type ComfortPanel struct {
	widget.BaseWidget
	choices []Choice
	show    []func() // shows what each choice is now
	body    *fyne.Container
}

// NewComfortPanel returns a panel that shows what its choices are each time it
// is refreshed.
func NewComfortPanel(choices []Choice) *ComfortPanel {
	p := &ComfortPanel{choices: choices, body: container.New(layout.NewFormLayout())}
	for _, c := range choices {
		p.body.Add(widget.NewLabel(c.Name))
		if len(c.Words) > 0 {
			p.body.Add(p.words(c))
		} else {
			p.body.Add(p.stepper(c))
		}
	}
	p.ExtendBaseWidget(p)
	p.Update()
	return p
}

// words is a row of words of which one holds.
func (p *ComfortPanel) words(c Choice) fyne.CanvasObject {
	t := newTabs(c.Words...)
	t.OnChosen = func(i int) {
		if i != c.Chosen() {
			c.Choose(i)
			p.Update()
		}
	}
	p.show = append(p.show, func() { t.choose(c.Chosen()) })
	return t
}

// stepper is a value with less and more at its sides.
func (p *ComfortPanel) stepper(c Choice) fyne.CanvasObject {
	value := widget.NewLabel(c.Value())
	value.Alignment = fyne.TextAlignCenter
	step := func(by int) func() {
		return func() {
			c.Step(by)
			p.Update()
		}
	}
	p.show = append(p.show, func() { value.SetText(c.Value()) })
	return container.NewBorder(nil, nil, newTab("−", step(-1)), newTab("＋", step(1)), value)
}

// Update shows what the choices are now.
func (p *ComfortPanel) Update() {
	for _, f := range p.show {
		f()
	}
}

// CreateRenderer implements fyne.Widget.
func (p *ComfortPanel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewPadded(p.body))
}
