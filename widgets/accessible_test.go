package widgets

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lanmu/widgets/document"
)

func TestWhatAScreenReaderSays(t *testing.T) {
	newTestApp(t)
	faces := newFaces(t)
	star := NewStar(nil)
	star.Name = "收藏"
	r := NewReader(faces, star)
	onScreen(t, r, 500, 400)
	r.SetDocument(sample, document.Position{})
	s := NewSidebar(faces, SidebarText{Filter: "筛选", Views: []string{"栏目", "收藏"}, Clear: "清除筛选"})
	onScreen(t, s, 280, 420)
	s.SetRows(document.RowsOf(rows), 1)
	row := newRowView(faces)
	row.set(rows[1], false, nil, nil)
	banner := NewBanner("知道了")
	banner.Say("file", "打不开")
	find := NewFindBar(FindText{Hint: "查找", Next: "下一处"})
	find.SetCount("1 / 3")
	progress := NewProgress(faces)
	progress.Set(.5, "3 分钟")
	tips := NewTips("知道了", nil)
	tips.Set("按 ? 看所有能做的事")
	task := NewTask()
	task.Set(.5, "正在读 3 / 6", "停止", nil)
	notes := NewNotePad("批注", "标签")
	steps := newStepper("字号", nil)
	steps.set("18")
	offered := NewCandidates(s)
	offered.Propose(Offer{Labels: []string{"1. ", "2. "}, Texts: []string{"井", "经"}, Chosen: 1}, fyne.Position{}, fyne.Size{})
	s.summary.set(document.Summary{Text: "共 3 篇"})
	s.SetIssue(document.Issue{Title: "江岸日报 2024年3月4日"})
	s.SetCalendar(document.Calendar{Title: "2024年3月", First: 4, Length: 31, Days: map[int]bool{4: true}, Chosen: 4})
	picture := NewPicture()
	picture.SetSheet(fyne.NewSize(200, 400), []Area{{Of: 0, Title: "渡口又开了船", Right: 90, Bottom: 100}})
	picture.Opened(0)
	bars := NewBars(faces)
	bars.Set(someBars())
	cases := []struct {
		of   fyne.Accessible
		role fyne.AccessibleRole
		want string
	}{
		{r, fyne.AccessibleRoleContainer, "路灯亮到了山那边的村口"},
		{r.sheet, fyne.AccessibleRoleText, "才立在了这里。\n以前天一黑"},
		{star, fyne.AccessibleRoleButton, "收藏"},
		{picture, fyne.AccessibleRoleContainer, "渡口又开了船"},
		{s, fyne.AccessibleRoleContainer, "栏目"},
		{s.filter, fyne.AccessibleRoleText, "筛选"},
		{s.list, fyne.AccessibleRoleContainer, "路灯亮了, ★, 林小满"},
		{row, fyne.AccessibleRoleButton, "路灯亮了, ★, 林小满"},
		{s.views, fyne.AccessibleRoleContainer, "栏目"},
		{s.views.words[1], fyne.AccessibleRoleButton, "收藏"},
		{banner, fyne.AccessibleRoleText, "打不开"},
		{find, fyne.AccessibleRoleContainer, "查找 1 / 3"},
		{notes, fyne.AccessibleRoleContainer, "批注"},
		{notes.tags, fyne.AccessibleRoleText, "标签"},
		{offered, fyne.AccessibleRoleText, "经"},
		{&notes.note.Field, fyne.AccessibleRoleText, notes.note.PlaceHolder},
		{steps, fyne.AccessibleRoleContainer, "字号 18"},
		{NewButton("好了", nil), fyne.AccessibleRoleButton, "好了"},
		{find.next, fyne.AccessibleRoleButton, "下一处"},
		{tips, fyne.AccessibleRoleContainer, "看所有能做的事"},
		{task, fyne.AccessibleRoleContainer, "正在读 3 / 6"},
		{progress, fyne.AccessibleRoleText, "3 分钟"},
		{s.summary, fyne.AccessibleRoleContainer, "共 3 篇"},
		{newChip(document.Chip{Text: "按年"}, nil), fyne.AccessibleRoleButton, "按年"},
		{newKeyChip(document.Chip{Text: "按年"}, nil), fyne.AccessibleRoleButton, "按年"},
		{bars, fyne.AccessibleRoleText, "2022：8 篇"},
		{s.issue, fyne.AccessibleRoleContainer, "江岸日报 2024年3月4日"},
		{s.month, fyne.AccessibleRoleContainer, "2024年3月 4"},
		{s.month.days[14], fyne.AccessibleRoleButton, "4"},
		{NewComfortPanel([]Choice{{Name: "字号", Value: func() string { return "18" }}}), fyne.AccessibleRoleContainer, "字号"},
	}
	strip := NewStrip()
	strip.Set([]string{"第1版", "第2版"})
	strip.Open(1)
	told := NewToast()
	told.Say("export", "已导出", "", nil)
	chosen := NewSelectBar(s, []string{"黄色", "绿色"}, nil)
	chosen.SetColour(1)
	path := NewPathField("/家/笔记.md")
	bar := NewToolbar([]Tool{{Name: "打开"}})
	menubar := NewMenuBar(nil, fyne.NewMainMenu(fyne.NewMenu("文件", fyne.NewMenuItem("打开", nil))), func(*fyne.MenuItem) string { return "" }, []string{"文件"})
	onScreen(t, menubar, 200, 40)
	menubar.on = fyne.CurrentApp().Driver().CanvasForObject(menubar)
	menubar.Open(0)
	opened := fyne.CurrentApp().Driver().CanvasForObject(menubar).Overlays().Top().(*menus)
	shown := NewHint(menubar)
	shown.show(menubar.words[0], "文件（Alt+F）")
	cases = append(cases, []struct {
		of   fyne.Accessible
		role fyne.AccessibleRole
		want string
	}{
		{strip, fyne.AccessibleRoleContainer, "第2版"},
		{told, fyne.AccessibleRoleText, "已导出"}, {chosen, fyne.AccessibleRoleContainer, "绿色"},
		{chosen.colours[0], fyne.AccessibleRoleButton, "黄色"},
		{path, fyne.AccessibleRoleText, "/家/笔记.md"},
		{bar, fyne.AccessibleRoleContainer, "打开"}, {bar.tools[0], fyne.AccessibleRoleButton, "打开"},
		{menubar, fyne.AccessibleRoleContainer, "文件"}, {menubar.words[0], fyne.AccessibleRoleButton, "文件"},
		{opened, fyne.AccessibleRoleContainer, "打开"}, {opened.open[0], fyne.AccessibleRoleContainer, "打开"},
		{opened.open[0].rows[0], fyne.AccessibleRoleButton, "打开"}, {shown, fyne.AccessibleRoleText, "Alt+F"},
	}...)
	named := map[string]bool{"pressed": true} // only embedded
	for _, c := range cases {
		named[strings.TrimPrefix(fmt.Sprintf("%T", c.of), "*widgets.")] = true
		if got := c.of.AccessibilityLabel(); !strings.Contains(got, c.want) {
			t.Errorf("%T says %q, want %q", c.of, got, c.want)
		}
		if got := c.of.AccessibilityRole(); got != c.role {
			t.Errorf("%T is a %s, want a %s", c.of, got, c.role)
		}
	}
	star.SetOn(true)
	if got := star.AccessibilityLabel(); got == "收藏" {
		t.Error("a star that is on is not said to be")
	}
	for _, w := range widgetsOfOurs(t) {
		if !named[w] {
			t.Errorf("nothing says what a screen reader says of %s", w)
		}
	}
}

// widgetsOfOurs are the types of this package that are made of a widget.
func widgetsOfOurs(t *testing.T) []string {
	t.Helper()
	sources, _ := filepath.Glob("*.go")
	embeds := map[string][]string{}
	for _, name := range sources {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if !ok {
				return true
			}
			if s, ok := spec.Type.(*ast.StructType); ok {
				for _, f := range s.Fields.List {
					if len(f.Names) == 0 {
						embeds[spec.Name.Name] = append(embeds[spec.Name.Name], types.ExprString(f.Type))
					}
				}
			}
			return true
		})
	}
	var is func(name string) bool
	is = func(name string) bool {
		return strings.HasPrefix(name, "widget.") || slices.ContainsFunc(embeds[name], is)
	}
	var out []string
	for name := range embeds {
		if is(name) {
			out = append(out, name)
		}
	}
	if len(out) < 15 {
		t.Fatalf("found only %q", out)
	}
	return out
}
