package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A FindBar is a box to search a text with, a count, and ways to the next and
// the previous hit. It is hidden until opened.
type FindBar struct {
	widget.BaseWidget
	OnRoom    func() // called when it takes another room than before
	OnChanged func(query string)
	OnStep    func(by int) // 1 to the next hit, -1 to the previous one
	OnClose   func()

	entry *filterEntry
	next  *IconButton
	count *canvas.Text
	body  *fyne.Container
}

// FindText is what a FindBar says, in the reader's language: the hint in its
// empty box, and what its buttons are called.
type FindText struct{ Hint, Next, Previous, Close string }

// NewFindBar returns a hidden bar.
func NewFindBar(text FindText) *FindBar {
	b := &FindBar{entry: newFilterEntry(), count: canvas.NewText("", themeColor(inkQuiet))}
	b.entry.SetPlaceHolder(text.Hint)
	b.entry.OnChanged = func(q string) {
		if b.OnChanged != nil {
			b.OnChanged(q)
		}
	}
	step := func(by int) func() {
		return func() {
			if b.OnStep != nil {
				b.OnStep(by)
			}
		}
	}
	b.entry.onDown, b.entry.onUp = step(1), step(-1)
	b.entry.onEnter = func() {
		if shifted() {
			step(-1)()
		} else {
			step(1)()
		}
	}
	b.entry.onEscape = b.Close
	icon := func(i fyne.Resource, name string, f func()) *IconButton {
		w := NewIconButton(i, name, f)
		w.close = b.Close
		return w
	}
	b.next = icon(theme.MenuDropDownIcon(), text.Next, step(1))
	b.body = container.NewPadded(container.NewBorder(nil, nil, nil, container.NewHBox(
		container.NewCenter(b.count),
		icon(theme.MenuDropUpIcon(), text.Previous, step(-1)), b.next, icon(theme.CancelIcon(), text.Close, b.Close)),
		b.entry))
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// Open shows the bar and takes the keyboard of its canvas to its box, with what
// that holds selected.
func (b *FindBar) Open(c fyne.Canvas) {
	b.Show()
	call(b.OnRoom)
	c.Focus(b.entry)
	b.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	if b.OnChanged != nil {
		b.OnChanged(b.entry.Text)
	}
}

// ShowFor shows the bar with a query that its owner has answered already, and
// leaves the keyboard where it is.
func (b *FindBar) ShowFor(query string) {
	changed := b.entry.OnChanged
	b.entry.OnChanged = nil
	b.entry.SetText(query)
	b.entry.OnChanged = changed
	b.Show()
	call(b.OnRoom)
}

// Close hides the bar.
func (b *FindBar) Close() {
	b.Hide()
	call(b.OnRoom)
	if b.OnClose != nil {
		b.OnClose()
	}
}

// Query is what the box holds.
func (b *FindBar) Query() string { return b.entry.Text }

// SetCount says how many hits there are, in the reader's language.
func (b *FindBar) SetCount(text string) {
	b.count.Text, b.count.Color = text, themeColor(inkQuiet)
	b.body.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (b *FindBar) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.body) }
