package widgets

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Banner says above the content what went wrong, is going on or was done,
// until it is dismissed. It takes no room while it has nothing to say.
//
// Its buttons are made when it first speaks: a button is labelled in bold, and
// the toolkit's reading of the bold font is 10 MB that most sessions never need.
type Banner struct {
	widget.BaseWidget
	OnRoom func() // called when it takes another room than before

	back *canvas.Rectangle
	rows *fyne.Container
	body *fyne.Container
	word string    // on the button that dismisses
	said []message // oldest first
}

// message is what is said about a thing, with something to do about it.
type message struct {
	about, text string
	word        string
	do          func() // nil for nothing
}

// NewBanner returns a hidden banner; dismiss is the word on its button.
func NewBanner(dismiss string) *Banner {
	b := &Banner{back: canvas.NewRectangle(color.Transparent), rows: container.NewVBox(), word: dismiss}
	pad := theme.Padding()
	b.body = container.NewStack(b.back, container.New(layout.NewCustomPaddedLayout(pad, pad, 2*pad, 2*pad), b.rows))
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// Say shows a message below those not yet dismissed, in place of an earlier one
// about the same thing.
func (b *Banner) Say(about, text string) { b.Offer(about, text, "", nil) }

// Offer says something with a button of a word that does something about it.
func (b *Banner) Offer(about, text, word string, do func()) {
	b.forget(about)
	b.said = append(b.said, message{about, text, word, do})
	b.show()
}

// Unsay takes back what was said about a thing.
func (b *Banner) Unsay(about string) {
	if b.forget(about) {
		b.show()
	}
}

func (b *Banner) forget(about string) bool {
	n := len(b.said)
	b.said = slices.DeleteFunc(b.said, func(m message) bool { return m.about == about })
	return len(b.said) < n
}

// show shows what is said.
func (b *Banner) show() {
	b.rows.Objects = nil
	for _, m := range b.said {
		b.rows.Add(b.row(m))
	}
	b.Hidden = len(b.said) == 0
	call(b.OnRoom)
	b.Refresh()
}

// row is a message with its buttons after it.
func (b *Banner) row(m message) fyne.CanvasObject {
	text := widget.NewLabel(m.text)
	text.Wrapping = fyne.TextWrapWord
	buttons := container.NewHBox()
	if m.do != nil {
		buttons.Add(NewButton(m.word, m.do))
	}
	buttons.Add(NewButton(b.word, func() { b.Unsay(m.about) }))
	return container.NewBorder(nil, nil, nil, container.NewVBox(buttons), text)
}

// Text is what the banner says, a message a line.
func (b *Banner) Text() string {
	lines := make([]string, len(b.said))
	for i, m := range b.said {
		lines[i] = m.text
	}
	return strings.Join(lines, "\n")
}

// Dismiss takes back the latest message, and reports whether there was one.
func (b *Banner) Dismiss() bool {
	if len(b.said) == 0 {
		return false
	}
	b.Unsay(b.said[len(b.said)-1].about)
	return true
}

// Refresh takes the colours of the present theme.
func (b *Banner) Refresh() {
	b.back.FillColor = themeColor(theme.ColorNameSelection)
	b.BaseWidget.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (b *Banner) CreateRenderer() fyne.WidgetRenderer {
	b.back.FillColor = themeColor(theme.ColorNameSelection)
	return widget.NewSimpleRenderer(b.body)
}

func call(f func()) {
	if f != nil {
		f()
	}
}
