package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Comfort is how the text of a Reader is set for its reader.
type Comfort struct {
	Size     float32 // of the body, in canvas units
	Leading  float32 // distance of the body's baselines, in em
	Measure  float32 // longest line, in em
	Sans     bool    // body and headline in the sans face
	Vertical bool    // lines run down, from right to left (竖排)
	Spread   bool    // two columns, or two pages of lines that run down, where there is room
	Dim      bool    // pictures are dimmed where all else is dark
}

// DefaultComfort is what most readers need: 18 units show a headline, a byline
// and some 20 lines in a window of the usual height; lines of Chinese are set
// 1.7 to 2 em apart on screens; of more than 40 hanzi a line the eye loses its
// way back.
var DefaultComfort = Comfort{Size: 18, Leading: 1.8, Measure: 36}

// A Choice is one line of a ComfortPanel: a name and some words of which one
// holds, or a value with less and more at its sides, or a value and a button
// that has it changed. With none of these it is a heading.
type Choice struct {
	Name string
	// Words to choose from; none for a value.
	Words  []string
	Chosen func() int
	Choose func(int)
	// Value with less and more at its sides, or with a button.
	Value func() string
	Step  func(by int)
	// Button is the word on the button; Press is nil while it cannot be pressed.
	Button string
	Press  func()
}

// ComfortPanel is a panel of choices.
type ComfortPanel struct {
	widget.BaseWidget
	choices []Choice
	show    []func() // shows what each choice is now
	body    *fyne.Container
}

// NewComfortPanel returns a panel that shows what its choices are each time it
// is refreshed.
func NewComfortPanel(choices []Choice) *ComfortPanel {
	p := &ComfortPanel{choices: choices, body: container.New(&pairs{})}
	for _, c := range choices {
		name := widget.NewLabel(c.Name)
		p.body.Add(name)
		switch {
		case len(c.Words) > 0:
			p.body.Add(p.words(c))
		case c.Step != nil:
			p.body.Add(p.stepper(c))
		case c.Button != "":
			p.body.Add(p.pressed(c))
		default:
			name.TextStyle.Bold = true
			p.body.Add(container.NewStack())
		}
	}
	p.ExtendBaseWidget(p)
	p.Update()
	return p
}

func (p *ComfortPanel) enter(b *Box) { b.enters(p.body) }

// words is a row of words of which one holds.
func (p *ComfortPanel) words(c Choice) fyne.CanvasObject {
	t := newTabs(c.Words...)
	t.name, t.wraps = c.Name, true
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
	s := newStepper(c.Name, func(by int) {
		c.Step(by)
		p.Update()
	})
	p.show = append(p.show, func() { s.set(c.Value()) })
	return s
}

// pressed is a value with a button that has it changed.
func (p *ComfortPanel) pressed(c Choice) fyne.CanvasObject {
	value := widget.NewLabel("")
	value.Truncation = fyne.TextTruncateEllipsis
	button := NewButton(c.Button, c.Press)
	if c.Press == nil {
		button.Disable()
	}
	p.show = append(p.show, func() { value.SetText(c.Value()) })
	return container.NewBorder(nil, nil, nil, button, value)
}

// Update shows what the choices are now.
func (p *ComfortPanel) Update() {
	for _, f := range p.show {
		f()
	}
}

// CreateRenderer implements fyne.Widget.
func (p *ComfortPanel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(p.body)
}
