package app

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lanmu/data/library"
	"lanmu/data/page"
)

func TestDateOfAPage(t *testing.T) {
	for _, c := range []struct{ stated, path, want string }{
		{"2024年3月2日", "/p/2020-01-01.txt", "2024-03-02"},
		{"2024 年 12 月 2 日 星期一", "", "2024-12-02"},
		{"", "/p/20240302-04.pdf", "2024-03-02"},
		{"", "/papers/2024-03-02/04.txt", "2024-03-02"},
		{"", "/p/20249902.txt", "0001-01-01"},
		{"", "", "0001-01-01"},
	} {
		got := dateOf(library.Page{Page: &page.Page{Date: c.stated}, Path: c.path})
		if got.Format(time.DateOnly) != c.want {
			t.Errorf("%q in %s: %v, want %s", c.stated, c.path, got, c.want)
		}
	}
}

func TestSorting(t *testing.T) {
	dir := t.TempDir()
	old, young := filepath.Join(dir, "2024-03-02.txt"), filepath.Join(dir, "2025-03-02.txt")
	write(t, old, "路灯亮到了山那边\n\n山坡上的路灯亮了，村里的人都出来看灯。\n")
	write(t, young, "路灯\n\n河边的路灯亮了，镇上的人都出来看灯。\n")
	s := sitDown(t, old, young).Types("路灯").Lists("路灯", "路灯亮到了山那边")
	s.nextSorting()
	s.settles().Lists("路灯亮到了山那边", "路灯")
	s.nextSorting()
	s.settles().Lists("路灯", "路灯亮到了山那边")
	s.nextSorting()
	s.settles().Lists("路灯", "路灯亮到了山那边").Shortcut(fyne.Key1)
}
