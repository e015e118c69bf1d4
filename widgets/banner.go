package widgets

import (
	"image/color"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Banner says what is wrong, until it was read and is dismissed: above the content, of
// which it moves nothing. What is said of several things in the same words is said once.
//
// Its buttons are made when it first speaks: a button is labelled in bold, and
// the toolkit's reading of the bold font is 10 MB that most sessions never need.
type Banner struct {
	widget.BaseWidget
	OnRoom func() // called when it takes another room than before

	back *canvas.Rectangle
	edge *canvas.Rectangle // at its left: it is no news, but something is wrong
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
	b := &Banner{back: canvas.NewRectangle(color.Transparent), edge: canvas.NewRectangle(color.Transparent), rows: container.NewVBox(), word: dismiss}
	pad := theme.Padding()
	b.back.StrokeWidth = 1
	b.edge.SetMinSize(fyne.NewSize(barWidth, 0))
	b.body = container.NewStack(b.back, container.NewBorder(nil, nil, b.edge, nil, container.New(layout.NewCustomPaddedLayout(pad, pad, 2*pad, 2*pad), b.rows)))
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
	same := map[string]int{}
	for _, m := range b.said {
		same[m.text]++
	}
	for _, m := range b.said {
		if n := same[m.text]; n > 0 {
			b.rows.Add(b.row(m, n))
		}
		same[m.text] = 0
	}
	b.Hidden = len(b.said) == 0
	call(b.OnRoom)
	b.Refresh()
}

// row is a message, which was said of n things, with its buttons after it.
func (b *Banner) row(m message, n int) fyne.CanvasObject {
	words := m.text
	if n > 1 {
		words += " ×" + strconv.Itoa(n)
	}
	text := widget.NewLabel(words)
	text.Wrapping = fyne.TextWrapWord
	buttons := container.NewHBox()
	if m.do != nil {
		buttons.Add(NewButton(m.word, m.do))
	}
	buttons.Add(NewButton(b.word, func() { b.dismiss(m.text) }))
	icon := widget.NewIcon(theme.NewPrimaryThemedResource(theme.WarningIcon()))
	return container.NewBorder(nil, nil, container.NewVBox(container.New(layout.NewCustomPaddedLayout(theme.Padding(), 0, 0, 0), icon)), container.NewVBox(buttons), text)
}

// dismiss takes back all that is said in some words.
func (b *Banner) dismiss(text string) {
	b.said = slices.DeleteFunc(b.said, func(m message) bool { return m.text == text })
	b.show()
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
	b.dismiss(b.said[len(b.said)-1].text)
	return true
}

// Refresh takes the colours of the present theme.
func (b *Banner) Refresh() {
	b.colour()
	b.BaseWidget.Refresh()
}

func (b *Banner) colour() {
	b.back.FillColor, b.back.StrokeColor = themeColor(theme.ColorNameSelection), themeColor(inkAccent)
	b.edge.FillColor = themeColor(inkAccent)
	b.back.Refresh()
	b.edge.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (b *Banner) CreateRenderer() fyne.WidgetRenderer {
	b.colour()
	return widget.NewSimpleRenderer(b.body)
}

func call(f func()) {
	if f != nil {
		f()
	}
}
