package app

import (
	"fmt"
	"slices"

	"lanmu/app/tongue"
	"lanmu/widgets"
)

// Bounds and steps of what a reader may choose: size in canvas units, leading
// and measure in em. Below 1.4 em lines of Chinese run into each other; beyond
// 2.4 they fall apart.
const (
	minSize, maxSize, sizeStep          = 12, 48, 1
	minLeading, maxLeading, leadingStep = 1.4, 2.4, .1
	minMeasure, maxMeasure, measureStep = 16, 48, 2
)

func (w *window) setComfort(c widgets.Comfort) {
	c.Size = min(max(c.Size, minSize), maxSize)
	c.Leading = min(max(c.Leading, minLeading), maxLeading)
	c.Measure = min(max(c.Measure, minMeasure), maxMeasure)
	w.comfort = c
	w.reader.SetComfort(c)
	w.source.SetComfort(c)
	w.reading.ShowProgress()
}

// changeComfort sets the text another way and has it remembered.
func (w *window) changeComfort(change func(*widgets.Comfort)) {
	c := w.comfort
	change(&c)
	w.setComfort(c)
	w.above.Update()
	w.noteState()
}

func (w *window) stepSize(by float32) {
	w.changeComfort(func(c *widgets.Comfort) { c.Size += by * sizeStep })
}

func (w *window) stepLeading(by float32) {
	w.changeComfort(func(c *widgets.Comfort) { c.Leading += by * leadingStep })
}

func (w *window) stepMeasure(by float32) {
	w.changeComfort(func(c *widgets.Comfort) { c.Measure += by * measureStep })
}

func (w *window) toggleVertical() {
	w.changeComfort(func(c *widgets.Comfort) { c.Vertical = !c.Vertical })
}

func (w *window) resetSize() {
	w.changeComfort(func(c *widgets.Comfort) { c.Size = widgets.DefaultComfort.Size })
}

// setColours dresses the program in one of the schemes and has it remembered.
func (w *window) setColours(c colours) {
	w.colours = c
	w.app.Preferences().SetString(prefColours, string(c))
	dress(w.app, c)
	w.above.Update()
}

func (w *window) nextColours() {
	for i, c := range schemes {
		if c == w.colours {
			w.setColours(schemes[(i+1)%len(schemes)])
			return
		}
	}
}

// showComfort opens the panel of what makes reading comfortable.
func (w *window) showComfort() {
	panel := widgets.NewComfortPanel(append(w.textChoices(), w.coloursChoice()))
	w.above.Open("command.comfort", widgets.NewAside(w.win.Canvas(), comfortWidth, "", panel), panel)
}

// comfortWidth has room for the colours in one row, in canvas units.
const comfortWidth = 400

// textChoices are how the text is set.
func (w *window) textChoices() []widgets.Choice {
	return []widgets.Choice{
		{Name: tongue.T("comfort.size"), Value: func() string { return fmt.Sprintf("%.0f", w.comfort.Size) },
			Step: func(by int) { w.stepSize(float32(by)) }},
		{Name: tongue.T("comfort.leading"), Value: func() string { return fmt.Sprintf("%.1f", w.comfort.Leading) },
			Step: func(by int) { w.stepLeading(float32(by)) }},
		{Name: tongue.T("comfort.measure"), Value: func() string { return fmt.Sprintf("%.0f", w.comfort.Measure) },
			Step: func(by int) { w.stepMeasure(float32(by)) }},
		{Name: tongue.T("comfort.setting"), Words: []string{tongue.T("comfort.horizontal"), tongue.T("comfort.vertical")},
			Chosen: func() int { return second(w.comfort.Vertical) },
			Choose: func(int) { w.toggleVertical() }},
		{Name: tongue.T("comfort.face"), Words: w.faceNames(), Chosen: w.faceNow, Choose: w.setFace},
	}
}

func (w *window) coloursChoice() widgets.Choice {
	names := make([]string, len(schemes))
	for i, c := range schemes {
		names[i] = tongue.T("colours." + string(c))
	}
	return widgets.Choice{Name: tongue.T("comfort.colours"), Words: names,
		Chosen: func() int { return max(slices.Index(schemes, w.colours), 0) },
		Choose: func(i int) { w.setColours(schemes[i]) }}
}

// second is the choice of two that holds when b does.
func second(b bool) int {
	if b {
		return 1
	}
	return 0
}
