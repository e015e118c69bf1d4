package bookmark

import (
	"path/filepath"
	"reflect"
	"testing"
	"time"
)

// shelf is a store of bookmarks in a folder of its own.
type shelf struct {
	*testing.T
	*Store
}

func newShelf(t *testing.T) shelf {
	t.Helper()
	return openShelf(t, filepath.Join(t.TempDir(), "lanmu", "bookmarks.jsonl"))
}

func openShelf(t *testing.T, path string) shelf {
	t.Helper()
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return shelf{t, s}
}

func (s shelf) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

// holds tells which bookmarks there are, newest first.
func (s shelf) holds(want ...string) {
	s.Helper()
	got := []string{}
	for _, b := range s.All() {
		got = append(got, b.ID)
	}
	if !reflect.DeepEqual(got, append([]string{}, want...)) {
		s.Errorf("the bookmarks are %q, want %q", got, want)
	}
}

func TestBookmarksComeBackNewestFirst(t *testing.T) {
	s := newShelf(t)
	noon := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	lamp := Bookmark{ID: "lamp", Headline: "老街的灯", Column: "今日谈", Byline: "林小满", Page: "opinion", Time: noon}
	s.must(s.Add(Bookmark{ID: "ferry", Headline: "渡口", Time: noon.Add(time.Hour)}))
	s.must(s.Add(lamp))
	s.must(s.Add(Bookmark{ID: "rain", Time: noon.Add(-time.Hour)}))
	s.must(s.Remove("rain"))
	s.must(s.Add(Bookmark{ID: "now"}))
	again := openShelf(t, s.Path())
	if here, there := s.All(), again.All(); !reflect.DeepEqual(here, there) {
		t.Errorf("here they are %+v\nthere %+v", here, there)
	}
	s.must(s.Remove("now"))
	again.must(again.Remove("now"))
	again.holds("ferry", "lamp")
	got, ok := again.Get("lamp")
	if got.Changed.IsZero() {
		t.Error("the store does not tell when lamp was changed")
	}
	if got.Changed = lamp.Changed; !ok || !reflect.DeepEqual(got, lamp) {
		t.Errorf("got %+v, want %+v", got, lamp)
	}
	if again.Has("rain") || !again.Has("lamp") {
		t.Error("Has tells otherwise than All")
	}
}
