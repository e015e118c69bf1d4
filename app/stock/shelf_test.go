package stock

import (
	"slices"
	"testing"
	"time"

	"lanmu/data/find"
	"lanmu/data/library"
)

func TestNaturalOrder(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"A2.txt", "A10.txt", -1},
		{"A10.txt", "A2.txt", 1},
		{"第02版", "第2版", 1}, // equal numbers: the shorter name first
		{"a", "a", 0},
		{"a1b2", "a1b10", -1},
		{"", "a", -1},
	} {
		if got := Natural(c.a, c.b); got != c.want && !(c.want != 0 && got*c.want > 0) {
			t.Errorf("natural(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

// sheetOf is a page of a file with articles of some headlines.
func sheetOf(path string, day time.Time, headlines ...string) *library.Sheet {
	var c library.Contents
	for _, h := range headlines {
		c.Articles = append(c.Articles, library.Article{ID: "id " + h, Headline: h})
	}
	return library.NewSheet(path, path, path, day, c)
}

func headlines(s *Shelf, refs []Ref) (out []string) {
	for _, r := range refs {
		out = append(out, r.Article().Headline)
	}
	return out
}

// TestAShelfIsInOrder: the latest day first, then as the places it was opened from
// stand, then by name; of no known day last.
func TestAShelfIsInOrder(t *testing.T) {
	june, july := time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC), time.Date(2024, 7, 1, 0, 0, 0, 0, time.UTC)
	s := NewShelf([]*library.Sheet{
		sheetOf("/a/2.txt", june, "二"), sheetOf("/b/1.txt", june, "一"), sheetOf("/a/10.txt", june, "十"),
		sheetOf("/a/old.txt", time.Time{}, "旧"), sheetOf("/a/7.txt", july, "七", "又七"), sheetOf("/bc/1.txt", june, "外"),
	}, []string{"/b", "/a"}, map[string]string{"id 二": "as it was"})
	if got, want := headlines(s, s.Refs), []string{"七", "又七", "一", "二", "十", "外", "旧"}; !slices.Equal(got, want) {
		t.Fatalf("%q, want %q", got, want)
	}
	for n, r := range s.Refs {
		if at, ok := s.Find(s.ID(r)); !ok || at != r {
			t.Errorf("number %d is not found by its id", n)
		}
	}
	if r, ok := s.Find("as it was"); !ok || r.Article().Headline != "二" {
		t.Error("an article that was edited is not found by the id it had")
	}
	if _, ok := s.Find(""); ok {
		t.Error("no id finds something")
	}
	again := s.Knowing(map[string]string{"id 十": "as it was"})
	if r, ok := again.Find("as it was"); !ok || r.Article().Headline != "十" {
		t.Error("what is known later is not found")
	}
	index := s.NewIndex(find.FullPinyin)
	if got := s.Match(t.Context(), index, "qi"); len(got) != 2 {
		t.Errorf("%d hits, want 2", len(got))
	}
	if got := s.Match(t.Context(), index, ""); len(got) != 7 || got[6].Item != 6 {
		t.Errorf("of no query there are %d", len(got))
	}
}

func TestRootOf(t *testing.T) {
	roots := []string{"/papers/a", "/papers", "/", "C:"}
	for path, want := range map[string]int{"/papers/a": 0, "/papers/a/1.txt": 0, "/papers/ab/1.txt": 1, "/paper": 2, "x": 4, "": 4} {
		if got := RootOf(path, roots); got != want {
			t.Errorf("%q is in number %d, want %d", path, got, want)
		}
	}
}

// TestSortings list hits as they say, whatever order they were found in.
func TestSortings(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2024, 6, n, 0, 0, 0, 0, time.UTC) }
	s := NewShelf([]*library.Sheet{sheetOf("/1", day(1), "一"), sheetOf("/2", day(2), "二"), sheetOf("/3", day(3), "三")}, nil, nil) // the latest first
	for order, want := range map[Sorting][]int{byMatch: {1, 0, 2}, byPage: {0, 1, 2}, ByDate: {0, 1, 2}, ByColumn: {1, 0, 2}, "": {1, 0, 2}} {
		hits := []find.Hit{{Item: 1}, {Item: 0}, {Item: 2}}
		SortHits(hits, s.Refs, order)
		var got []int
		for _, h := range hits {
			got = append(got, h.Item)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", order, got, want)
		}
	}
}

// TestAView takes in what has become different, and what it forgets stays forgotten.
func TestAView(t *testing.T) {
	var v View
	one, two := sheetOf("/a/1.txt", time.Time{}, "一"), sheetOf("/b/2.txt", time.Time{}, "二")
	bad := &library.Error{Path: "/a/bad.txt"}
	for n, c := range []struct {
		change library.Change
		other  bool // pages are at hand
		sheets int
		failed int
	}{
		{library.Change{}, false, 0, 0},
		{library.Change{Sheets: []*library.Sheet{one, two}}, true, 2, 0},
		{library.Change{Failed: []*library.Error{bad}}, false, 2, 1},
		{library.Change{Failed: []*library.Error{bad}}, false, 2, 1},
		{library.Change{Mended: []string{"/a/bad.txt"}}, false, 2, 0},
		{library.Change{Failed: []*library.Error{bad}}, false, 2, 1},
		{library.Change{Sheets: []*library.Sheet{sheetOf("/a/bad.txt", time.Time{}, "好")}}, true, 3, 0},
		{library.Change{Failed: []*library.Error{bad}, Gone: []string{"/a/1.txt"}}, true, 2, 1},
	} {
		if other := v.Apply(c.change); other != c.other || len(v.Sheets) != c.sheets || len(v.Failed) != c.failed {
			t.Errorf("change %d: other pages %v, %d sheets, %d failed; want %+v", n, other, len(v.Sheets), len(v.Failed), c)
		}
	}
	v.Forget(func(path string) bool { return RootOf(path, []string{"/a"}) == 0 })
	if len(v.Sheets) != 1 || len(v.Failed) != 0 {
		t.Errorf("%d sheets, %d failed stay", len(v.Sheets), len(v.Failed))
	}
}

func TestFoldsAreRemembered(t *testing.T) {
	f := FoldsOf([]string{"+column/短评", "-month/2024-06", "", "page/1", "-column/短评", "+column/短评"})
	for key, want := range map[string][2]bool{"column/短评": {true, true}, "month/2024-06": {false, false}, "page/1": {true, false}} {
		if got := [2]bool{f.Folded(key, true), f.Folded(key, false)}; got != want {
			t.Errorf("%q: %v, want %v", key, got, want)
		}
	}
}

func TestTagsOfALine(t *testing.T) {
	for line, want := range map[string][]string{
		"工会 #服务": {"工会", "服务"}, "工会，服务、村": {"工会", "服务", "村"}, " , ": {}, "": {}, "a,b": {"a", "b"},
	} {
		if got := tagsOf(line); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}
