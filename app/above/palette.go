package above

import (
	"cmp"

	"lanmu/data/find"
	"lanmu/widgets"
	"lanmu/widgets/document"
)

// NewPalette is a palette that is not open yet.
func (a *Above) NewPalette(hint string) *widgets.Palette {
	return widgets.NewPalette(a.Faces, hint, a.Window.Canvas())
}

// OpenPalette opens a palette for a command, "" for none.
func (a *Above) OpenPalette(command string, p *widgets.Palette) {
	a.Close()
	a.palette, a.command = p, command
	p.Show()
}

// Palette is the palette that was opened last, nil before the first.
func (a *Above) Palette() *widgets.Palette { return a.palette }

// Choice is one of what the reader may choose from by typing some of it.
type Choice struct {
	Text, Beside string
	Now          bool // it is what was chosen before
	Do           func()
}

// Choose lists choices for a command, to be found by typing. typed, which may be nil,
// returns what can be done with just what was typed.
func (a *Above) Choose(command, hint string, all []Choice, typed func(query string) []Choice) {
	p := a.NewPalette(hint)
	items := make([]find.Item, len(all))
	for i, c := range all {
		items[i] = find.Item{Headline: c.Text}
	}
	index := find.New(items)
	var listed []Choice
	p.OnTyped = func(q string) {
		listed = nil
		var rows []document.Row
		selected := -1
		add := func(c Choice, row document.Row) {
			if selected < 0 && (q != "" || c.Now) {
				selected = len(rows)
			}
			row.Text = c.Text
			listed, rows = append(listed, c), append(rows, row)
		}
		if typed != nil {
			for _, c := range typed(q) {
				add(c, document.Row{Beside: c.Beside})
			}
		}
		for _, h := range index.Filter(a.Work.Life(), q) {
			c := all[h.Item]
			add(c, document.Row{Marks: h.Headline, Beside: cmp.Or(c.Beside, h.Sound)})
		}
		p.SetRows(rows, selected)
	}
	p.OnChosen = func(row int) {
		a.Back()
		if row < len(listed) {
			listed[row].Do()
		}
	}
	a.OpenPalette(command, p)
}
