package stock

import (
	"testing"
	"time"

	"lanmu/data/folio"
	"lanmu/data/library"
)

func TestIssues(t *testing.T) {
	page := func(paper, day, number string) *library.Sheet {
		d, _ := time.Parse(time.DateOnly, day)
		path := "/p/" + paper + day + number
		return library.NewSheet(path, path, "", d, library.Contents{Folio: folio.Folio{Newspaper: paper, Day: day, Page: number}, Articles: []library.Article{{ID: path, Headline: path}}})
	}
	lone := library.NewSheet("/p/lone.txt", "lone", "", time.Time{}, library.Contents{Articles: []library.Article{{ID: "lone"}}})
	s := NewShelf([]*library.Sheet{
		page("江岸日报", "2024-03-04", "10"), page("江岸日报", "2024-03-04", "2"), page("江岸日报", "2024-03-04", "1"),
		page("河源晨报", "2024-03-04", "1"), page("江岸日报", "2024-03-06", "1"), page("河源晨报", "2024-03-05", "1"),
		page("江岸日报", "2024-03-01", "2"), page("江岸日报", "2024-03-01", "1"), lone,
	}, nil, nil)
	name := func(x *library.Sheet) string {
		if x == nil {
			return "none"
		}
		f := x.Folio()
		return f.Newspaper + f.Day + " " + f.Page
	}
	for _, c := range []struct {
		from *library.Sheet
		page int
		turn int
		want string
	}{
		{page("江岸日报", "2024-03-04", "2"), 1, 0, "江岸日报2024-03-04 10"},
		{page("江岸日报", "2024-03-04", "2"), -1, 0, "江岸日报2024-03-04 1"},
		{page("江岸日报", "2024-03-04", "10"), 1, 0, "none"},
		{page("河源晨报", "2024-03-04", "1"), 1, 0, "none"},
		{page("江岸日报", "2024-03-04", "2"), 0, 1, "江岸日报2024-03-06 1"},
		{page("江岸日报", "2024-03-04", "2"), 0, -1, "江岸日报2024-03-01 1"},
		{page("江岸日报", "2024-03-01", "2"), 0, -1, "none"},
		{page("河源晨报", "2024-03-04", "1"), 0, 1, "河源晨报2024-03-05 1"},
		{lone, 1, 0, "none"},
		{lone, 0, 1, "none"},
	} {
		got, _ := s.TurnIssue(Leaf{c.from, 0}, c.turn)
		if c.page != 0 {
			got, _ = s.TurnPage(Leaf{c.from, 0}, c.page)
		}
		if name(got.Sheet) != c.want {
			t.Errorf("from %s by %d pages, %d issues: %s, want %s", name(c.from), c.page, c.turn, name(got.Sheet), c.want)
		}
	}
}
