package dress

import (
	"fmt"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"lanmu/app/tongue"
	"lanmu/widgets"
)

// Bounds and steps of what a reader may choose: size in canvas units, leading
// and measure in em. Below 1.4 em lines of Chinese run into each other; beyond
// 2.4 they fall apart.
const (
	MinSize, MaxSize, SizeStep          = 12, 48, 1
	MinLeading, MaxLeading, LeadingStep = 1.4, 2.4, .1
	MinMeasure, MaxMeasure, MeasureStep = 16, 48, 2
)

// Comfort is how the text is set.
func (d *Dress) Comfort() widgets.Comfort { return d.comfort }

// change sets the text another way.
func (d *Dress) change(change func(*widgets.Comfort)) {
	c := d.comfort
	change(&c)
	d.comfort = bounded(c)
	for _, p := range d.panes {
		p.SetComfort(d.comfort)
	}
	d.OnSet()
}

func bounded(c widgets.Comfort) widgets.Comfort {
	c.Size = min(max(c.Size, MinSize), MaxSize)
	c.Leading = min(max(c.Leading, MinLeading), MaxLeading)
	c.Measure = min(max(c.Measure, MinMeasure), MaxMeasure)
	return c
}

// StepSize makes the text larger or smaller.
func (d *Dress) StepSize(by float32) {
	d.change(func(c *widgets.Comfort) { c.Size += by * SizeStep })
}

// StepLeading sets its lines further apart or closer.
func (d *Dress) StepLeading(by float32) {
	d.change(func(c *widgets.Comfort) { c.Leading += by * LeadingStep })
}

// StepMeasure makes them longer or shorter.
func (d *Dress) StepMeasure(by float32) {
	d.change(func(c *widgets.Comfort) { c.Measure += by * MeasureStep })
}

// ToggleVertical sets them upright, or lying.
func (d *Dress) ToggleVertical() {
	d.change(func(c *widgets.Comfort) { c.Vertical = !c.Vertical })
}

// ToggleSpread sets the text in two columns where there is room, or in one.
func (d *Dress) ToggleSpread() {
	d.change(func(c *widgets.Comfort) { c.Spread = !c.Spread })
}

// ResetSize gives the text its usual size.
func (d *Dress) ResetSize() {
	d.change(func(c *widgets.Comfort) { c.Size = widgets.DefaultComfort.Size })
}

// Colours is the scheme that was chosen.
func (d *Dress) Colours() Colours { return d.colours }

// setColours dresses the program in one of the schemes and has it remembered.
func (d *Dress) setColours(c Colours) {
	d.colours = c
	d.App.Preferences().SetString(prefColours, string(c))
	d.App.Settings().SetTheme(themed(d.App.Preferences(), d.asked()))
	d.OnChosen()
}

// NextColours goes on to the next scheme.
// It is named, and is another than is seen: where the system's is day, paper is.
func (d *Dress) NextColours() {
	next := (slices.Index(Schemes, d.colours) + 1) % len(Schemes)
	variant := d.App.Settings().ThemeVariant()
	looks := func(c Colours) color.Color {
		return Theme(c, d.asked()).Color(theme.ColorNameBackground, variant)
	}
	if looks(Schemes[next]) == looks(d.colours) {
		next = (next + 1) % len(Schemes)
	}
	d.setColours(Schemes[next])
	d.Said.Tell("colours", tongue.T("colours.now", map[string]any{"Name": tongue.T("colours." + string(Schemes[next]))}))
}

// Bounds and step of the size of the interface's words, in parts of a hundred.
const minPercent, maxPercent, percentStep = 100, 200, 10

// chosenPercent is how large they were chosen to be.
func chosenPercent(p fyne.Preferences) int {
	return min(max(p.IntWithFallback(prefPercent, minPercent), minPercent), maxPercent)
}

// StepInterface makes the words of the interface larger or smaller: those of lists, menus
// and boxes, not of the text.
func (d *Dress) StepInterface(by int) {
	p := d.App.Preferences()
	was := chosenPercent(p)
	p.SetInt(prefPercent, min(max(was+by*percentStep, minPercent), maxPercent))
	if chosenPercent(p) != was {
		d.App.Settings().SetTheme(themed(p, d.asked()))
		d.OnResized()
	}
}

// InterfaceChoice is how large the words of the interface are.
func (d *Dress) InterfaceChoice() widgets.Choice {
	return widgets.Choice{Name: tongue.T("settings.size"), Step: d.StepInterface,
		Value: func() string { return fmt.Sprintf("%d%%", chosenPercent(d.App.Preferences())) }}
}

// TextChoices are how the text is set.
func (d *Dress) TextChoices() []widgets.Choice {
	return []widgets.Choice{
		{Name: tongue.T("comfort.size"), Value: func() string { return fmt.Sprintf("%.0f", d.comfort.Size) },
			Step: func(by int) { d.StepSize(float32(by)) }},
		{Name: tongue.T("comfort.leading"), Value: func() string { return fmt.Sprintf("%.1f", d.comfort.Leading) },
			Step: func(by int) { d.StepLeading(float32(by)) }},
		{Name: tongue.T("comfort.measure"), Value: func() string { return fmt.Sprintf("%.0f", d.comfort.Measure) },
			Step: func(by int) { d.StepMeasure(float32(by)) }},
		d.DirectionChoice(), d.SpreadChoice(), d.FaceChoice(),
	}
}

// DirectionChoice is whether lines run across or down.
func (d *Dress) DirectionChoice() widgets.Choice {
	return widgets.Choice{Name: tongue.T("comfort.setting"), Words: []string{tongue.T("comfort.horizontal"), tongue.T("comfort.vertical")},
		Chosen: func() int { return second(d.comfort.Vertical) },
		Choose: func(i int) { d.change(func(c *widgets.Comfort) { c.Vertical = i == 1 }) }}
}

// SpreadChoice is in how many columns the text is set where there is room, or on how many
// pages where lines run down.
func (d *Dress) SpreadChoice() widgets.Choice {
	return widgets.Choice{Name: tongue.T("comfort.columns"), Words: []string{tongue.T("comfort.column"), tongue.T("comfort.spread")},
		Chosen: func() int { return second(d.comfort.Spread) },
		Choose: func(i int) { d.change(func(c *widgets.Comfort) { c.Spread = i == 1 }) }}
}

// FaceChoice is the face the text is set in.
func (d *Dress) FaceChoice() widgets.Choice {
	return widgets.Choice{Name: tongue.T("comfort.face"), Words: d.FaceNames(), Chosen: d.FaceNow, Choose: d.setFace}
}

// ColoursChoice is the scheme of colours.
func (d *Dress) ColoursChoice() widgets.Choice {
	names := make([]string, len(Schemes))
	for i, c := range Schemes {
		names[i] = tongue.T("colours." + string(c))
	}
	return widgets.Choice{Name: tongue.T("comfort.colours"), Words: names,
		Chosen: func() int { return max(slices.Index(Schemes, d.colours), 0) },
		Choose: func(i int) { d.setColours(Schemes[i]) }}
}

// DimChoice is whether pictures are dimmed in dark colours.
func (d *Dress) DimChoice() widgets.Choice {
	return widgets.Choice{Name: tongue.T("settings.dim"), Words: []string{tongue.T("settings.dim.no"), tongue.T("settings.dim.yes")},
		Chosen: func() int { return second(d.comfort.Dim) },
		Choose: func(i int) { d.change(func(c *widgets.Comfort) { c.Dim = i == 1 }) }}
}

// second is the choice of two that holds when b does.
func second(b bool) int {
	if b {
		return 1
	}
	return 0
}
