package find

import (
	"context"
	"reflect"
	"testing"
)

var items = []Item{
	{"路灯亮了", "乡间来信", "林小满"},
	{"山那边的书店", "乡间来信", "周望"},
	{"书与灯", "一周漫谈", "江灯儿"},
	{"Go 与路", "一周漫谈", ""},
}

func TestFilter(t *testing.T) {
	x := New(items)
	for _, c := range []struct {
		why, query string
		want       []Hit // without scores
	}{
		{"nothing typed: all in order", " ", []Hit{{Item: 0}, {Item: 1}, {Item: 2}, {Item: 3}}},
		{"a headline before a byline, with both marked", "灯", []Hit{
			{Item: 2, Headline: []int{2}, Byline: []int{1}}, {Item: 0, Headline: []int{1}}}},
		{"a byline", "周望", []Hit{{Item: 1, Byline: []int{0, 1}}}},
		{"a column finds all under it, in order", "漫谈", []Hit{
			{Item: 2, Column: []int{2, 3}}, {Item: 3, Column: []int{2, 3}}}},
		{"with gaps", "山书", []Hit{{Item: 1, Headline: []int{0, 4}}}},
		{"any case", "go", []Hit{{Item: 3, Headline: []int{0, 1}}}},
		{"nothing", "火星", nil},
	} {
		got := x.Filter(context.Background(), c.query)
		for i := range got {
			got[i].Score = 0
		}
		if len(got) != len(c.want) || len(got) > 0 && !reflect.DeepEqual(sorted(got), sorted(c.want)) {
			t.Errorf("%s: %q finds %v, want %v", c.why, c.query, got, c.want)
		}
	}
}

// sorted leaves order to TestOrder, for equal scores are the matcher's affair.
func sorted(hits []Hit) map[int]Hit {
	out := map[int]Hit{}
	for _, h := range hits {
		out[h.Item] = h
	}
	return out
}

func TestAHeadlineComesBeforeAByline(t *testing.T) {
	x := New([]Item{{"杏花", "", "路遥"}, {"很长很长的标题里有一条路", "", ""}})
	if got := x.Filter(context.Background(), "路"); len(got) != 2 || got[0].Item != 1 {
		t.Errorf("got %v, want the headline first", got)
	}
}

func TestCancelledFindsNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if got := New(items).Filter(ctx, "灯"); got != nil {
		t.Errorf("got %v after cancelling", got)
	}
}
