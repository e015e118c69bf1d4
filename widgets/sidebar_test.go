package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"lanmu/widgets/document"
)

var rows = []document.Row{
	{Heading: true, Text: "乡间来信"},
	{Text: "路灯亮了", Marks: []int{0, 1}, Detail: "林小满", Starred: true},
	{Text: "山那边的书店里，坐满了从镇上赶来读书的孩子和老人", Marks: []int{20, 21, 22}, Detail: "周望"},
	{Heading: true, Text: "一周漫谈", Marks: []int{2}},
	{Text: "一个很长很长、长得怎么也放不进侧栏两行之中的标题应当在末尾以省略号截断而不是被切掉半个字", Detail: "一位名字也很长的特约评论员"},
	{Text: "杏花开了"},
}

func newTestSidebar(t *testing.T) (*Sidebar, fyne.Window) {
	t.Helper()
	newTestApp(t)
	s := NewSidebar(newFaces(t), SidebarText{Filter: "筛选", Views: []string{"栏目", "收藏"}, Clear: "清除筛选"})
	w := onScreen(t, s, 280, 420)
	s.SetRows(document.RowsOf(rows), 1)
	return s, w
}

func TestSidebarLooks(t *testing.T) {
	s, w := newTestSidebar(t)
	assertLooks(t, w, "sidebar")
	s.FocusFilter()
	test.Type(w.Canvas().Focused(), "火星")
	s.SetEmpty("没有与“火星”相符的文章。")
	assertLooks(t, w, "sidebar-empty")
}

func TestSidebarKeyboard(t *testing.T) {
	s, w := newTestSidebar(t)
	var opened []int
	s.OnOpen = func(row int) { opened = append(opened, row) }
	var queries []string
	s.OnFilter = func(q string) { queries = append(queries, q) }
	escaped := false
	s.OnEscape = func() { escaped = true }
	press := func(names ...fyne.KeyName) {
		for _, n := range names {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
		}
	}
	at := func(want int) {
		t.Helper()
		if _, got := s.Rows(); got != want {
			t.Errorf("row %d is selected, want %d", got, want)
		}
	}
	s.FocusFilter()
	press(fyne.KeyReturn)             // opens the selected row from the box
	press(fyne.KeyDown, fyne.KeyDown) // into the list, to the next entry
	at(2)
	press(fyne.KeyDown) // over the heading
	at(4)
	press(fyne.KeyEnter, fyne.KeyEnd)
	at(5)
	press(fyne.KeyDown)
	at(5)
	press(fyne.KeyHome)
	at(1)
	press(fyne.KeyPageDown)
	at(5)
	press(fyne.KeyHome, fyne.KeyUp) // back to the box
	if w.Canvas().Focused() != fyne.Focusable(s.filter) {
		t.Errorf("↑ from the first entry leaves the focus on %T", w.Canvas().Focused())
	}
	test.Type(w.Canvas().Focused(), "灯")
	press(fyne.KeyEscape)
	if escaped {
		t.Error("Esc left the box while there was something to clear")
	}
	press(fyne.KeyEscape)
	if !escaped {
		t.Error("Esc in the empty box was not told")
	}
	if len(opened) != 2 || opened[0] != 1 || opened[1] != 4 {
		t.Errorf("opened rows %v, want 1 and 4", opened)
	}
	if len(queries) != 2 || queries[0] != "灯" || queries[1] != "" {
		t.Errorf("queries %q, want 灯 and the empty one", queries)
	}
}

func TestTapOpensTheSelectedRowToo(t *testing.T) {
	s, w := newTestSidebar(t)
	opened := -1
	s.OnOpen = func(row int) { opened = row }
	test.TapCanvas(w.Canvas(), fyne.NewPos(100, 150))
	if opened != 1 {
		t.Errorf("tapping the first entry opened row %d", opened)
	}
}

// TestEnterWaitsForItsRows: typing and Enter in one go opens what was typed
// for, not what was selected before the rows came.
func TestEnterWaitsForItsRows(t *testing.T) {
	s, w := newTestSidebar(t)
	var opened []int
	s.OnOpen = func(row int) { opened = append(opened, row) }
	s.FocusFilter()
	test.Type(w.Canvas().Focused(), "书")
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(opened) != 0 {
		t.Fatalf("opened row %v before its rows came", opened)
	}
	s.SetRows(document.RowsOf(rows), 2)
	s.SetRows(document.RowsOf(rows), 4)
	if len(opened) != 1 || opened[0] != 2 {
		t.Errorf("opened rows %v, want row 2 once", opened)
	}
}

func TestSidebarHistory(t *testing.T) {
	s, w := newTestSidebar(t)
	var queries []string
	s.OnFilter = func(q string) { queries = append(queries, q) }
	s.SetHistory([]string{"书店", "路灯"})
	s.FocusFilter()
	press := func(n fyne.KeyName) { w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n}) }
	for i, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyUp, "书店"}, {fyne.KeyUp, "路灯"}, {fyne.KeyUp, "路灯"}, {fyne.KeyDown, "书店"}, {fyne.KeyDown, ""},
		{fyne.KeyUp, "书店"},
	} {
		if press(step.key); s.Query() != step.want {
			t.Errorf("step %d: the box holds %q, want %q", i, s.Query(), step.want)
		}
	}
	test.Type(w.Canvas().Focused(), "里")
	if press(fyne.KeyUp); s.Query() != "书店里" {
		t.Errorf("↑ took away what was typed: %q", s.Query())
	}
	press(fyne.KeyDown)
	if w.Canvas().Focused() != s.list {
		t.Error("↓ does not go into the list once something is typed")
	}
}

// TestThePaletteComesBack: what closes below the palette takes it away, and it
// opens again all the same.
func TestThePaletteComesBack(t *testing.T) {
	_, w := newTestSidebar(t)
	p := NewPalette(newFaces(t), "想做什么？", w.Canvas())
	p.OnTyped = func(string) { p.SetRows(rows, 1) }
	for range 2 {
		below := widget.NewPopUp(widget.NewLabel("菜单"), w.Canvas())
		below.Show()
		p.Show()
		below.Hide()
		p.Show()
		if w.Canvas().Focused() != p.filter {
			t.Error("the palette has not got the keyboard")
		}
		p.Hide()
	}
}

// BenchmarkLongList narrows a list of 100,000 rows to 500 under other headings.
func BenchmarkLongList(b *testing.B) {
	newTestApp(b)
	s := NewSidebar(newFaces(b), SidebarText{Filter: "筛选", Views: []string{"栏目", "收藏"}, Clear: "清除筛选"})
	onScreen(b, s, 280, 900)
	long := make([]document.Row, 100000)
	for i := range long {
		long[i] = document.Row{Text: "山那边的书店里，坐满了读书的孩子", Detail: "周望", Heading: i%10 == 0}
	}
	s.SetRows(document.RowsOf(long), 1)
	n := 0
	for b.Loop() {
		n++
		s.SetRows(document.RowsOf(long[n%10:500+n%10]), 1)
	}
}

// A menu outlives the chip it is of: what it says then is not asked of the chip that
// stands in that place now.
func TestAMenuOfAChipThatIsGone(t *testing.T) {
	s, w := newTestSidebar(t)
	var pressed [][2]int
	s.OnChip = func(chip, choice int) { pressed = append(pressed, [2]int{chip, choice}) }
	years := document.Chip{Text: "年份", Choices: []string{"2024", "2023", "2022"}}
	open := func() *menus {
		t.Helper()
		s.summary.all[0].Tapped(nil)
		if m, ok := w.Canvas().Overlays().Top().(*menus); ok {
			return m
		}
		t.Fatal("a chip with choices shows no menu")
		return nil
	}
	choose := func(m *menus, n int) { m.do(m.open[0].rows[n].item) }
	s.SetSummary(document.Summary{Text: "3 篇", Chips: []document.Chip{years}})
	menu := open()
	s.SetSummary(document.Summary{Text: "5 篇", Chips: []document.Chip{years}}) // the same
	choose(menu, 2)
	menu = open()
	s.SetSummary(document.Summary{Text: "5 篇", Chips: []document.Chip{{Text: "年份", Choices: []string{"2020", "2019", "2018"}}}})
	choose(menu, 1)
	menu = open()
	s.SetSummary(document.Summary{})
	choose(menu, 0)
	if len(pressed) != 1 || pressed[0] != [2]int{0, 2} {
		t.Errorf("pressed are %v, want only the first chip's third choice", pressed)
	}
}
