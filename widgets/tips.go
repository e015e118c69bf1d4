package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Tips are a few quiet words about what can be tried, with a button that takes
// them away. They take no room when there are none.
type Tips struct {
	widget.BaseWidget
	OnRoom func() // called when they take another room than before

	words []*canvas.Text
	row   *fyne.Container
	body  *fyne.Container
}

// NewTips returns tips that are shown once they are set; dismiss is what their
// button is called.
func NewTips(dismiss string, dismissed func()) *Tips {
	t := &Tips{row: container.New(&wrap{one: true})}
	button := NewIconButton(theme.CancelIcon(), dismiss, dismissed)
	pad := theme.Padding()
	t.body = container.New(layout.NewCustomPaddedLayout(0, 0, margin-pad, pad),
		container.NewBorder(nil, nil, nil, container.NewVBox(button), t.row))
	t.ExtendBaseWidget(t)
	t.Hide()
	return t
}

// Set shows tips, or none.
func (t *Tips) Set(tips ...string) {
	t.words, t.row.Objects = nil, nil
	for _, tip := range tips {
		text := canvas.NewText(tip, themeColor(inkQuiet))
		text.TextSize = theme.TextSize() - 1
		t.words = append(t.words, text)
		t.row.Add(container.New(layout.NewCustomPaddedLayout(8, 8, theme.Padding(), 2*theme.Padding()), text))
	}
	t.Hidden = len(tips) == 0
	t.row.Refresh()
	call(t.OnRoom)
	t.BaseWidget.Refresh()
}

// Refresh takes the colours of the present theme.
func (t *Tips) Refresh() {
	for _, w := range t.words {
		w.Color = themeColor(inkQuiet)
		w.Refresh()
	}
	t.BaseWidget.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (t *Tips) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.body) }

// Text is all the tips, one a line.
func (t *Tips) Text() string {
	lines := make([]string, len(t.words))
	for i, w := range t.words {
		lines[i] = w.Text
	}
	return strings.Join(lines, "\n")
}
