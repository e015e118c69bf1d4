package app

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
)

func TestSorting(t *testing.T) {
	dir := t.TempDir()
	old, young := filepath.Join(dir, "2024-03-02.txt"), filepath.Join(dir, "2025-03-02.txt")
	write(t, old, "路灯\n\n河边的路灯亮了，镇上的人都出来看灯。\n")
	write(t, young, "路灯亮到了山那边\n\n山坡上的路灯亮了，村里的人都出来看灯。\n")
	s := sitDown(t, old, young).Types("路灯").Lists("路灯", "路灯亮到了山那边")
	s.list.NextSorting()
	s.settles().Lists("路灯亮到了山那边", "路灯") // the latest page comes first
	s.list.NextSorting()
	s.settles().Lists("路灯", "路灯亮到了山那边") // the oldest
	s.list.NextSorting()
	s.settles().Lists("路灯亮到了山那边", "路灯") // by page
	s.list.NextSorting()
	s.settles().Lists("路灯", "路灯亮到了山那边") // by column
	s.list.NextSorting()
	s.settles().Lists("路灯", "路灯亮到了山那边").Shortcut(fyne.Key1)
}
