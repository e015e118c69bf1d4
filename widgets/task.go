package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Task tells of something that goes on for a while, in a line that takes no
// room while there is nothing: how far it is, in words and as a bar, with a
// button.
type Task struct {
	widget.BaseWidget
	OnRoom func() // called when it takes another room than before

	part   float32 // done, 0 to 1; negative for no bar
	words  *widget.Label
	button *Button
	track  *canvas.Rectangle
	done   *canvas.Rectangle
	body   *fyne.Container
}

// NewTask returns a hidden line.
func NewTask() *Task {
	t := &Task{words: widget.NewLabel(""), track: canvas.NewRectangle(nil), done: canvas.NewRectangle(nil)}
	t.words.Truncation = fyne.TextTruncateEllipsis
	t.words.SizeName = theme.SizeNameCaptionText
	t.ExtendBaseWidget(t)
	t.Hide()
	return t
}

// Set shows how much is done, 0 to 1 or negative where that is not the point,
// some words, and a button.
func (t *Task) Set(part float32, words, button string, tapped func()) {
	if t.button == nil { // made when it first speaks, as a Banner's is
		t.button = NewButton(button, nil)
		t.button.Importance = widget.LowImportance
	}
	t.part = part
	t.words.SetText(words)
	t.button.OnTapped = tapped
	t.button.SetText(button)
	was := t.Hidden
	t.Hidden = false
	if was {
		call(t.OnRoom)
	}
	t.Refresh()
}

// Clear hides the line.
func (t *Task) Clear() {
	if !t.Hidden {
		t.Hide()
		call(t.OnRoom)
	}
}

// Text is what the line says, "" when it is hidden.
func (t *Task) Text() string {
	if t.Hidden {
		return ""
	}
	return t.words.Text
}

// Tap taps the button.
func (t *Task) Tap() { t.button.OnTapped() }

// CreateRenderer implements fyne.Widget.
func (t *Task) CreateRenderer() fyne.WidgetRenderer {
	if t.button == nil {
		t.button = NewButton("", nil)
		t.button.Importance = widget.LowImportance
	}
	// The words stand in the middle of the button's height.
	words := container.NewVBox(layout.NewSpacer(), t.words, layout.NewSpacer())
	t.body = container.NewBorder(nil, nil, nil, t.button, words)
	r := &taskRenderer{t}
	r.Refresh()
	return r
}

type taskRenderer struct{ t *Task }

func (r *taskRenderer) Destroy() {}

func (r *taskRenderer) MinSize() fyne.Size { return r.t.body.MinSize().AddWidthHeight(0, 3) }

func (r *taskRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.t.track, r.t.done, r.t.body}
}

func (r *taskRenderer) Layout(size fyne.Size) {
	r.t.track.Resize(fyne.NewSize(size.Width, 1))
	r.t.done.Resize(fyne.NewSize(size.Width*max(min(r.t.part, 1), 0), 3))
	r.t.body.Move(fyne.NewPos(0, 3))
	r.t.body.Resize(fyne.NewSize(size.Width, size.Height-3))
}

func (r *taskRenderer) Refresh() {
	r.t.track.FillColor, r.t.done.FillColor = themeColor(theme.ColorNameSeparator), themeColor(inkAccent)
	r.Layout(r.t.Size())
	r.t.track.Refresh()
	r.t.done.Refresh()
	r.t.body.Refresh()
}
