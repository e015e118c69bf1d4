package library

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// TestAsManyAsAreAskedFor has a search tell some of its hits, most, or all.
func TestAsManyAsAreAskedFor(t *testing.T) {
	dir := t.TempDir()
	for i := range MostHits + 30 {
		text := fmt.Sprintf("路灯亮了第%d回\n\n河边的路灯亮了，镇上的人都出来看灯。\n", i)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.md", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	l, err := OpenLibrary(filepath.Join(t.TempDir(), "cache"))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if err := l.Update(t.Context(), []string{dir}, func(Change) {}); err != nil {
		t.Fatal(err)
	}
	for most, want := range map[int]int{1: 1, 25: 25, 0: MostHits, -1: MostHits + 30} {
		var last Results
		if err := l.SearchFor(t.Context(), "路灯", Asked{Hits: most}, func(r Results) { last = r }); err != nil {
			t.Fatal(err)
		}
		if len(last.Hits) != want || !last.Done || last.Len() != MostHits+30 {
			t.Errorf("asked for %d: %d hits of %d, want %d", most, len(last.Hits), last.Len(), want)
		}
	}
}
