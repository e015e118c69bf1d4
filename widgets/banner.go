package widgets

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Banner says what went wrong above the content, until it is dismissed. It
// takes no room while it has nothing to say.
//
// Its button is made when it first speaks: a button is labelled in bold, and
// the toolkit's reading of the bold font is 10 MB that most sessions never need.
type Banner struct {
	widget.BaseWidget
	OnRoom func() // called when it takes another room than before
	back   *canvas.Rectangle
	text   *widget.Label
	word   string // on the button
	body   *fyne.Container
	said   []message // oldest first
}

type message struct{ about, text string }

// NewBanner returns a hidden banner; dismiss is the word on its button.
func NewBanner(dismiss string) *Banner {
	b := &Banner{back: canvas.NewRectangle(color.Transparent), text: widget.NewLabel(""), word: dismiss}
	b.text.Wrapping = fyne.TextWrapWord
	b.body = container.NewStack(b.back)
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// Say shows a message below those not yet dismissed, in place of an earlier one
// about the same thing.
func (b *Banner) Say(about, text string) {
	if len(b.body.Objects) == 1 {
		button := container.NewVBox(widget.NewButton(b.word, b.dismiss))
		b.body.Add(container.NewPadded(container.NewBorder(nil, nil, nil, button, b.text)))
	}
	b.forget(about)
	b.said = append(b.said, message{about, text})
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
	b.text.SetText(b.Text())
	b.Hidden = len(b.said) == 0
	tell(b.OnRoom)
	b.Refresh()
}

// Text is what the banner says, a message a line.
func (b *Banner) Text() string {
	lines := make([]string, len(b.said))
	for i, m := range b.said {
		lines[i] = m.text
	}
	return strings.Join(lines, "\n")
}

func (b *Banner) dismiss() {
	b.said = nil
	b.show()
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

func tell(f func()) {
	if f != nil {
		f()
	}
}
