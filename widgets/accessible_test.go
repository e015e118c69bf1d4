package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestWhatAScreenReaderSays(t *testing.T) {
	newTestApp(t)
	faces := newFaces(t)
	star := NewStar(nil)
	star.Name = "收藏"
	r := NewReader(faces, star)
	onScreen(t, r, 500, 400)
	r.SetDocument(sample, Position{})
	s := NewSidebar(faces, SidebarText{Filter: "筛选", Views: []string{"栏目", "收藏"}, Clear: "清除筛选"})
	onScreen(t, s, 280, 420)
	s.SetRows(RowsOf(rows), 1)
	row := newRowView(faces)
	row.set(rows[1], false, nil, nil)
	banner := NewBanner("知道了")
	banner.Say("file", "打不开")
	find := NewFindBar(FindText{Hint: "查找"})
	find.SetCount("1 / 3")
	progress := NewProgress(faces)
	progress.Set(.5, "3 分钟")
	for _, c := range []struct {
		of   fyne.Accessible
		role fyne.AccessibleRole
		want string
	}{
		{r, fyne.AccessibleRoleContainer, "路灯亮到了山那边的村口"},
		{r.sheet, fyne.AccessibleRoleText, "才立在了这里。\n以前天一黑"},
		{star, fyne.AccessibleRoleButton, "收藏"},
		{s, fyne.AccessibleRoleContainer, "栏目"},
		{s.filter, fyne.AccessibleRoleText, "筛选"},
		{s.list, fyne.AccessibleRoleContainer, "路灯亮了, ★, 林小满"},
		{row, fyne.AccessibleRoleButton, "路灯亮了, ★, 林小满"},
		{s.views, fyne.AccessibleRoleContainer, "栏目"},
		{s.views.words[1], fyne.AccessibleRoleButton, "收藏"},
		{banner, fyne.AccessibleRoleText, "打不开"},
		{find, fyne.AccessibleRoleContainer, "查找 1 / 3"},
		{NewNoteBar("批注", "标签", "关闭"), fyne.AccessibleRoleContainer, "批注"},
		{progress, fyne.AccessibleRoleText, "3 分钟"},
		{NewComfortPanel([]Choice{{Name: "字号", Value: func() string { return "18" }}}), fyne.AccessibleRoleContainer, "字号"},
	} {
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
}
