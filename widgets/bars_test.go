package widgets

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"lanmu/widgets/document"
)

func someBars() (out []document.Bar) {
	for i, v := range []float64{3, 0, 8, 1, 5} {
		year := fmt.Sprint(2020 + i)
		out = append(out, document.Bar{Label: year, Told: fmt.Sprintf("%s：%v 篇", year, v), Value: v, In: i > 1})
	}
	return out
}

func TestBarsAreChosenByDraggingOrATap(t *testing.T) {
	newTestApp(t)
	b := NewBars(newFaces(t))
	onScreen(t, b, 200, barsHeight)
	b.Set(someBars())
	var got []string
	b.OnSpan = func(from, to int) { got = append(got, fmt.Sprint(from, to)) }
	at := func(x float32) fyne.PointEvent { return fyne.PointEvent{Position: fyne.NewPos(x, 10)} }
	b.Dragged(&fyne.DragEvent{PointEvent: at(150), Dragged: fyne.NewDelta(5, 0)})
	b.Dragged(&fyne.DragEvent{PointEvent: at(50), Dragged: fyne.NewDelta(-100, 0)})
	b.DragEnd()
	p := at(199)
	b.Tapped(&p)
	b.Dragged(&fyne.DragEvent{PointEvent: at(-30), Dragged: fyne.NewDelta(-40, 0)}) // beyond the edge
	b.DragEnd()
	if fmt.Sprint(got) != "[1 3 4 4 0 0]" {
		t.Errorf("chosen are %v", got)
	}
	b.Set(nil)
	b.Tapped(&p)
	b.Dragged(&fyne.DragEvent{PointEvent: p})
	b.DragEnd()
	if len(got) != 3 {
		t.Errorf("of no bars %v are chosen", got)
	}
}

func TestSummaryLooks(t *testing.T) {
	s, w := newTestSidebar(t)
	var pressed []int
	s.OnChip = func(chip, choice int) { pressed = append(pressed, chip, choice) }
	s.SetSummary(document.Summary{Text: "近/500：距离请写 1 到 50。", Chips: []document.Chip{{Text: "最相关", Choices: []string{"从新到旧"}}, {Text: "栏目", Choices: []string{"街谈 12"}}, {Text: "存为栏目", On: true}, {Text: "按年"}}, Bars: someBars()})
	assertLooks(t, w, "summary")
	test.Tap(s.summary.all[3])
	if fmt.Sprint(pressed) != "[3 -1]" {
		t.Errorf("pressed are %v", pressed)
	}
	s.summary.bars.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(130, 10)}})
	assertLooks(t, w, "summary-hovered")
	s.SetSummary(document.Summary{})
	if s.summary.Visible() {
		t.Error("a summary of nothing is shown")
	}
	s.Insert("作者：")
	s.Insert("或")
	if s.Query() != "作者： 或" {
		t.Errorf("inserted is %q", s.Query())
	}
}
