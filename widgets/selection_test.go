package widgets

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func newTestReader(t *testing.T, d Document) (*Reader, fyne.Window) {
	t.Helper()
	newTestApp(t)
	r := NewReader(newFaces(t), NewStar(nil))
	r.SetComfort(sized(20))
	w := onScreen(t, r, 520, 300)
	r.SetDocument(d, Position{})
	return r, w
}

var walk = Document{Blocks: []Block{
	{Style: Body, Text: "天黑了，“路灯”亮了。"},
	{Style: Body, Text: "用Go 1.26写的《灯下》，" + strings.Repeat("一行又一行，", 30)},
	{Style: Body, Text: "末尾。"},
}}

// press presses the mouse on the character at offset at of block i.
func press(r *Reader, i, at int, modifier fyne.KeyModifier) {
	p := r.sheet.point(Position{i, at})
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
	assertSelected(t, r, "1")
	slowly()
	press(r, 0, 3, 0)
	slowly()
	press(r, 1, 3, fyne.KeyModifierShift)
	assertSelected(t, r, "黑了，“路灯”亮了。\n用")
}

func TestSelectByDragging(t *testing.T) {
	r, _ := newTestReader(t, walk)
	press(r, 1, 3, 0)
	to := r.sheet.point(Position{0, 3})
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
				p := r.sheet.point(Position{i, at})
				p.X++
				if got := r.sheet.hit(p); got != (Position{i, at}) {
					t.Errorf("vertical %v: what stands at %v is hit as %v", c.Vertical, Position{i, at}, got)
				}
			}
		}
	}
}

// TestSelectInVerticalLines: the mouse goes down a line and on to the left.
func TestSelectInVerticalLines(t *testing.T) {
	r, _ := newTestReader(t, walk)
	r.SetComfort(vertical(20))
	seen := func(p Position) fyne.Position {
		at := r.sheet.point(p)
		return fyne.NewPos(r.sheet.reach()-at.Y, at.X+1)
	}
	from, to := seen(Position{0, 3}), seen(Position{1, 3})
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
	m := Passage{80, 0, 3}
	r.SetMarks([]Passage{{2, 0, 3}, m}, 1)
	y := r.sheet.point(Position{80, 0}).Y
	if top := r.scroll.Offset.Y; y < top || y > top+r.scroll.Size().Height {
		t.Errorf("the mark is at %v, the window shows %v to %v", y, top, top+r.scroll.Size().Height)
	}
}
