package library

import (
	"database/sql"
	"path/filepath"
	"regexp"
	"strconv"
	"time"

	"lanmu/data/search"
)

var (
	dateInText = regexp.MustCompile(`(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})`)
	dateInName = regexp.MustCompile(`(\d{4})[-_./年]?(\d{2})[-_./月]?(\d{2})|(\d{4})[-_./年](\d{1,2})[-_./月](\d{1,2})`)
)

// DateOf is the day of a page: what it states, else what its file's name or the
// folders it is in say. The zero time is unknown.
func DateOf(p Page) time.Time { return dateOf(p.Page.Date, p.Path) }

func dateOf(stated, path string) time.Time {
	if days := daysIn(dateInText, stated); len(days) > 0 {
		return days[0]
	}
	if path == "" {
		return time.Time{}
	}
	if days := daysIn(dateInName, filepath.Base(path)); len(days) > 0 {
		return days[0]
	}
	if days := daysIn(dateInName, filepath.ToSlash(filepath.Dir(path))); len(days) > 0 {
		return days[len(days)-1] // the folder nearest to the file
	}
	return time.Time{}
}

// daysIn returns the days that s names.
func daysIn(pattern *regexp.Regexp, s string) (days []time.Time) {
	for _, m := range pattern.FindAllStringSubmatch(s, -1) {
		var n []int
		for _, part := range m[1:] {
			if part != "" {
				x, _ := strconv.Atoi(part)
				n = append(n, x)
			}
		}
		t := time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC)
		if n[0] >= firstYear && n[0] <= lastYear && int(t.Month()) == n[1] && t.Day() == n[2] {
			days = append(days, t)
		}
	}
	return days
}

// A number outside these is no year: the first Chinese newspaper is of 1815.
const firstYear, lastYear = 1800, 2199

const day = 86400 // seconds

// dayOfRow is the day that the cache has of a file, if that is one.
func dayOfRow(d sql.NullInt64) int32 {
	if !d.Valid || d.Int64 < firstDay || d.Int64 > lastDay {
		return search.NoDay
	}
	return int32(d.Int64)
}

var (
	firstDay = time.Date(firstYear, 1, 1, 0, 0, 0, 0, time.UTC).Unix() / day
	lastDay  = time.Date(lastYear, 12, 31, 0, 0, 0, 0, time.UTC).Unix() / day
)
