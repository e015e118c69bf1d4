package widgets

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"lanmu/widgets/document"
)

func newTestReader(t *testing.T, d document.Document) (*Reader, fyne.Window) {
	t.Helper()
	newTestApp(t)
	r := NewReader(newFaces(t), NewStar(nil))
	r.SetComfort(sized(20))
	w := onScreen(t, r, 520, 300)
	r.SetDocument(d, document.Position{})
	return r, w
}

var walk = document.Document{Blocks: []document.Block{
	{Style: document.Body, Text: "天黑了，“路灯”亮了。"},
	{Style: document.Body, Text: "用Go 1.26写的《灯下》，" + strings.Repeat("一行又一行，", 30)},
	{Style: document.Body, Text: "末尾。"},
}}

// press presses the mouse on the character at offset at of block i.
func press(r *Reader, i, at int, modifier fyne.KeyModifier) {
	p := r.sheet.point(document.Position{Block: i, Offset: at})
	p.X++
	r.sheet.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}, Button: desktop.MouseButtonPrimary, Modifier: modifier})
}

func assertSelected(t *testing.T, r *Reader, want string) {
	t.Helper()
	if got := r.Selected(); got != want {
		t.Errorf("selected %q, want %q", got, want)
	}
}

func TestSelectByMouse(t *testing.T) {
	r, _ := newTestReader(t, walk)
	slowly := func() { r.sheet.pointer.last = time.Time{} }
	press(r, 0, 0, 0)
	assertSelected(t, r, "")
	press(r, 0, 0, 0)
	assertSelected(t, r, "天黑了")
	press(r, 0, 0, 0)
	assertSelected(t, r, walk.Blocks[0].Text)
	slowly()
	in := strings.Index(walk.Blocks[1].Text, "1.26")
	press(r, 1, in-1, 0)
	slowly()
	press(r, 1, in, 0)
	press(r, 1, in, 0)
	assertSelected(t, r, "1.26")
	slowly()
	press(r, 0, 3, 0)
	slowly()
	press(r, 1, 3, fyne.KeyModifierShift)
	assertSelected(t, r, "黑了，“路灯”亮了。\n用")
}

func TestSelectByDragging(t *testing.T) {
	r, _ := newTestReader(t, walk)
	press(r, 1, 3, 0)
	to := r.sheet.point(document.Position{Block: 0, Offset: 3})
	r.sheet.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}})
	r.sheet.DragEnd()
	assertSelected(t, r, "黑了，“路灯”亮了。\n用")
}

func TestSelectByKeyboardAndCopy(t *testing.T) {
	r, w := newTestReader(t, walk)
	press(r, 0, 0, 0)
	for range 3 {
		r.sheet.extend(fyne.KeyRight)
	}
	assertSelected(t, r, "天黑了")
	r.sheet.extend(fyne.KeyLeft)
	assertSelected(t, r, "天黑")
	r.sheet.extend(fyne.KeyEnd)
	assertSelected(t, r, walk.Blocks[0].Text)
	r.sheet.extend(fyne.KeyHome)
	assertSelected(t, r, "")
	r.sheet.extend(fyne.KeyDown)
	if got := r.Selected(); !strings.HasPrefix(got, walk.Blocks[0].Text+"\n") && got != walk.Blocks[0].Text {
		t.Errorf("↓ selected %q", got)
	}
	test.NewTempApp(t)
	w.Canvas().Focus(r.sheet)
	r.sheet.TypedShortcut(&fyne.ShortcutSelectAll{})
	r.sheet.TypedShortcut(&fyne.ShortcutCopy{})
	var all []string
	for _, b := range walk.Blocks {
		all = append(all, b.Text)
	}
	if got, want := fyne.CurrentApp().Clipboard().Content(), strings.Join(all, "\n"); got != want {
		t.Errorf("copied %q, want %q", got, want)
	}
}

func TestHitAndPointAgree(t *testing.T) {
	r, _ := newTestReader(t, walk)
	for _, c := range []Comfort{sized(20), vertical(20)} {
		r.SetComfort(c)
		for i, b := range walk.Blocks {
			for at := range b.Text {
				if b.Text[at] == ' ' {
					continue // a space has no glyph of its own
				}
				if c.Vertical && strings.Contains("26", b.Text[at:at+1]) && b.Text[at-1] != '.' {
					continue // digits set side by side share one place
				}
				p := r.sheet.point(document.Position{Block: i, Offset: at})
				p.X++
				if got := r.sheet.hit(p); got != (document.Position{Block: i, Offset: at}) {
					t.Errorf("vertical %v: what stands at %v is hit as %v", c.Vertical, document.Position{Block: i, Offset: at}, got)
				}
			}
		}
	}
}

// TestSelectInVerticalLines: the mouse goes down a line and on to the left.
func TestSelectInVerticalLines(t *testing.T) {
	r, _ := newTestReader(t, walk)
	r.SetComfort(vertical(20))
	seen := func(p document.Position) fyne.Position {
		at := r.sheet.point(p)
		return fyne.NewPos(r.sheet.reach()-at.Y, at.X+1)
	}
	from, to := seen(document.Position{Block: 0, Offset: 3}), seen(document.Position{Block: 1, Offset: 3})
	if from.X <= to.X {
		t.Fatalf("the first line stands at %v, the next paragraph at %v", from, to)
	}
	r.sheet.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: from}, Button: desktop.MouseButtonPrimary})
	r.sheet.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}})
	r.sheet.DragEnd()
	assertSelected(t, r, "黑了，“路灯”亮了。\n用")
	r.sheet.extend(fyne.KeyDown)
	assertSelected(t, r, "黑了，“路灯”亮了。\n用G")
	r.sheet.extend(fyne.KeyUp)
	assertSelected(t, r, "黑了，“路灯”亮了。\n用")
}

func TestMarksAreBroughtIntoView(t *testing.T) {
	r, _ := newTestReader(t, long(100))
	m := document.Passage{Block: 80, Start: 0, End: 3}
	r.SetMarks([]document.Passage{{Block: 2, Start: 0, End: 3}, m}, 1)
	y := r.sheet.point(document.Position{Block: 80, Offset: 0}).Y
	if top := r.scroll.Offset.Y; y < top || y > top+r.scroll.Size().Height {
		t.Errorf("the mark is at %v, the window shows %v to %v", y, top, top+r.scroll.Size().Height)
	}
}

// TestDoubleClickTakesTheWordUnderTheMouse, not the one that begins at the
// nearest edge; the owner tells the words of Chinese.
func TestDoubleClickTakesTheWordUnderTheMouse(t *testing.T) {
	const text = "让工匠精神在it’s 1,234.5公斤里释放"
	r, _ := newTestReader(t, document.Document{Blocks: []document.Block{{Style: document.Body, Text: text}}})
	r.sheet.press.Faces.Words = func(text string, at int) (int, int) {
		for _, word := range []string{"工匠", "精神", "公斤", "释放"} {
			if from := strings.Index(text, word); from <= at && at < from+len(word) {
				return from, from + len(word)
			}
		}
		return at, at + 3
	}
	for of, want := range map[string]string{"匠": "工匠", "工": "工匠", "精": "精神", "在": "在", "t": "it’s", "2": "1,234.5", "5": "1,234.5", "放": "释放"} {
		p := r.sheet.point(document.Position{Block: 0, Offset: strings.Index(text, of)})
		for _, part := range []float32{.1, .9} { // of the narrowest, a digit
			at := fyne.NewPos(p.X+part*9, p.Y)
			r.sheet.pointer.last = time.Time{}
			for range 2 {
				r.sheet.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
			}
			if got := r.Selected(); got != want {
				t.Errorf("a double click %v into %q selects %q, want %q", part, of, got, want)
			}
		}
	}
}

// TestArrowsGoOverWholeCharacters: what is drawn as one is selected as one.
func TestArrowsGoOverWholeCharacters(t *testing.T) {
	const text = "山👩‍👩‍👧e\u0301水"
	r, _ := newTestReader(t, document.Document{Blocks: []document.Block{{Style: document.Body, Text: text}}})
	for _, want := range []string{"山", "山👩‍👩‍👧", "山👩‍👩‍👧e\u0301", text} {
		r.sheet.extend(fyne.KeyRight)
		assertSelected(t, r, want)
	}
	for _, want := range []string{"山👩‍👩‍👧e\u0301", "山👩‍👩‍👧", "山", ""} {
		r.sheet.extend(fyne.KeyLeft)
		assertSelected(t, r, want)
	}
}

// TestTheCodaIsAWayOn: a click after the end of the text goes on, one in the
// text does not, and it is no part of what is copied.
func TestTheCodaIsAWayOn(t *testing.T) {
	r, _ := newTestReader(t, document.Document{Blocks: append(walk.Blocks[:1:1], document.Block{Style: document.Coda, Text: "下一篇：路修好以后"})})
	went := 0
	r.OnCoda = func() { went++ }
	click := func(block int) {
		p := r.sheet.point(document.Position{Block: block, Offset: 3})
		e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}, Button: desktop.MouseButtonPrimary}
		r.sheet.pointer.last = time.Time{}
		r.sheet.MouseMoved(e)
		r.sheet.MouseDown(e)
		r.sheet.MouseUp(e)
	}
	click(0)
	if went != 0 || r.sheet.Cursor() != desktop.TextCursor {
		t.Error("a click in the text goes on")
	}
	click(1)
	if went != 1 || r.sheet.Cursor() != desktop.PointerCursor {
		t.Errorf("a click on the next headline went on %d times", went)
	}
	r.SelectAll()
	assertSelected(t, r, walk.Blocks[0].Text)
}

// TestDraggingBeyondAnEdgeScrolls on and on while the mouse is held there.
func TestDraggingBeyondAnEdgeScrolls(t *testing.T) {
	r, _ := newTestReader(t, long(60))
	q := newQueue()
	press(r, 0, 0, 0)
	r.sheet.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(200, r.sheet.depth+40)}})
	q.until(t, func() bool { return r.At().Block >= 3 })
	r.sheet.DragEnd()
	if n := len(r.Passages()); n < 4 {
		t.Errorf("%d paragraphs are selected", n)
	}
}

// TestMarksLeaveNoGaps: a paragraph that is set because something in it is looked
// for takes the room it needs, no more.
func TestMarksLeaveNoGaps(t *testing.T) {
	d := long(100)
	for i := range d.Blocks {
		d.Blocks[i].Text += strings.Repeat("GDP 5.2%、", 10) // narrower than guessed
	}
	r, _ := newTestReader(t, d)
	for _, block := range []int{80, 81, 20, 95, 3} {
		r.SetMarks([]document.Passage{{Block: block, Start: 0, End: 3}}, 0)
		for i := range r.sheet.blocks[1:] {
			a, b := &r.sheet.blocks[i], &r.sheet.blocks[i+1]
			if gap := b.top - b.gap - a.top - a.height; gap > .1 || gap < -.1 {
				t.Fatalf("with a mark in %d: %v between paragraphs %d and %d", block, gap, i, i+1)
			}
		}
	}
}

// TestDraggingByWords: after a double click the mouse leads the selection word by
// word, on and back, after a third by paragraphs.
func TestDraggingByWords(t *testing.T) {
	r, _ := newTestReader(t, document.Document{Blocks: []document.Block{{Style: document.Body, Text: "one two three four"}, walk.Blocks[0]}})
	place := func(block int, of string) fyne.Position {
		p := r.sheet.point(document.Position{Block: block, Offset: strings.Index(r.sheet.blocks[block].Text, of)})
		return p.AddXY(12, 0)
	}
	drag := func(clicks int, from fyne.Position, to ...fyne.Position) {
		r.sheet.pointer.last = time.Time{}
		for range clicks {
			r.sheet.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: from}, Button: desktop.MouseButtonPrimary})
		}
		for _, p := range to {
			r.sheet.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p}})
		}
		r.sheet.DragEnd()
	}
	drag(2, place(0, "two"), place(0, "three"))
	assertSelected(t, r, "two three")
	drag(2, place(0, "three"), place(0, "four"), place(0, "one"))
	assertSelected(t, r, "one two three")
	drag(2, place(0, "two"), place(0, "two").AddXY(3, 0))
	assertSelected(t, r, "two")
	drag(3, place(0, "two"), place(1, "路"))
	assertSelected(t, r, "one two three four\n"+walk.Blocks[0].Text)
}

// A drag that began on the text before goes on over the one that took its place:
// nothing of that is selected by it, and no place is of a text that is gone.
func TestADragDoesNotOutliveItsText(t *testing.T) {
	r, _ := newTestReader(t, walk)
	press(r, 2, 3, 0)
	r.SetDocument(document.Document{Blocks: []document.Block{{Style: document.Body, Text: "灯。"}}}, document.Position{})
	to := r.sheet.point(document.Position{})
	r.sheet.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}})
	r.sheet.DragEnd()
	assertSelected(t, r, "")
	press(r, 0, 0, fyne.KeyModifierShift)
	press(r, 0, 3, fyne.KeyModifierShift)
	assertSelected(t, r, "灯")
}
