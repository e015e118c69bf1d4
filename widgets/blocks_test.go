package widgets

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lanmu/widgets/document"
	"lanmu/widgets/specimen"
	"lanmu/widgets/typeset"
)

func TestEverythingLooks(t *testing.T) {
	newTestApp(t)
	for _, c := range []struct {
		name          string
		comfort       Comfort
		width, height float32
	}{
		{"everything", sized(18), 640, 1560},
		{"everything-narrow", sized(16), 300, 2200},
		{"everything-large", sized(30), 1160, 2500},
		{"everything-vertical", vertical(18), 1560, 560},
		{"everything-vertical-small", vertical(15), 1400, 420},
		{"everything-vertical-large", vertical(30), 2560, 900},
	} {
		r := NewReader(newFaces(t), NewStar(nil))
		r.SetComfort(c.comfort)
		w := onScreen(t, r, c.width, c.height)
		r.SetDocument(specimen.Everything(), document.Position{})
		assertLooks(t, w, c.name)
	}
}

// pointed is the mouse over a character, as an event there.
func pointed(r *Reader, block, offset int) *desktop.MouseEvent {
	at := r.sheet.point(document.Position{Block: block, Offset: offset})
	at.X += 2
	if r.sheet.comfort.Vertical {
		at = fyne.NewPos(r.sheet.reach()-at.Y, at.X)
	}
	return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary}
}

// TestFootnotes: a mark shows its note while the mouse is over it, leads to it when
// clicked, and the note leads back.
func TestFootnotes(t *testing.T) {
	newTestApp(t)
	for _, c := range []Comfort{sized(18), vertical(18)} {
		r := NewReader(newFaces(t), nil)
		r.SetComfort(c)
		onScreen(t, r, 500, 400)
		d := specimen.Everything()
		r.SetDocument(d, document.Position{})
		text, note := 3, len(d.Blocks)-1
		var mark document.Span
		for _, v := range d.Blocks[text].Spans {
			if v.Kind == document.NoteMark {
				mark = v
			}
		}
		without := len(r.sheet.objects)
		r.sheet.MouseMoved(pointed(r, text, mark.Start))
		if len(r.sheet.objects) <= without || r.sheet.Cursor() != desktop.PointerCursor {
			t.Errorf("%v: nothing is shown at the mark", c)
		}
		r.sheet.MouseMoved(pointed(r, text, 0))
		if len(r.sheet.objects) != without {
			t.Errorf("%v: beside the mark %d objects are shown, want %d", c, len(r.sheet.objects), without)
		}
		click := func(block, offset int) {
			e := pointed(r, block, offset)
			r.sheet.pointer.last = time.Time{}
			r.sheet.MouseDown(e)
			r.sheet.MouseUp(e)
		}
		seen := func(block int) bool {
			y := r.sheet.point(document.Position{Block: block}).Y
			return y > r.top && y < r.top+r.sheet.depth
		}
		click(text, mark.Start)
		if !seen(note) {
			t.Errorf("%v: the mark does not lead to its note", c)
		}
		click(note, 0)
		if !seen(text) {
			t.Errorf("%v: the note does not lead back", c)
		}
	}
}

// TestLinks are followed by a click, and by nothing else.
func TestLinks(t *testing.T) {
	newTestApp(t)
	r := NewReader(newFaces(t), nil)
	onScreen(t, r, 500, 400)
	text := "详见栏目。"
	r.SetDocument(document.Document{Blocks: []document.Block{{Style: document.Body, Text: text,
		Spans: []document.Span{{Range: document.Range{Start: 6, End: 12}, Kind: document.Link, With: "https://example.org/"}}}}}, document.Position{})
	got := ""
	r.OnLink = func(address string) { got += address }
	for _, at := range []int{0, 6} {
		e := pointed(r, 0, at)
		r.sheet.MouseMoved(e)
		r.sheet.MouseDown(e)
		r.sheet.MouseUp(e)
		r.sheet.pointer.last = time.Time{}
	}
	if got != "https://example.org/" {
		t.Errorf("followed %q", got)
	}
	r.sheet.MouseDown(pointed(r, 0, 6)) // led over the link it is selected
	r.sheet.Dragged(&fyne.DragEvent{PointEvent: pointed(r, 0, 9).PointEvent})
	r.sheet.MouseUp(pointed(r, 0, 9))
	if got != "https://example.org/" {
		t.Errorf("selecting followed %q", got)
	}
}

// TestWideTablesScrollInTheirFrame, and to what is looked for in them.
func TestWideTablesScrollInTheirFrame(t *testing.T) {
	newTestApp(t)
	for _, c := range []Comfort{sized(18), vertical(18)} {
		r := NewReader(newFaces(t), nil)
		r.SetComfort(c)
		onScreen(t, r, 400, 400)
		row := "一二三四五六\t1\t22\t333\t4444\t55555\t66666\t7777777\t一二三四五六"
		r.SetDocument(document.Document{Blocks: []document.Block{{Style: document.Table, Text: row + "\n" + row, Head: 1}}}, document.Position{})
		b := &r.sheet.blocks[0]
		if b.set.Wide() <= 0 {
			t.Fatalf("%v: the table is no wider than its frame", c)
		}
		frame := r.sheet.measureOf(b) * r.sheet.em
		in := func(offset int) bool {
			x := r.sheet.point(document.Position{Offset: offset}).X - b.left
			return x >= 0 && x < frame
		}
		end := len(row) - 3
		if in(end) {
			t.Errorf("%v: the end is in the frame at once", c)
		}
		r.SetMarks([]document.Passage{{Start: end, End: end + 3}}, 0)
		if !in(end) {
			t.Errorf("%v: what is found is not in the frame", c)
		}
		r.sheet.wheeled(&fyne.ScrollEvent{PointEvent: pointed(r, 0, end).PointEvent, Scrolled: fyne.NewDelta(10000, 0)})
		if b.aside != 0 || !in(0) {
			t.Errorf("%v: scrolled back it is at %v", c, b.aside)
		}
	}
}

// TestSelectionGoesThroughEverything: what is selected is the text, and every
// character can be pointed at, in horizontal and in vertical lines.
func TestSelectionGoesThroughEverything(t *testing.T) {
	newTestApp(t)
	d := specimen.Everything()
	for _, c := range []Comfort{sized(20), vertical(20)} {
		r := NewReader(newFaces(t), nil)
		r.SetComfort(c)
		onScreen(t, r, 700, 500)
		r.SetDocument(d, document.Position{})
		r.SelectAll()
		var all []string
		for _, b := range d.Blocks {
			if b.Text != "" {
				all = append(all, b.Text)
			}
		}
		if got, want := r.Selected(), strings.Join(all, "\n"); got != want {
			t.Errorf("%v: selected\n%s\nwant\n%s", c, got, want)
		}
		for i := range d.Blocks {
			r.Reveal(document.Position{Block: i})
			r.sheet.setAt(i)
			b := &r.sheet.blocks[i]
			for k := range b.lines {
				for _, g := range r.sheet.lineOf(b, k).Glyphs {
					if g.Stance == typeset.TateChuYoko {
						continue // digits set side by side share one place
					}
					p := r.sheet.point(document.Position{Block: i, Offset: g.Offset})
					p.X++
					if got := r.sheet.hit(p); got != (document.Position{Block: i, Offset: g.Offset}) {
						t.Errorf("%v: %q of block %d stands at %v, where %v is hit; want %d", c, g.Rune, i, p, got, g.Offset)
					}
				}
			}
		}
	}
}
