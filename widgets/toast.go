package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Toast says for a while what has happened, with the one thing that can be done about
// it. It stands above the content and moves none of it; what was said before makes room.
// How long it stays is its owner's to say; while the mouse is on it, it does.
type Toast struct {
	widget.BaseWidget
	OnRoom func()     // called when it takes another room than before
	OnHeld func(bool) // called when the mouse comes, and when it goes

	about  string
	label  *widget.Label
	button *Button // nil for nothing to be done
	back   *canvas.Rectangle
	body   *fyne.Container
}

var _ desktop.Hoverable = (*Toast)(nil)

// NewToast returns one that says nothing yet.
func NewToast() *Toast {
	t := &Toast{back: canvas.NewRectangle(color.Transparent)}
	t.label = widget.NewLabel("")
	t.label.Wrapping = fyne.TextWrapWord
	t.back.CornerRadius, t.back.StrokeWidth = theme.InputRadiusSize(), 1
	t.body = container.NewStack(t.back)
	t.ExtendBaseWidget(t)
	t.Hide()
	return t
}

// Say says something about a matter, with a button of a word unless do is nil.
func (t *Toast) Say(about, text, word string, do func()) {
	t.about = about
	t.label.SetText(text)
	t.button = nil
	var end fyne.CanvasObject
	if do != nil {
		t.button = NewButton(word, func() {
			t.Clear()
			do()
		})
		end = container.NewCenter(t.button)
	}
	pad := theme.Padding()
	t.body.Objects = []fyne.CanvasObject{t.back, container.New(layout.NewCustomPaddedLayout(pad, pad, 2*pad, 2*pad),
		container.NewBorder(nil, nil, nil, end, t.label))}
	t.Show()
	call(t.OnRoom)
	t.Refresh()
}

// Unsay takes back what is said about a matter.
func (t *Toast) Unsay(about string) {
	if t.about == about {
		t.Clear()
	}
}

// Clear takes away what is said, and tells whether that was anything.
func (t *Toast) Clear() bool {
	if !t.Visible() {
		return false
	}
	t.about = ""
	t.Hide()
	call(t.OnRoom)
	return true
}

// About is the matter that something is said about, "" for none.
func (t *Toast) About() string { return t.about }

// Text is what is said, "" for nothing.
func (t *Toast) Text() string {
	if !t.Visible() {
		return ""
	}
	return t.label.Text
}

// Offers tells whether something can be done about it.
func (t *Toast) Offers() bool { return t.button != nil }

// Press presses its button.
func (t *Toast) Press() {
	if t.button != nil {
		t.button.OnTapped()
	}
}

// MouseIn implements desktop.Hoverable.
func (t *Toast) MouseIn(*desktop.MouseEvent) { t.held(true) }

// MouseMoved implements desktop.Hoverable.
func (t *Toast) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (t *Toast) MouseOut() { t.held(false) }

func (t *Toast) held(on bool) {
	if t.OnHeld != nil {
		t.OnHeld(on)
	}
}

// Refresh takes the colours of the present theme.
func (t *Toast) Refresh() {
	t.back.FillColor, t.back.StrokeColor = themeColor(theme.ColorNameMenuBackground), themeColor(inkQuiet)
	t.back.Refresh()
	t.BaseWidget.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (t *Toast) CreateRenderer() fyne.WidgetRenderer {
	t.back.FillColor, t.back.StrokeColor = themeColor(theme.ColorNameMenuBackground), themeColor(inkQuiet)
	return widget.NewSimpleRenderer(t.body)
}

// Afloat lays what is said out above content that fills its container: at its foot, one
// below the other, as wide as a line is read easily.
type Afloat struct{ Foot fyne.CanvasObject } // Foot stands below, and is left to be seen

// floatWidth is the breadth of what floats, in canvas units: a path of a file fits it.
const floatWidth = 620

// MinSize implements fyne.Layout.
func (Afloat) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Layout implements fyne.Layout.
func (a Afloat) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	pad := 2 * theme.Padding()
	width := min(size.Width-2*pad, floatWidth)
	y := size.Height - a.Foot.MinSize().Height - pad
	for i := len(objects) - 1; i > 0; i-- {
		o := objects[i]
		if !o.Visible() {
			continue
		}
		o.Resize(fyne.NewSize(width, 0)) // text that wraps has its height once it has its width
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
		y -= o.Size().Height
		o.Move(fyne.NewPos((size.Width-width)/2, y))
		y -= theme.Padding()
	}
}
