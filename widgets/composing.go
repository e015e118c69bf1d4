package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// composing draws the line of a field that the caret is in while something is composed
// in it: the text before the caret, the composition, and the text after it. It takes the
// place of what the toolkit draws; of several lines it covers the one.
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
	if hidden := shown && !c.field.MultiLine; c.scroll.Visible() == hidden {
		if hidden {
			c.scroll.Hide()
		} else {
			c.scroll.Show()
		}
	}
	c.clip.Hidden = !shown
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
	text, from, to := c.row()

	var back, front []fyne.CanvasObject
	if c.field.MultiLine {
		cover := canvas.NewRectangle(th.Color(theme.ColorNameInputBackground, variant))
		box, _ := driver.RenderedTextSize("国", size, c.field.TextStyle, nil)
		back, cover.FillColor = append(back, cover), opaque(cover.FillColor, th.Color(theme.ColorNameBackground, variant))
		cover.Move(fyne.NewPos(0, top))
		cover.Resize(fyne.NewSize(2*c.clip.Size().Width, box.Height))
	}
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

// row is the text of the line that the caret is in, and what of that is selected, in
// characters; of what is selected over several lines nothing is.
func (c *composing) row() (text []rune, from, to int) {
	f := c.field
	text = []rune(f.Text)
	from, to = f.selection()
	if !f.MultiLine {
		return text, from, to
	}
	at := f.CursorTextOffset()
	row, column := f.CursorRow, f.CursorColumn
	start, end := at-column, len(text)
	f.CursorRow, f.CursorColumn = row+1, 0 // the toolkit tells where the line begins that the caret is in
	if next := f.CursorTextOffset(); next > 0 && next >= at {
		end = next
	}
	f.CursorRow, f.CursorColumn = row, column
	if from < start || to > end {
		from, to = at, at
	}
	for end > to && text[end-1] == '\n' {
		end--
	}
	return text[start:end], from - start, to - start
}

// opaque is a colour as it is seen over another.
func opaque(c, under color.Color) color.Color {
	r, g, b, a := c.RGBA()
	s, h, d, _ := under.RGBA()
	over := func(x, y uint32) uint8 { return uint8((x + y*(0xffff-a)/0xffff) >> 8) }
	return color.NRGBA{over(r, s), over(g, h), over(b, d), 0xff}
}

// top is where in the clip the line begins.
func (c *composing) top() float32 {
	if c.field.MultiLine {
		return c.field.CursorPosition().Y - c.scroll.Offset.Y
	}
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
	if c.field.MultiLine {
		box := fyne.MeasureText("国", c.field.Theme().Size(theme.SizeNameText), c.field.TextStyle)
		return at, fyne.NewSize(c.field.Theme().Size(theme.SizeNameInputBorder), box.Height)
	}
	return at, fyne.NewSize(c.field.Theme().Size(theme.SizeNameInputBorder), c.field.Size().Height-at.Y)
}
