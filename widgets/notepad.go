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

// A NotePad is two fields for a reader's own words, in a Box: a note of several lines,
// and tags. It tells what is typed as it is typed, and when a field is left; what became
// of that is said below them. Esc closes the box.
type NotePad struct {
	widget.BaseWidget
	OnRoom  func() // called when it takes another room than before
	OnTyped func(note, tags string)
	OnLeft  func()
	OnFull  func(pasted int) // called when a field does not take what is typed, or so many characters pasted

	note, tags *noteEntry
	about      string // what the note is of
	setting    bool   // the fields are filled, and not by the reader
	words      *widget.Label
	edge       *canvas.Rectangle
	said       *fyne.Container
	body       *fyne.Container
}

// LongestNote is how many characters a field takes. The toolkit draws a line of text
// as one picture, and longer ones than a graphics card takes not at all; with a
// page pasted in, each key would take seconds.
const LongestNote = 1000

// noteLines is how many lines of a note are seen.
const noteLines = 5

// noteEntry is a field that tells when the keyboard leaves it. Of a text that is
// longer than it takes it shows the beginning, which cannot be changed.
type noteEntry struct {
	Field
	seat
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

// AcceptsTab implements fyne.Tabbable: Tab leaves the field.
func (e *noteEntry) AcceptsTab() bool { return false }

// TypedRune implements fyne.Focusable.
func (e *noteEntry) TypedRune(r rune) {
	if e.room() < 1 {
		e.onFull(0)
		return
	}
	e.Field.TypedRune(r)
}

// TypedKey implements fyne.Focusable: Esc closes the box, and Enter does where it begins
// no line.
func (e *noteEntry) TypedKey(k *fyne.KeyEvent) {
	enter := k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter
	switch {
	case k.Name == fyne.KeyEscape, enter && !e.MultiLine:
		call(e.close)
	case enter && e.room() < 1:
		e.onFull(0)
	default:
		e.Field.TypedKey(k)
	}
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
	e.Field.TypedShortcut(s)
}

// FocusGained implements fyne.Focusable.
func (e *noteEntry) FocusGained() {
	e.held, e.typed = true, false
	e.Field.FocusGained()
	e.arrived(e)
}

// FocusLost implements fyne.Focusable.
func (e *noteEntry) FocusLost() {
	e.held, e.typed = false, false
	e.Field.FocusLost()
	e.onLeft()
}

// NewNotePad returns a pad with hints in its empty fields.
func NewNotePad(note, tags string) *NotePad {
	b := &NotePad{words: widget.NewLabel(""), edge: canvas.NewRectangle(themeColor(inkAccent))}
	b.note, b.tags = b.entry(note, noteLines), b.entry(tags, 1)
	b.words.Wrapping = fyne.TextWrapWord
	b.edge.SetMinSize(fyne.NewSize(saidEdge, 0))
	b.said = container.New(layout.NewCustomPaddedLayout(theme.Padding(), 0, theme.Padding(), 0),
		container.NewBorder(nil, nil, b.edge, nil, b.words))
	b.said.Hide()
	b.body = container.NewVBox(b.note, b.tags, b.said)
	b.ExtendBaseWidget(b)
	return b
}

// entry makes a field of so many lines.
func (b *NotePad) entry(hint string, lines int) *noteEntry {
	e := &noteEntry{onLeft: func() { call(b.OnLeft) }}
	e.onFull = func(pasted int) {
		if b.OnFull != nil {
			b.OnFull(pasted)
		}
	}
	if e.MultiLine = lines > 1; e.MultiLine {
		e.Wrapping = fyne.TextWrapBreak
	}
	e.ExtendBaseWidget(e)
	e.SetPlaceHolder(hint)
	e.SetMinRowsVisible(lines)
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

// saidEdge is the breadth of the line beside what is said, in canvas units: that
// of the bar beside a row.
const saidEdge = barWidth

func (b *NotePad) enter(box *Box) { box.enters(b.body) }

// Focus takes the keyboard to the note.
func (b *NotePad) Focus(c fyne.Canvas) { c.Focus(b.note) }

// Set shows a note and tags about something. A field in which the reader is typing
// about the same stays as it is.
func (b *NotePad) Set(about, note, tags string) {
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

// Say says below the fields what is wrong with what they hold, nothing for "".
func (b *NotePad) Say(text string) {
	if text == b.words.Text && b.said.Hidden == (text == "") {
		return
	}
	b.words.SetText(text)
	b.said.Hidden = text == ""
	b.Refresh()
	call(b.OnRoom)
}

// Said is what is said below the fields.
func (b *NotePad) Said() string { return b.words.Text }

// Text is what the fields hold.
func (b *NotePad) Text() (note, tags string) { return b.note.text(), b.tags.text() }

// Whole reports whether all of the note and the tags is shown, and can be changed.
func (b *NotePad) Whole() bool { return b.note.whole == "" && b.tags.whole == "" }

// Refresh takes the colours of the present theme.
func (b *NotePad) Refresh() {
	b.edge.FillColor = themeColor(inkAccent)
	b.BaseWidget.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (b *NotePad) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.body) }
