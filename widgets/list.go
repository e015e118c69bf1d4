package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lanmu/widgets/document"
	"lanmu/widgets/glyph"
)

// rowList is a list of Rows that the keyboard can walk, open and fold. The
// selection is where Enter would open; headings with their entries below them
// are stepped over.
type rowList struct {
	widget.List
	Held
	rows     document.Rows
	faces    *glyph.Faces
	selected int // -1 when nothing is
	focused  bool
	compact  bool   // rows are of one line
	tall     []bool // by place, whether the list takes it for a heading

	onOpen   func(row int)
	onChosen func(row int) // by the reader, not by setRows
	onStar   func(row int)
	onMenu   func(row int, at fyne.Position)
	onFold   func(heading int)
	onRune   func(rune)
	onKey    func(*fyne.KeyEvent) // those that mean nothing in a list
	onLeave  func()               // ↑ from the first entry
	onEscape func()
	starName string // what the star of a row is for
}

func newRowList(faces *glyph.Faces) *rowList {
	l := &rowList{faces: faces, selected: -1}
	l.HideSeparators = true
	l.Length = func() int { return l.rows.Len }
	l.CreateItem = func() fyne.CanvasObject {
		v := newRowView(faces)
		v.height = rowHeight
		if l.compact {
			v.height = compactHeight
		}
		return v
	}
	l.UpdateItem = func(id widget.ListItemID, item fyne.CanvasObject) {
		if !l.has(id) {
			return // the toolkit draws a row of the list as it was
		}
		v := item.(*rowView)
		v.starName = l.starName
		v.menu = func(at fyne.Position) { l.menu(id, at) }
		v.set(l.rows.Row(id), l.focused && id == l.selected,
			func() { l.open(id) }, func() { l.star(id) })
	}
	l.ExtendBaseWidget(l)
	return l
}

// setRows replaces the rows and selects one of them, or none for -1.
func (l *rowList) setRows(rows document.Rows, selected int) {
	l.setHeights(rows)
	l.rows = rows
	l.UnselectAll()
	l.selected = -1
	l.Refresh()
	if selected >= 0 {
		l.choose(selected)
	} else {
		l.ScrollToTop()
	}
}

// extend adds to the rows.
func (l *rowList) extend(rows document.Rows) {
	l.setHeights(rows)
	l.rows = rows
	if !l.has(l.selected) {
		l.selected = -1
	}
	l.Refresh()
}

// setHeights tells the toolkit which rows are headings. It draws the whole list
// anew for each height it is told, so it is told only what differs; what lies
// beyond the end may stay as it was.
func (l *rowList) setHeights(rows document.Rows) {
	for i := range rows.Len {
		is := rows.Heading(i)
		if i == len(l.tall) {
			l.tall = append(l.tall, false)
		}
		if l.tall[i] != is {
			l.tall[i] = is
			h := l.entryHeight()
			if is {
				h = headingHeight * rowScale()
			}
			l.SetItemHeight(i, h)
		}
	}
}

// has reports whether there is a row id. A number that was taken from the list
// as it was, by a click under way or a selection, may fit no more.
func (l *rowList) has(id int) bool { return id >= 0 && id < l.rows.Len }

// choose selects a row; one that is not there is passed over.
func (l *rowList) choose(id int) {
	if !l.has(id) {
		return
	}
	l.selected = id
	// The heading above the first entry is part of what a reader wants to see.
	if id > 0 && l.rows.Heading(id-1) {
		l.ScrollTo(id - 1)
	}
	l.Select(id)
	if l.focused {
		l.Highlight(id)
	}
}

func (l *rowList) entryHeight() float32 {
	if l.compact {
		return compactHeight * rowScale()
	}
	return rowHeight * rowScale()
}

// pick is choose by the reader.
func (l *rowList) pick(id int) {
	l.choose(id)
	if l.has(id) && l.onChosen != nil {
		l.onChosen(id)
	}
}

// open opens an entry, and folds or unfolds a heading.
func (l *rowList) open(id int) {
	if !l.has(id) {
		return
	}
	if l.rows.Heading(id) {
		l.fold(id)
		return
	}
	l.pick(id)
	if l.onOpen != nil {
		l.onOpen(id)
	}
}

func (l *rowList) star(id int) {
	if l.onStar != nil && l.has(id) && !l.rows.Heading(id) {
		l.onStar(id)
	}
}

func (l *rowList) menu(id int, at fyne.Position) {
	if l.onMenu != nil && l.has(id) {
		l.onMenu(id, at)
	}
}

// fold folds or unfolds what stands under a heading.
func (l *rowList) fold(heading int) {
	if l.onFold != nil && l.rows.Row(heading).Fold != document.Fixed {
		l.onFold(heading)
	}
}

// foldAt folds what the selected entry stands under, or unfolds the heading
// selected.
func (l *rowList) foldAt(to document.Fold) {
	for id := l.selected; l.has(id); id-- {
		if !l.rows.Heading(id) {
			if to == document.Unfolded {
				return
			}
			continue
		}
		if f := l.rows.Row(id).Fold; f != document.Fixed && f != document.Pressed && f != document.Offered && f != to {
			l.fold(id)
			return
		}
		if to == document.Unfolded {
			return
		}
	}
}

// step moves the selection by the rows the keyboard stops at.
func (l *rowList) step(by int) bool { return l.stepFrom(l.selected, by) }

// stepFrom selects the first row after a place, or before it for -1, at which
// the keyboard stops, and reports whether there is one. Where there is none the
// selection stays.
func (l *rowList) stepFrom(at, by int) bool {
	for id := at + by; l.has(id); id += by {
		if l.rows.Stops(id) {
			l.pick(id)
			return true
		}
	}
	return false
}

// TypedKey implements fyne.Focusable.
func (l *rowList) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		l.step(1)
	case fyne.KeyUp:
		if !l.step(-1) && l.onLeave != nil {
			l.onLeave()
		}
	case fyne.KeyHome:
		l.stepFrom(-1, 1)
	case fyne.KeyEnd:
		l.stepFrom(l.rows.Len, -1)
	case fyne.KeyPageDown, fyne.KeyPageUp:
		by, n := 1, max(int(l.Size().Height/l.entryHeight())-1, 1)
		if e.Name == fyne.KeyPageUp {
			by = -1
		}
		for range n {
			l.step(by)
		}
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.open(l.selected)
	case fyne.KeyDelete:
		if l.has(l.selected) && l.rows.Row(l.selected).Starred {
			l.star(l.selected)
		}
	case fyne.KeyLeft:
		l.foldAt(document.Folded)
	case fyne.KeyRight:
		l.foldAt(document.Unfolded)
	case fyne.KeyEscape:
		if l.onEscape != nil {
			l.onEscape()
		}
	case desktop.KeyMenu:
		l.menu(l.selected, fyne.CurrentApp().Driver().AbsolutePositionForObject(l).AddXY(rowPad, rowHeight))
	default:
		if l.onKey != nil {
			l.onKey(e)
		}
	}
}

// TypedRune stars the selected row; what else a letter means is the owner's.
func (l *rowList) TypedRune(r rune) {
	switch {
	case r == 's' || r == 'b':
		if !l.Again() {
			l.star(l.selected)
		}
	case l.onRune != nil:
		l.onRune(r)
	}
}

// FocusGained keeps the toolkit's own highlight, a second one beside the
// selection, where the selection is.
func (l *rowList) FocusGained() {
	l.focused = true
	if l.selected < 0 {
		l.step(1)
	}
	l.List.FocusGained()
	l.Highlight(max(l.selected, 0))
}

// FocusLost implements fyne.Focusable.
func (l *rowList) FocusLost() {
	l.Held = Held{}
	l.focused = false
	l.List.FocusLost()
	l.Refresh()
}
