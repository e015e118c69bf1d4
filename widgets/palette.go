package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lanmu/widgets/document"
	"lanmu/widgets/glyph"
)

// A Palette is a box over a list of rows, above the window, from which one is
// chosen by typing some of it.
type Palette struct {
	OnTyped  func(query string)
	OnChosen func(row int)

	canvas fyne.Canvas
	filter *filterEntry
	list   *rowList
	popUp  *widget.PopUp
	under  *Candidates // the box; nil before the palette is first shown
}

// paletteWidth is wide enough for a command and its keys, in canvas units;
// paletteHeight for some fifteen of them.
const (
	paletteWidth  = 460
	paletteHeight = 560
)

// NewPalette returns a palette; hint is shown in its empty box.
func NewPalette(faces *glyph.Faces, hint string, c fyne.Canvas) *Palette {
	p := &Palette{canvas: c, filter: newFilterEntry(), list: newRowList(faces)}
	p.list.compact = true
	p.filter.SetPlaceHolder(hint)
	p.filter.OnChanged = func(q string) {
		if p.OnTyped != nil {
			p.OnTyped(q)
		}
	}
	p.filter.onDown = func() { p.list.step(1) }
	p.filter.onUp = func() { p.list.step(-1) }
	p.filter.onEnter = func() { p.list.open(p.list.selected) }
	p.filter.onEscape, p.list.onEscape = p.Hide, p.Hide
	p.list.onLeave = func() { c.Focus(p.filter) }
	p.list.onOpen = func(row int) {
		p.Hide()
		if p.OnChosen != nil {
			p.OnChosen(row)
		}
	}
	return p
}

// Show opens the palette with nothing typed.
func (p *Palette) Show() {
	// A menu below that closes takes the palette away too, untold: each time it
	// is a new one.
	p.Hide()
	box := container.NewBorder(p.filter, nil, nil, nil, p.list)
	p.under = NewCandidates(box)
	p.popUp = widget.NewModalPopUp(container.New(first{}, box, p.under), p.canvas)
	room := p.canvas.Size().SubtractWidthHeight(4*theme.Padding(), 8*theme.Padding())
	p.popUp.Resize(fyne.NewSize(min(paletteWidth, room.Width), min(paletteHeight, room.Height)))
	p.popUp.Show()
	p.filter.SetText("")
	p.filter.OnChanged("")
	p.canvas.Focus(p.filter)
}

// Hide closes the palette.
func (p *Palette) Hide() {
	if p.popUp != nil {
		p.popUp.Hide()
	}
}

// Visible reports whether the palette is open.
func (p *Palette) Visible() bool { return p.popUp != nil && p.popUp.Visible() }

// SetRows shows rows with one of them selected, or none for -1.
func (p *Palette) SetRows(rows []document.Row, selected int) {
	p.list.setRows(document.RowsOf(rows), selected)
}

// Rows returns the rows shown and which is selected, -1 for none.
func (p *Palette) Rows() ([]document.Row, int) { return p.list.rows.All(), p.list.selected }

// Candidates is where an input method offers what is typed into the palette.
func (p *Palette) Candidates() *Candidates { return p.under }
