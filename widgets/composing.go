package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// composing draws the line of a field while something is composed in it: the
// text before the caret, the composition, and the text after it. It takes the
// place of what the toolkit draws.
type composing struct {
	field  *Field
	scroll *container.Scroll // what the toolkit draws the line in
	clip   *container.Clip
	line   *fyne.Container
	at     float32 // where in the clip the composition begins
}

// Of a composition, in canvas units: how thick lines under it are, and by how
// much of the size of the text they are below its baseline.
const (
	underline     = 1
	underlineDrop = .14
)

func newComposing(f *Field, scroll *container.Scroll) *composing {
	line := container.NewWithoutLayout()
	c := &composing{field: f, scroll: scroll, line: line, clip: container.NewClip(line)}
	c.clip.Hide()
	return c
}

// lay draws the line anew, or leaves it to the toolkit.
func (c *composing) lay() {
	shown := len(c.field.composition.Spans) > 0
	if c.scroll.Visible() == shown {
		if shown {
			c.scroll.Hide()
		} else {
			c.scroll.Show()
		}
		c.clip.Hidden = !shown
	}
	if !shown {
		c.line.Objects = nil
		return
	}
	c.clip.Move(c.scroll.Position())
	c.clip.Resize(c.scroll.Size())

	th, variant := c.field.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	size, top, caretWidth := th.Size(theme.SizeNameText), c.top(), th.Size(theme.SizeNameInputBorder)
	ink := th.Color(theme.ColorNameForeground, variant)
	driver := fyne.CurrentApp().Driver()
	from, to := c.field.selection()
	text := []rune(c.field.Text)

	var back, front []fyne.CanvasObject
	x := th.Size(theme.SizeNameInnerPadding)
	write := func(s string) (fyne.Size, float32) {
		box, baseline := driver.RenderedTextSize(s, size, c.field.TextStyle, nil)
		if s != "" {
			t := canvas.NewText(s, ink)
			t.TextSize, t.TextStyle = size, c.field.TextStyle
			t.Move(fyne.NewPos(x, top))
			t.Resize(box)
			front = append(front, t)
		}
		return box, baseline
	}
	box, _ := write(string(text[:from]))
	x += box.Width
	begin, caret, passed := x, float32(-1), 0
	for _, s := range c.field.composition.Spans {
		box, baseline := write(s.Text)
		runes := []rune(s.Text)
		if n := c.field.composition.Caret - passed; n >= 0 && n <= len(runes) {
			before, _ := driver.RenderedTextSize(string(runes[:n]), size, c.field.TextStyle, nil)
			caret = x + before.Width
		}
		passed += len(runes)
		if s.Marked {
			r := canvas.NewRectangle(th.Color(theme.ColorNameSelection, variant))
			r.Move(fyne.NewPos(x, top))
			r.Resize(box)
			back = append(back, r)
		}
		if s.Underline {
			r := canvas.NewRectangle(ink)
			r.Move(fyne.NewPos(x, top+baseline+size*underlineDrop))
			r.Resize(fyne.NewSize(box.Width, underline))
			front = append(front, r)
		}
		x += box.Width
	}
	end := x
	write(string(text[to:]))
	if caret >= 0 {
		r := canvas.NewRectangle(th.Color(theme.ColorNamePrimary, variant))
		r.Move(fyne.NewPos(caret-caretWidth/2, top))
		r.Resize(fyne.NewSize(caretWidth, box.Height))
		front = append(front, r)
	} else {
		caret = end
	}

	// The line stands as it stood unless that hides what is composed.
	pad, width := th.Size(theme.SizeNameInnerPadding), c.clip.Size().Width
	offset := c.scroll.Offset.X
	offset = max(offset, end+pad-width)
	offset = min(offset, begin-pad)
	offset = max(offset, caret+pad-width)
	offset = max(offset, 0)
	c.at = begin - offset
	c.line.Objects = append(back, front...)
	c.line.Move(fyne.NewPos(-offset, 0))
	c.line.Refresh()
}

// top is where in the clip the line begins.
func (c *composing) top() float32 {
	th := c.field.Theme()
	return th.Size(theme.SizeNameInnerPadding) - th.Size(theme.SizeNameInputBorder)
}

// place is where the composition begins, or the caret.
func (c *composing) place() (fyne.Position, fyne.Size) {
	x := c.at
	if c.clip.Hidden {
		x = c.field.CursorPosition().X - c.scroll.Offset.X
	}
	at := c.scroll.Position().AddXY(x, c.top())
	return at, fyne.NewSize(c.field.Theme().Size(theme.SizeNameInputBorder), c.field.Size().Height-at.Y)
}
