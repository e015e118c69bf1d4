package bookmark

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestColoursOfTwoMachines: a highlight coloured on one and noted on the other has both;
// coloured on both, the later counts.
func TestColoursOfTwoMachines(t *testing.T) {
	first := newShelf(t)
	first.must(first.Add(Bookmark{ID: "a", Article: "x", Headline: "村口的路灯亮了", Quote: "夜里走路的人", Colour: Colours[0]}))
	path := filepath.Join(t.TempDir(), "lanmu", "bookmarks.jsonl")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	was, err := os.ReadFile(first.Path())
	first.must(err)
	first.must(os.WriteFile(path, was, 0o600))
	second := openShelf(t, path)
	colour := func(s shelf, n int) { s.must(s.Edit("a", func(b *Bookmark) { b.Colour = Colours[n] })) }
	colour(first, 1)
	second.must(second.Edit("a", func(b *Bookmark) { b.Note = "由头" }))
	hears := func(s, other shelf, name string) {
		text, err := os.ReadFile(other.Path())
		s.must(err)
		copied := filepath.Join(filepath.Dir(s.Path()), "bookmarks.sync-conflict-20260302-"+name+"-K3JR2LQ.jsonl")
		s.must(os.WriteFile(copied, text, 0o600))
		s.must(os.Chtimes(copied, time.Time{}, time.Now().Add(-time.Hour)))
		s.must(s.journal.Refresh())
	}
	hears(first, second, "080000")
	if b, _ := first.Get("a"); b.ColourOf() != 1 || b.Note != "由头" {
		t.Errorf("coloured here and noted there it has colour %d and the note %q", b.ColourOf(), b.Note)
	}
	hears(second, first, "080001")
	colour(first, 2)
	colour(second, 3) // later
	hears(first, second, "080002")
	hears(second, first, "080003")
	for _, s := range []shelf{first, second} {
		if b, _ := s.Get("a"); b.ColourOf() != 3 || b.Note != "由头" {
			t.Errorf("coloured on both it has colour %d and the note %q", b.ColourOf(), b.Note)
		}
	}
}
