package widgets

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lanmu/widgets/document"
)

// inColumns is text of a size in two columns, or on two pages where its lines run down.
func inColumns(size float32, down bool) Comfort {
	c := sized(size)
	c.Spread, c.Vertical = true, down
	return c
}

// varied is a document of n paragraphs, some of them headings.
func varied(n int) document.Document {
	d := long(n)
	for i := range d.Blocks {
		if i%7 == 3 {
			d.Blocks[i] = document.Block{Style: document.Section, Text: fmt.Sprintf("第%d节", i)}
		}
	}
	return d
}

func TestColumnsLooks(t *testing.T) {
	newTestApp(t)
	r := NewReader(newFaces(t), NewStar(nil))
	r.SetComfort(inColumns(18, false))
	w := onScreen(t, r, 900, 420)
	d := document.Document{Blocks: slices.Concat(sample.Blocks, long(8).Blocks)}
	r.SetDocument(d, document.Position{})
	r.SetHighlights([]document.Highlight{
		{Passage: document.Passage{Block: 6, Start: 0, End: 60}, ID: "a", Note: "一盏灯"},
		{Passage: document.Passage{Block: 12, Start: 0, End: 30}, ID: "b", Colour: 2, Note: "另一句"}})
	assertLooks(t, w, "reader-columns")
	r.SetComfort(inColumns(18, true))
	assertLooks(t, w, "reader-pages")
	w.Resize(fyne.NewSize(500, 420)) // no room: one, as without it
	if r.sheet.paged {
		t.Error("a narrow window is parted")
	}
}

// TestColumnsShowEveryLine: turned on to the end, every line is shown once, in its
// order, and none is cut; turned back, the same pages come again.
func TestColumnsShowEveryLine(t *testing.T) {
	newTestApp(t)
	for _, down := range []bool{false, true} {
		r := NewReader(newFaces(t), NewStar(nil))
		r.SetComfort(inColumns(18, down))
		onScreen(t, r, 1000, 500)
		r.SetDocument(varied(90), document.Position{})
		if !r.sheet.paged || r.Progress() != 0 {
			t.Fatalf("parted is %v, progress %v", r.sheet.paged, r.Progress())
		}
		seen, tops := map[lineKey]int{}, []document.Position{}
		was := float32(-1)
		for {
			for k := range r.sheet.shown {
				seen[k]++
			}
			for _, c := range r.sheet.columns {
				if c.to-c.from > r.sheet.extent()+1 && r.sheet.bottom() < r.sheet.total {
					t.Errorf("a column of %v holds %v", r.sheet.extent(), c.to-c.from)
				}
			}
			if p := r.Progress(); p <= was {
				t.Errorf("progress goes from %v to %v", was, p)
			} else {
				was = p
			}
			tops = append(tops, r.At())
			if r.PageDown(); r.At() == tops[len(tops)-1] {
				break
			}
		}
		if r.Progress() != 1 || r.Read() != 1 {
			t.Errorf("at the end progress is %v, read %v", r.Progress(), r.Read())
		}
		for i := range r.sheet.blocks {
			r.sheet.set(i)
			for k := range r.sheet.blocks[i].lines {
				if seen[lineKey{i, k}] != 1 {
					t.Errorf("down %v: line %d of paragraph %d was shown %d times", down, k, i, seen[lineKey{i, k}])
				}
			}
		}
		for _, want := range slices.Backward(tops[:len(tops)-1]) {
			if r.PageUp(); r.At() != want {
				t.Fatalf("turned back to %v, want %v", r.At(), want)
			}
		}
	}
}

// TestColumnsTurnBackFromAnywhere: nothing is left out on the way to the start of a text
// that was opened in its middle.
func TestColumnsTurnBackFromAnywhere(t *testing.T) {
	newTestApp(t)
	r := NewReader(newFaces(t), nil)
	r.SetComfort(inColumns(18, false))
	onScreen(t, r, 1000, 500)
	r.SetDocument(varied(200), document.Position{Block: 120})
	if r.At().Block != 120 {
		t.Fatalf("opened at %v", r.At())
	}
	for n := 0; r.At() != (document.Position{}); n++ {
		before := r.At()
		r.PageUp()
		if end := r.sheet.bottom(); end < r.sheet.offset(before)-1 || n > 100 {
			t.Fatalf("turned back from %v the window ends at %v", before, r.sheet.position(end))
		}
	}
	r.End()
	if r.Read() != 1 || r.sheet.columns[1].from == r.sheet.columns[1].to {
		t.Errorf("the end is %v", r.sheet.columns)
	}
	if r.Home(); r.At() != (document.Position{}) {
		t.Errorf("the start is %v", r.At())
	}
}

// TestTheMouseInColumns selects from one to the other, and by what is seen where.
func TestTheMouseInColumns(t *testing.T) {
	newTestApp(t)
	for _, down := range []bool{false, true} {
		r := NewReader(newFaces(t), nil)
		r.SetComfort(inColumns(18, down))
		onScreen(t, r, 1000, 500)
		r.SetDocument(varied(90), document.Position{})
		r.PageDown()
		for _, k := range slices.Collect(maps.Keys(r.sheet.shown)) {
			ln, b := r.sheet.shown[k], &r.sheet.blocks[k.block]
			at := ln.Position()
			if down {
				at = at.AddXY(ln.Size().Width/2, r.sheet.em+b.set.Begins(k.line)*b.em+1)
			} else {
				at = at.AddXY(r.sheet.em+b.set.Begins(k.line)*b.em+1, ln.Size().Height/2)
			}
			if got, want := r.sheet.hit(r.sheet.fromCanvas(at)), (document.Position{Block: k.block, Offset: b.lines[k.line].Start}); got != want {
				t.Errorf("down %v: the start of line %v is %v, want %v", down, k, got, want)
			}
		}
		middle := r.sheet.columns[1].from
		first, last := r.sheet.lineBefore(middle), r.sheet.lineFrom(middle)
		from, to := place(r, first.at), place(r, last.at)
		r.sheet.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: from}, Button: desktop.MouseButtonPrimary})
		r.sheet.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}})
		r.sheet.DragEnd()
		if from, to := r.sheet.sel.order(); from != first.at || to != last.at {
			t.Errorf("down %v: selected is %v to %v, want %v to %v", down, from, to, first.at, last.at)
		}
	}
}

// TestTheWheelTurnsColumns, a page a notch.
func TestTheWheelTurnsColumns(t *testing.T) {
	newTestApp(t)
	r := NewReader(newFaces(t), nil)
	r.SetComfort(inColumns(18, false))
	onScreen(t, r, 1000, 500)
	r.SetDocument(varied(90), document.Position{})
	end := r.sheet.bottom()
	r.sheet.wheeled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -notch)})
	if r.top != end {
		t.Errorf("a notch goes on to %v, want %v", r.top, end)
	}
	r.sheet.wheeled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -notch)})
	if r.top != end {
		t.Error("one stroke turns twice")
	}
	r.glide.last = time.Time{}
	r.sheet.wheeled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, notch)})
	if r.At() != (document.Position{}) {
		t.Errorf("a notch back is %v", r.At())
	}
	r.scroll.OnScrolled(fyne.Position{})
	r.scroll.Offset.Y = r.sheet.total / 2
	r.scroll.OnScrolled(r.scroll.Offset)
	if r.At().Block < 20 {
		t.Errorf("the scroll bar's middle shows %v", r.At())
	}
}

// TestFoundInColumns: what is in view stays, what is not is turned to.
func TestFoundInColumns(t *testing.T) {
	newTestApp(t)
	r := NewReader(newFaces(t), nil)
	r.SetComfort(inColumns(18, false))
	onScreen(t, r, 1000, 500)
	r.SetDocument(varied(90), document.Position{})
	second := r.sheet.lineFrom(r.sheet.columns[1].from).at
	if r.Reveal(second); r.At() != (document.Position{}) {
		t.Errorf("what is in the second column is turned to: %v", r.At())
	}
	far := document.Position{Block: 70}
	if r.Reveal(far); r.sheet.columnOf(r.sheet.point(far).Y) == nil {
		t.Errorf("what is found is not in view at %v", r.At())
	}
}

// TestNoSliversOfVerticalLines: at rest the window's edges cut no line that runs down.
func TestNoSliversOfVerticalLines(t *testing.T) {
	newTestApp(t)
	r := NewReader(newFaces(t), nil)
	r.SetComfort(vertical(18))
	onScreen(t, r, 617, 400)
	r.SetDocument(varied(90), document.Position{})
	for _, at := range []float32{0, 31, 100.5, 333} {
		r.show(at)
		left := r.sheet.edge + r.sheet.depth
		for k := range r.sheet.shown {
			b := &r.sheet.blocks[k.block]
			pad := (b.line - b.em) / 2
			if top := b.top + float32(k.line)*b.line; top+pad < r.sheet.edge-1 || top+b.line-pad > left+1 {
				t.Errorf("at %v line %v is cut", at, k)
			}
		}
	}
}

// place is where the text at p is seen on the sheet: a little into its character.
func place(r *Reader, p document.Position) fyne.Position {
	at := r.sheet.point(p)
	at = at.Add(r.sheet.columnOf(at.Y).away)
	if r.sheet.comfort.Vertical {
		return fyne.NewPos(r.sheet.reach()-at.Y, at.X+1)
	}
	return at.AddXY(1, 0)
}
