package present

import (
	"time"

	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/data/find"
)

func Item(b bookmark.Bookmark) find.Item {
	return find.Item{Headline: b.Headline, Column: b.Column, Byline: b.Byline}
}

// Grouping is what bookmarks are grouped by.
type Grouping string

const (
	ByTime    Grouping = "time"
	byColumn  Grouping = "column"
	ByArticle Grouping = "article"
	byColour  Grouping = "colour"
	byTag     Grouping = "tag"
)

var Groupings = []Grouping{ByTime, byColumn, ByArticle, byColour, byTag}

// age names how long ago a time is.
func age(at, now time.Time) string {
	at = at.In(now.Location())
	midnight := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	switch {
	case !at.Before(midnight):
		return tongue.T("sidebar.today")
	case !at.Before(midnight.AddDate(0, 0, -6)):
		return tongue.T("sidebar.week")
	case at.Year() == now.Year() && at.Month() == now.Month():
		return tongue.T("sidebar.month")
	}
	return Month(at)
}

// JoinDetail is a bookmark's column and byline as one line, with the matched
// runes of both.
func JoinDetail(b bookmark.Bookmark, h *find.Marks) (string, []int) {
	if b.Column == "" {
		return b.Byline, h.Byline
	}
	text, marks := b.Column, append([]int(nil), h.Column...)
	if b.Byline != "" {
		text += " · "
		n := len([]rune(text))
		text += b.Byline
		for _, m := range h.Byline {
			marks = append(marks, n+m)
		}
	}
	return text, marks
}

// GroupMarks puts bookmarks under their headings; one of several tags stands
// under each.
func GroupMarks(marks []bookmark.Bookmark, hits []find.Hit, as Grouping) []*group[string] {
	var out []*group[string]
	by := map[string]*group[string]{}
	for _, h := range hits {
		for _, n := range groupsOf(marks[h.Item], as) {
			if by[n] == nil {
				by[n] = &group[string]{Key: n}
				out = append(out, by[n])
			}
			by[n].Hits = append(by[n].Hits, h)
		}
	}
	return out
}

// groupsOf returns the headings a bookmark stands under.
func groupsOf(b bookmark.Bookmark, as Grouping) []string {
	switch as {
	case byColumn:
		if b.Column == "" {
			return []string{tongue.T("sidebar.nocolumn")}
		}
		return []string{b.Column}
	case ByArticle:
		return []string{b.Headline}
	case byColour:
		if !b.IsPassage() {
			return []string{tongue.T("sidebar.articles")}
		}
		return []string{ColourName(b.ColourOf())}
	case byTag:
		if len(b.Tags) == 0 {
			return []string{tongue.T("sidebar.notag")}
		}
		return b.Tags
	}
	return []string{age(b.Time, time.Now())}
}
