package widgets

import (
	"image/color"

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
}

// NewBanner returns a hidden banner; dismiss is the word on its button.
func NewBanner(dismiss string) *Banner {
	b := &Banner{back: canvas.NewRectangle(color.Transparent), text: widget.NewLabel(""), word: dismiss}
	b.text.Wrapping = fyne.TextWrapWord
	b.body = container.NewStack(b.back)
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// Say shows a message below those not yet dismissed.
func (b *Banner) Say(message string) {
	if len(b.body.Objects) == 1 {
		button := container.NewVBox(widget.NewButton(b.word, b.dismiss))
		b.body.Add(container.NewPadded(container.NewBorder(nil, nil, nil, button, b.text)))
	}
	if b.Visible() && b.text.Text != "" {
		message = b.text.Text + "\n" + message
	}
	b.text.SetText(message)
	b.Show()
	tell(b.OnRoom)
	b.Refresh()
}

// Text is what the banner says.
func (b *Banner) Text() string { return b.text.Text }

func (b *Banner) dismiss() {
	b.text.SetText("")
	b.Hide()
	tell(b.OnRoom)
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
