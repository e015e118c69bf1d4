package widgets

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A NoteBar is two boxes for a reader's own words: a note and tags. It is
// hidden until opened. It tells what is typed as it is typed, and when a box is
// left; what became of that is said below the boxes.
type NoteBar struct {
	widget.BaseWidget
	OnRoom  func() // called when it takes another room than before
	OnTyped func(note, tags string)
	OnLeft  func()
	OnClose func()           // called when it is hidden: the keyboard is to go elsewhere
	OnFull  func(pasted int) // called when a box does not take what is typed, or so many characters pasted

	note, tags *noteEntry
	about      string // what the note is of
	setting    bool   // the boxes are filled, and not by the reader
	words      *widget.Label
	edge       *canvas.Rectangle
	said       *fyne.Container
	body       *fyne.Container
}

// LongestNote is how many characters a box takes. The toolkit draws a line of text
// as one picture, and longer ones than a graphics card takes not at all; with a
// page pasted in, each key would take seconds.
const LongestNote = 1000

// noteEntry is an entry that tells when the keyboard leaves it. Of a text that is
// longer than it takes it shows the beginning, which cannot be changed.
type noteEntry struct {
	filterEntry
	onLeft func()
	onFull func(pasted int)
	whole  string // of what its beginning is shown
	held   bool   // by the keyboard
	typed  bool   // since the keyboard came
}

// text is what the entry stands for.
func (e *noteEntry) text() string {
	if e.whole != "" {
		return e.whole
	}
	return e.Text
}

func (e *noteEntry) set(text string) {
	e.whole = ""
	if utf8.RuneCountInString(text) > LongestNote {
		e.whole = text
		text = firstRunes(text, LongestNote) + "…"
		e.Disable()
	} else if e.Disabled() {
		e.Enable()
	}
	e.SetText(text)
}

// room is how many characters the entry takes in place of what is selected.
func (e *noteEntry) room() int {
	return LongestNote - utf8.RuneCountInString(e.Text) + utf8.RuneCountInString(e.SelectedText())
}

// TypedRune implements fyne.Focusable.
func (e *noteEntry) TypedRune(r rune) {
	if e.room() < 1 {
		e.onFull(0)
		return
	}
	e.filterEntry.TypedRune(r)
}

// TypedShortcut implements fyne.Shortcutable: a paste that is too long is left in
// the clipboard, whole.
func (e *noteEntry) TypedShortcut(s fyne.Shortcut) {
	if p, paste := s.(*fyne.ShortcutPaste); paste && !e.Disabled() {
		if n := utf8.RuneCountInString(p.Clipboard.Content()); n > e.room() {
			e.onFull(n)
			return
		}
	}
	e.filterEntry.TypedShortcut(s)
}

// FocusGained implements fyne.Focusable.
func (e *noteEntry) FocusGained() {
	e.held, e.typed = true, false
	e.Field.FocusGained()
}

// FocusLost implements fyne.Focusable.
func (e *noteEntry) FocusLost() {
	e.held, e.typed = false, false
	e.Field.FocusLost()
	e.onLeft()
}

// NewNoteBar returns a hidden bar with hints in its empty boxes; close is what its
// button is called.
func NewNoteBar(note, tags, close string) *NoteBar {
	b := &NoteBar{words: widget.NewLabel(""), edge: canvas.NewRectangle(themeColor(inkAccent))}
	box := func(hint string) *noteEntry {
		e := &noteEntry{onLeft: func() { call(b.OnLeft) }}
		e.onFull = func(pasted int) {
			if b.OnFull != nil {
				b.OnFull(pasted)
			}
		}
		e.ExtendBaseWidget(e)
		e.SetPlaceHolder(hint)
		e.onEnter, e.onEscape = b.Close, b.Close
		e.OnChanged = func(string) {
			if !b.setting {
				e.typed = true
				if b.OnTyped != nil {
					b.OnTyped(b.Text())
				}
			}
		}
		return e
	}
	b.note, b.tags = box(note), box(tags)
	done := NewIconButton(theme.CancelIcon(), close, b.Close)
	done.close = b.Close
	split := container.NewHSplit(b.note, b.tags)
	split.SetOffset(.7)
	b.words.Wrapping = fyne.TextWrapWord
	b.edge.SetMinSize(fyne.NewSize(saidEdge, 0))
	b.said = container.New(layout.NewCustomPaddedLayout(theme.Padding(), 0, theme.Padding(), 0),
		container.NewBorder(nil, nil, b.edge, nil, b.words))
	b.said.Hide()
	b.body = container.NewPadded(container.NewBorder(nil, b.said, nil, done, split))
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// saidEdge is the breadth of the line beside what is said, in canvas units: that
// of the bar beside a row.
const saidEdge = barWidth

// Open shows the bar and takes the keyboard to the note.
func (b *NoteBar) Open(c fyne.Canvas) {
	b.Show()
	call(b.OnRoom)
	c.Focus(b.note)
}

// Set shows a note and tags about something. A box in which the reader is typing
// about the same stays as it is.
func (b *NoteBar) Set(about, note, tags string) {
	b.setting = true
	defer func() { b.setting = false }()
	another := about != b.about
	b.about = about
	held := b.note.held
	for e, text := range map[*noteEntry]string{b.note: note, b.tags: tags} {
		if e.text() != text && (another || !e.held || !e.typed) {
			e.set(text)
		}
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); held && b.note.Disabled() && c != nil {
		c.Focus(b.tags) // which can be changed
	}
}

// Say says below the boxes what is wrong with what they hold, nothing for "".
func (b *NoteBar) Say(text string) {
	if text == b.words.Text && b.said.Hidden == (text == "") {
		return
	}
	b.words.SetText(text)
	b.said.Hidden = text == ""
	b.Refresh()
	call(b.OnRoom)
}

// Said is what is said below the boxes.
func (b *NoteBar) Said() string { return b.words.Text }

// Text is what the boxes hold.
func (b *NoteBar) Text() (note, tags string) { return b.note.text(), b.tags.text() }

// Whole reports whether all of the note and the tags is shown, and can be changed.
func (b *NoteBar) Whole() bool { return b.note.whole == "" && b.tags.whole == "" }

// Close hides the bar.
func (b *NoteBar) Close() {
	b.Hide()
	call(b.OnRoom)
	call(b.OnClose)
	call(b.OnLeft)
}

// Refresh takes the colours of the present theme.
func (b *NoteBar) Refresh() {
	b.edge.FillColor = themeColor(inkAccent)
	b.BaseWidget.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (b *NoteBar) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.body) }
