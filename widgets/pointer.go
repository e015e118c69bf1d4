package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lanmu/widgets/document"
)

// The mouse and the keyboard on the text of a Reader.
var (
	_ desktop.Mouseable      = (*sheet)(nil)
	_ desktop.Cursorable     = (*sheet)(nil)
	_ fyne.Draggable         = (*sheet)(nil)
	_ fyne.SecondaryTappable = (*sheet)(nil)
	_ fyne.Focusable         = (*sheet)(nil)
	_ fyne.Shortcutable      = (*sheet)(nil)
	_ desktop.Hoverable      = (*sheet)(nil)
)

// manyClicks is how soon clicks must follow each other to count as one gesture.
const manyClicks = 400 * time.Millisecond

// pointer is what the mouse is doing.
type pointer struct {
	clicks int       // 0 for none on this text
	taken  selection // the word or paragraph that the clicks took
	last   time.Time
	at     fyne.Position // of the last click or drag, along and across the lines
	seen   fyne.Position // of the last drag, in the window
	timer  *time.Timer   // scrolls while the mouse is dragged beyond an edge
	coda   bool          // the mouse is over what stands after the end
	turned float32       // the wheel, with Ctrl, short of a notch
	down   bool          // a click takes the keyboard here
	leads  bool          // the mouse is over what leads somewhere
}

// MouseDown begins a selection; the second click takes the word, the third the
// paragraph; with Shift the selection is led here.
func (s *sheet) MouseDown(e *desktop.MouseEvent) {
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	s.pointer.down = true // the ring is for who came by the keyboard
	s.focus()
	s.pointer.down = false
	s.focused(false)
	if s.chosen != nil {
		s.chosen(e.AbsolutePosition, false) // until it is known what is selected
	}
	now := time.Now()
	near := func(a, b float32) bool { return a-b < 4 && b-a < 4 }
	at := s.fromCanvas(e.Position)
	if now.Sub(s.pointer.last) < manyClicks && near(at.X, s.pointer.at.X) && near(at.Y, s.pointer.at.Y) {
		s.pointer.clicks++
	} else {
		s.pointer.clicks = 1
	}
	s.pointer.last, s.pointer.at = now, at
	if e.Modifier&fyne.KeyModifierShift != 0 {
		s.pointer.clicks = 1
		s.pointer.taken = selection{s.sel.anchor, s.sel.anchor}
		s.sel.head = s.hit(at)
	} else {
		s.pointer.taken = s.taken(at)
		s.sel = s.pointer.taken
	}
	s.redraw()
}

// taken is what so many clicks take at a point: a place, a word or a paragraph.
func (s *sheet) taken(at fyne.Position) selection {
	switch s.pointer.clicks {
	case 1:
		p := s.hit(at)
		return selection{p, p}
	case 2:
		return s.word(s.under(at))
	}
	return s.paragraph(s.hit(at))
}

// MouseUp tells what was selected, or goes on to what was clicked: a highlight, or what
// the words after the end of the text tell of.
func (s *sheet) MouseUp(e *desktop.MouseEvent) {
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	if from, _ := s.sel.order(); s.caret != nil {
		s.caret(from)
	}
	if s.choose(e.AbsolutePosition); !s.sel.empty() {
		s.tellSelected()
		return
	}
	if id := s.keptAt(e.Position); id != "" && s.opened != nil {
		s.opened(id)
		return
	}
	if s.onCoda(e.Position) {
		call(s.coda)
	} else if i := s.imageAt(e.Position); i >= 0 && s.enlarge != nil {
		s.enlarge(i)
	} else if v, _ := s.leads(e.Position); v != nil {
		s.follow(v)
	}
}

// choose tells whether something is selected, at a place of the window.
func (s *sheet) choose(at fyne.Position) {
	if s.chosen != nil {
		s.chosen(at, !s.sel.empty())
	}
}

// tellSelected has what is selected be the primary selection.
func (s *sheet) tellSelected() {
	if text := s.selected(); text != "" && primary.Set != nil {
		primary.Set(text)
	}
}

// onCoda reports whether a point on the canvas is over what stands after the end.
func (s *sheet) onCoda(p fyne.Position) bool {
	at := s.fromCanvas(p)
	i := s.at(at.Y)
	return s.coda != nil && i < len(s.blocks) && s.blocks[i].Style == document.Coda && at.Y >= s.blocks[i].top
}

// MouseIn implements desktop.Hoverable.
func (s *sheet) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved shows by the cursor what can be clicked.
func (s *sheet) MouseMoved(e *desktop.MouseEvent) {
	s.pointer.coda = s.onCoda(e.Position) || s.imageAt(e.Position) >= 0 || s.keptAt(e.Position) != ""
	s.hover(e.Position)
}

// MouseOut implements desktop.Hoverable.
func (s *sheet) MouseOut() {
	s.pointer.coda = false
	s.untip()
}

// Dragged leads the selection to the mouse, by what the clicks before took, and
// scrolls while that is beyond the window.
func (s *sheet) Dragged(e *fyne.DragEvent) {
	s.pointer.at, s.pointer.seen = s.fromCanvas(e.Position), e.AbsolutePosition
	s.lead()
}

// edgePause is the time between two steps of scrolling at an edge.
const edgePause = 60 * time.Millisecond

func (s *sheet) lead() {
	if s.pointer.clicks == 0 { // it began on another text, which is gone
		return
	}
	s.sel = s.pointer.taken
	if to := s.taken(s.pointer.at); to.head.Before(s.sel.head) {
		s.sel = selection{s.sel.head, to.anchor}
	} else {
		s.sel.head = to.head
	}
	s.redraw()
	if s.pointer.timer != nil {
		s.pointer.timer.Stop()
	}
	if by := s.beyond(s.pointer.at.Y); by != 0 {
		s.pointer.timer = time.AfterFunc(edgePause, func() {
			fyne.Do(func() {
				if s.pointer.timer != nil && s.scrollBy(by) {
					s.pointer.at.Y += by
					s.lead()
				}
			})
		})
	}
}

// DragEnd implements fyne.Draggable.
func (s *sheet) DragEnd() {
	if s.pointer.timer != nil {
		s.pointer.timer.Stop()
		s.pointer.timer = nil
	}
	s.choose(s.pointer.seen)
}

// TappedSecondary asks for the menu.
func (s *sheet) TappedSecondary(e *fyne.PointEvent) {
	s.focus()
	if i := s.imageAt(e.Position); i >= 0 && s.imageMenu != nil {
		s.imageMenu(i, e.AbsolutePosition)
		return
	}
	if s.sel.empty() {
		s.sel = s.word(s.under(s.fromCanvas(e.Position)))
		s.redraw()
	}
	if s.menu != nil {
		s.menu(e.AbsolutePosition)
	}
}

// Cursor implements desktop.Cursorable.
func (s *sheet) Cursor() desktop.Cursor {
	if s.pointer.coda || s.pointer.leads {
		return desktop.PointerCursor
	}
	return desktop.TextCursor
}

// FocusGained implements fyne.Focusable.
func (s *sheet) FocusGained() { s.focused(!s.pointer.down) }

// FocusLost implements fyne.Focusable.
func (s *sheet) FocusLost() {
	s.Held = Held{}
	s.focused(false)
}

// TypedRune implements fyne.Focusable.
func (s *sheet) TypedRune(r rune) {
	if s.typed.rune != nil {
		s.typed.rune(r)
	}
}

// TypedKey leads the selection with Shift; other keys are the owner's.
func (s *sheet) TypedKey(e *fyne.KeyEvent) {
	if shifted() && s.extend(e.Name) {
		return
	}
	if e.Name == fyne.KeyEscape && !s.sel.empty() {
		s.sel = selection{}
		s.redraw()
		return
	}
	if s.typed.key != nil {
		s.typed.key(e)
	}
}

func shifted() bool { return heldKeys()&fyne.KeyModifierShift != 0 }

// heldKeys are the modifiers that are held.
func heldKeys() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// extend leads the selection's head by a key, and reports whether it did.
func (s *sheet) extend(key fyne.KeyName) bool {
	head := s.sel.head
	at := s.point(head)
	switch s.along(key) {
	case fyne.KeyRight:
		head = s.step(head, 1)
	case fyne.KeyLeft:
		head = s.step(head, -1)
	case fyne.KeyDown, fyne.KeyUp:
		h := s.bodyLine()
		if head.Block < len(s.blocks) {
			h = s.blocks[head.Block].line
		}
		if s.along(key) == fyne.KeyUp {
			h = -h
		}
		head = s.hit(fyne.NewPos(at.X, at.Y+h))
	case fyne.KeyHome:
		head = s.hit(fyne.NewPos(0, at.Y))
	case fyne.KeyEnd:
		head = s.hit(fyne.NewPos(s.width, at.Y))
	default:
		return false
	}
	s.sel.head = head
	s.reveal(s.point(head).Y)
	s.revealAside(head)
	s.redraw()
	return true
}

// along returns the arrow key that does in horizontal lines what key does here.
func (s *sheet) along(key fyne.KeyName) fyne.KeyName {
	if s.comfort.Vertical {
		switch key {
		case fyne.KeyDown:
			return fyne.KeyRight
		case fyne.KeyUp:
			return fyne.KeyLeft
		case fyne.KeyLeft:
			return fyne.KeyDown
		case fyne.KeyRight:
			return fyne.KeyUp
		}
	}
	return key
}

// TypedShortcut copies and selects all; what else there is, is the owner's.
func (s *sheet) TypedShortcut(k fyne.Shortcut) {
	switch k.(type) {
	case *fyne.ShortcutCopy:
		if text := s.selected(); text != "" {
			fyne.CurrentApp().Clipboard().SetContent(text)
		}
	case *fyne.ShortcutSelectAll:
		s.all()
		s.redraw()
	default:
		if s.typed.shortcut != nil {
			s.typed.shortcut(k)
		}
	}
}

func (s *sheet) focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		c.Focus(s)
	}
}
