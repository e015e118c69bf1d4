package app

import (
	"cmp"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"time"

	"lanmu/data/find"
	"lanmu/data/library"
)

// sorting is the order in which what matches is listed.
type sorting string

const (
	byMatch sorting = "match"
	byPage  sorting = "page"
	byDate  sorting = "date"
)

var sortings = []sorting{byMatch, byPage, byDate}

// sortHits puts hits, best first, in the order asked for.
func sortHits(hits []find.Hit, entries []*entry, by sorting) {
	switch by {
	case byPage:
		slices.SortFunc(hits, func(a, b find.Hit) int { return cmp.Compare(a.Item, b.Item) })
	case byDate:
		slices.SortStableFunc(hits, func(a, b find.Hit) int {
			return entries[b.Item].date.Compare(entries[a.Item].date)
		})
	}
}

// nextSorting lists what matches in another order and has it remembered.
func (w *window) nextSorting() {
	p := w.app.Preferences()
	at := slices.Index(sortings, sorting(p.String(prefSorting)))
	next := sortings[(max(at, 0)+1)%len(sortings)]
	p.SetString(prefSorting, string(next))
	w.banner.Say("sorting", t("sorting."+string(next))) // dismissed, or taken back by the next opening
	w.filter()
}

var (
	dateInText = regexp.MustCompile(`(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})`)
	dateInName = regexp.MustCompile(`(\d{4})-?(\d{2})-?(\d{2})`)
)

// dateOf is the day of a page: what it states, else what its file's name or
// folder says. The zero time is unknown.
func dateOf(p library.Page) time.Time {
	m := dateInText.FindStringSubmatch(p.Date)
	for _, name := range []string{filepath.Base(p.Path), filepath.Dir(p.Path)} {
		if m == nil && p.Path != "" {
			m = dateInName.FindStringSubmatch(name)
		}
	}
	if m == nil {
		return time.Time{}
	}
	var n [3]int
	for i, s := range m[1:] {
		n[i], _ = strconv.Atoi(s)
	}
	if n[1] < 1 || n[1] > 12 || n[2] < 1 || n[2] > 31 {
		return time.Time{}
	}
	return time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC)
}
