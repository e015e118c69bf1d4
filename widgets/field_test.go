package widgets

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// jing is what a method makes of j, i, n, g.
var jing = Composition{Caret: 4, Spans: []Span{{Text: "j", Underline: true, Marked: true}, {Text: "ing", Underline: true}}}

// kept is a composition that is to be kept if it is left.
var kept = Composition{Caret: 0, Spans: []Span{{Text: "工匠", Underline: true, Kept: true}, {Text: "jing", Underline: true}}}

// fieldWith returns a field that has the focus, with the caret after some of its
// characters and some before it selected.
func fieldWith(t *testing.T, text string, caret, selected int) (f *filterEntry, changes *[]string) {
	t.Helper()
	f = newFilterEntry()
	w := test.NewTempWindow(t, f)
	w.Resize(fyne.NewSize(300, 40))
	w.Canvas().Focus(f)
	f.SetText(text)
	for range caret - selected {
		f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	if selected > 0 {
		f.KeyDown(&fyne.KeyEvent{Name: "LeftShift"})
		for range selected {
			f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
		}
		f.KeyUp(&fyne.KeyEvent{Name: "LeftShift"})
	}
	changes = new([]string)
	f.OnChanged = func(s string) { *changes = append(*changes, s) }
	return f, changes
}

func TestField(t *testing.T) {
	for _, c := range []struct {
		name            string
		caret, selected int
		do              func(f *filterEntry)
		text            string
		after           int    // the caret, in characters
		changes         string // all that OnChanged was told
	}{
		{"composing is no typing", 1, 0, func(f *filterEntry) { f.Compose(jing) }, "甲乙丙", 1, ""},
		{"a composition that ends", 1, 0, func(f *filterEntry) { f.Compose(jing); f.Compose(Composition{}) }, "甲乙丙", 1, ""},
		{"a word", 1, 0, func(f *filterEntry) { f.Compose(jing); f.Compose(Composition{}); f.Commit("工匠") }, "甲工匠乙丙", 3, "甲工匠乙丙"},
		{"a word over what is selected", 2, 1, func(f *filterEntry) { f.Commit("工匠") }, "甲工匠丙", 3, "甲工匠丙"},
		{"no word", 1, 0, func(f *filterEntry) { f.Commit("") }, "甲乙丙", 1, ""},
		{"left, with nothing to be kept", 1, 0, func(f *filterEntry) { f.Compose(jing); f.FocusLost() }, "甲乙丙", 1, ""},
		{"left, with some to be kept", 1, 0, func(f *filterEntry) { f.Compose(kept); f.FocusLost() }, "甲工匠乙丙", 3, "甲工匠乙丙"},
		{"clicked into", 3, 0, func(f *filterEntry) { f.Compose(kept); f.MouseDown(&desktop.MouseEvent{}) }, "甲乙丙工匠", 0, "甲乙丙工匠"},
		{"a letter past the method", 1, 0, func(f *filterEntry) { f.Compose(kept); f.TypedRune('x') }, "甲工匠x乙丙", 4, "甲工匠乙丙 甲工匠x乙丙"},
		{"another text", 1, 0, func(f *filterEntry) { f.Compose(kept); f.SetText("丁") }, "丁", 1, "丁"},
		{"cut before", 2, 0, func(f *filterEntry) { f.Cut(-2, 2) }, "丙", 0, "甲丙 丙"},
		{"cut after", 1, 0, func(f *filterEntry) { f.Cut(1, 1) }, "甲乙", 1, "甲乙"},
		{"cut round", 2, 0, func(f *filterEntry) { f.Cut(-1, 2) }, "甲", 1, "甲乙 甲"},
		{"cut more than there is", 1, 0, func(f *filterEntry) { f.Cut(-9, 99) }, "", 0, "甲乙 甲 "},
		{"cut nothing", 1, 0, func(f *filterEntry) { f.Cut(0, 0); f.Cut(5, 2) }, "甲乙丙", 1, ""},
		{"a word is undone whole", 1, 0, func(f *filterEntry) { f.Commit("工匠"); f.Undo() }, "甲乙丙", 1, "甲工匠乙丙 甲乙丙"},
	} {
		f, changes := fieldWith(t, "甲乙丙", c.caret, c.selected)
		c.do(f)
		if f.Text != c.text || f.CursorTextOffset() != c.after || strings.Join(*changes, " ") != c.changes {
			t.Errorf("%s: the field holds %q with the caret after %d, want %q and %d; it told of %q, want %q",
				c.name, f.Text, f.CursorTextOffset(), c.text, c.after, *changes, c.changes)
		}
	}
}

func TestAround(t *testing.T) {
	for _, c := range []struct{ caret, selected, other int }{{2, 0, 2}, {2, 1, 1}, {3, 3, 0}} {
		f, _ := fieldWith(t, "甲乙丙", c.caret, c.selected)
		if text, caret, other := f.Around(); text != "甲乙丙" || caret != c.caret || other != c.other {
			t.Errorf("%+v: %q, %d, %d", c, text, caret, other)
		}
	}
}

// TestComposed looks at what is drawn.
func TestComposed(t *testing.T) {
	f, _ := fieldWith(t, "甲乙丙", 1, 0)
	at, _ := f.Place()
	f.Compose(jing)
	var texts []string
	var lines, marks, carets int
	for _, o := range f.drawn.line.Objects {
		switch o := o.(type) {
		case *canvas.Text:
			texts = append(texts, o.Text)
		case *canvas.Rectangle:
			switch {
			case o.Size().Height == underline:
				lines++
			case o.FillColor == f.Theme().Color(theme.ColorNameSelection, theme.VariantLight):
				marks++
			default:
				carets++
			}
		}
	}
	if got := strings.Join(texts, "|"); got != "甲|j|ing|乙丙" || lines != 2 || marks != 1 || carets != 1 {
		t.Errorf("drawn is %q, %d lines, %d marks, %d carets", got, lines, marks, carets)
	}
	if f.drawn.scroll.Visible() || !f.drawn.clip.Visible() {
		t.Error("the toolkit draws the line too")
	}
	if now, size := f.Place(); now.Subtract(at).X > 2 || at.Subtract(now).X > 2 || now.Y != at.Y || size.Height < 10 {
		t.Errorf("the composition is at %v, high %v; the caret was at %v", now, size.Height, at)
	}
	f.Compose(Composition{})
	if !f.drawn.scroll.Visible() || f.drawn.clip.Visible() {
		t.Error("the toolkit does not draw the line again")
	}
}

// TestLongComposition keeps what is composed in view at the end of a long line.
func TestLongComposition(t *testing.T) {
	for _, caret := range []int{0, 40, 80} {
		f, _ := fieldWith(t, strings.Repeat("字", 80), caret, 0)
		f.Compose(Composition{Caret: 12, Spans: []Span{{Text: "gongjiang'ji", Underline: true}}})
		at, _ := f.Place()
		end := at.X + fyne.MeasureText("gongjiang'ji", theme.TextSize(), f.TextStyle).Width
		left := f.drawn.scroll.Position().X
		if at.X < left || end > left+f.drawn.scroll.Size().Width {
			t.Errorf("after %d characters the composition is from %v to %v, the field from %v to %v",
				caret, at.X, end, left, left+f.drawn.scroll.Size().Width)
		}
	}
}

// TestComposingInALineOfSeveral: the line with the caret is drawn with what is composed,
// also where the toolkit broke it; the others stay.
func TestComposingInALineOfSeveral(t *testing.T) {
	test.NewTempApp(t)
	pad := NewNotePad("批注", "标签")
	w := test.NewTempWindow(t, pad)
	w.Resize(fyne.NewSize(200, 240))
	f := &pad.note.Field
	long := strings.Repeat("长", 30)
	f.SetText("第一行\n第二行\n" + long + "\n末行")
	pad.Focus(w.Canvas())
	rows := func() (at []float32, text string) {
		for _, o := range f.drawn.line.Objects {
			if x, ok := o.(*canvas.Text); ok {
				at, text = append(at, x.Position().Y), text+x.Text
			}
		}
		return at, text
	}
	line := fyne.MeasureText("国", theme.TextSize(), f.TextStyle).Height
	for _, c := range []struct {
		caret, row int
		text       string // starts and ends so
	}{{2, 0, "第一gong行"}, {7, 1, "第二行gong"}, {4, 1, "gong第二行"}, {len([]rune(f.Text)), -1, "末行gong"}, {9, 2, "长gong长"}} {
		f.place(c.caret)
		f.Compose(Composition{Caret: 4, Spans: []Span{{Text: "gong", Underline: true}}})
		at, text := rows()
		if c.caret == 9 {
			if !strings.HasPrefix(text, c.text) || len([]rune(text)) >= 30 {
				t.Errorf("in a line that was broken is drawn %q", text)
			}
		} else if text != c.text {
			t.Errorf("at %d is drawn %q, want %q", c.caret, text, c.text)
		}
		if !f.drawn.scroll.Visible() || c.row >= 0 && (at[0] < float32(c.row)*line || at[0] > float32(c.row+1)*line) {
			t.Errorf("at %d is drawn at %v, lines of %v", c.caret, at, line)
		}
		if p, s := f.Place(); s.Height > 2*line || p.Y+s.Height > f.Size().Height {
			t.Errorf("at %d what is composed stands at %v %v", c.caret, p, s)
		}
		f.Compose(Composition{})
	}
	f.place(7)
	f.Commit("工匠")
	if want := "第一行\n第二行工匠\n" + long + "\n末行"; f.Text != want {
		t.Errorf("committed is %q", f.Text)
	}
}

// TestBlink: the toolkit's own blinking is ended and the caret is found.
func TestBlink(t *testing.T) {
	f, _ := fieldWith(t, "甲乙丙", 1, 0)
	if f.caret.caret == nil {
		t.Fatal("the toolkit draws the caret otherwise")
	}
	if fading(&f.Field) == nil {
		t.Fatal("the toolkit blinks otherwise")
	}
	ink := f.Theme().Color(theme.ColorNamePrimary, theme.VariantLight)
	for _, c := range []struct {
		done float32
		want color.Color
	}{{0, ink}, {.5 / blinks, ink}, {.9 / blinks, color.Transparent}, {1.1 / blinks, ink}, {1, ink}} {
		f.caret.tick(c.done)
		if f.caret.caret.FillColor != c.want {
			t.Errorf("after %v of the time the caret is %v, want %v", c.done, f.caret.caret.FillColor, c.want)
		}
	}
}
