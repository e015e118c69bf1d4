package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"lanmu/widgets/document"
)

// An issueBar is the title of what is listed, between what goes to the one before and
// to the one after.
type issueBar struct {
	widget.BaseWidget
	onTurn        func(by int)
	onTitle       func()
	before, after *IconButton
	title         *Button
	is            document.Issue
}

func newIssueBar(before, after string) *issueBar {
	b := &issueBar{}
	b.before = NewIconButton(theme.NavigateBackIcon(), before, func() { b.onTurn(-1) })
	b.after = NewIconButton(theme.NavigateNextIcon(), after, func() { b.onTurn(1) })
	b.title = NewButton("", func() { b.onTitle() })
	b.title.Importance = widget.LowImportance
	b.Hide()
	b.ExtendBaseWidget(b)
	return b
}

// set shows what is, nothing for the zero Issue.
func (b *issueBar) set(is document.Issue) {
	b.Hidden = is.Title == ""
	b.is = is
	able(&b.before.Button, is.Before)
	able(&b.after.Button, is.After)
	b.Refresh()
}

func able(b *Button, can bool) {
	if can {
		b.Enable()
	} else {
		b.Disable()
	}
}

// CreateRenderer implements fyne.Widget.
func (b *issueBar) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(aroundTitle{b}, b.before, b.title, b.after))
}

// aroundTitle gives a title the room between two buttons, and has it be short where it
// does not fit there: a sidebar is as wide as its reader wants it.
type aroundTitle struct{ *issueBar }

// MinSize implements fyne.Layout.
func (l aroundTitle) MinSize([]fyne.CanvasObject) fyne.Size {
	side := l.before.MinSize()
	return fyne.NewSize(4*side.Width, max(side.Height, l.title.MinSize().Height))
}

// Layout implements fyne.Layout.
func (l aroundTitle) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	side := l.before.MinSize().Width
	room := size.Width - 2*side
	if text := l.words(room); text != l.title.Text { // a refresh for nothing has it laid out again, for ever
		l.title.Text = text
		l.title.Refresh()
	}
	l.before.Move(fyne.NewPos(0, 0))
	l.before.Resize(fyne.NewSize(side, size.Height))
	l.title.Move(fyne.NewPos(side, 0))
	l.title.Resize(fyne.NewSize(room, size.Height))
	l.after.Move(fyne.NewPos(side+room, 0))
	l.after.Resize(fyne.NewSize(side, size.Height))
}

// words is the title, the short one where there is no room for the whole.
func (l aroundTitle) words(room float32) string {
	width := func(text string) float32 {
		return fyne.MeasureText(text, theme.TextSize(), fyne.TextStyle{Bold: true}).Width
	}
	// What the label takes itself may be that of the text before.
	if width(l.is.Title)+2*theme.InnerPadding() > room && l.is.Short != "" {
		return l.is.Short
	}
	return l.is.Title
}
