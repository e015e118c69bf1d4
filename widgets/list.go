package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// rowList is a list of Rows that the keyboard can walk and open. The
// selection is where Enter would open; headings are stepped over.
type rowList struct {
	widget.List
	rows     []Row
	faces    *Faces
	selected int // -1 when nothing is
	focused  bool
	compact  bool   // rows are of one line
	tall     []bool // by place, whether the list takes it for a heading

	onOpen   func(row int)
	onChosen func(row int) // by the reader, not by setRows
	onStar   func(row int)
	onRune   func(rune)
	onKey    func(*fyne.KeyEvent) // those that mean nothing in a list
	onLeave  func()               // ↑ from the first entry
	onEscape func()
}

func newRowList(faces *Faces) *rowList {
	l := &rowList{faces: faces, selected: -1}
	l.HideSeparators = true
	l.Length = func() int { return len(l.rows) }
	l.CreateItem = func() fyne.CanvasObject {
		v := newRowView(faces)
		v.height = l.entryHeight()
		return v
	}
	l.UpdateItem = func(id widget.ListItemID, item fyne.CanvasObject) {
		item.(*rowView).set(l.rows[id], l.focused && id == l.selected,
			func() { l.open(id) }, func() { l.star(id) })
	}
	l.ExtendBaseWidget(l)
	return l
}

// setRows replaces the rows and selects one of them, or none for -1.
func (l *rowList) setRows(rows []Row, selected int) {
	// The toolkit draws the whole list anew for each height it is told, so it is
	// told only what differs; what lies beyond the end may stay as it was.
	for i := range rows {
		is := rows[i].Heading
		if i == len(l.tall) {
			l.tall = append(l.tall, false)
		}
		if l.tall[i] != is {
			l.tall[i] = is
			h := l.entryHeight()
			if is {
				h = headingHeight
			}
			l.SetItemHeight(i, h)
		}
	}
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

func (l *rowList) choose(id int) {
	l.selected = id
	// The heading above the first entry is part of what a reader wants to see.
	if id > 0 && l.rows[id-1].Heading {
		l.ScrollTo(id - 1)
	}
	l.Select(id)
	if l.focused {
		l.Highlight(id)
	}
}

func (l *rowList) entryHeight() float32 {
	if l.compact {
		return compactHeight
	}
	return rowHeight
}

// pick is choose by the reader.
func (l *rowList) pick(id int) {
	l.choose(id)
	if l.onChosen != nil {
		l.onChosen(id)
	}
}

func (l *rowList) open(id int) {
	l.pick(id)
	if l.onOpen != nil {
		l.onOpen(id)
	}
}

func (l *rowList) star(id int) {
	if l.onStar != nil && id >= 0 && id < len(l.rows) {
		l.onStar(id)
	}
}

// step moves the selection by the entries, not the headings, there are.
func (l *rowList) step(by int) bool {
	for id := l.selected + by; id >= 0 && id < len(l.rows); id += by {
		if !l.rows[id].Heading {
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
		l.selected = -1
		l.step(1)
	case fyne.KeyEnd:
		l.selected = len(l.rows)
		l.step(-1)
	case fyne.KeyPageDown, fyne.KeyPageUp:
		by, n := 1, max(int(l.Size().Height/l.entryHeight())-1, 1)
		if e.Name == fyne.KeyPageUp {
			by = -1
		}
		for range n {
			l.step(by)
		}
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if l.selected >= 0 {
			l.open(l.selected)
		}
	case fyne.KeyDelete:
		if l.selected >= 0 && l.rows[l.selected].Starred {
			l.star(l.selected)
		}
	case fyne.KeyEscape:
		if l.onEscape != nil {
			l.onEscape()
		}
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
		l.star(l.selected)
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
	l.focused = false
	l.List.FocusLost()
	l.Refresh()
}
