package find

import (
	"strconv"
	"strings"
	"time"
)

// Days are days from First to the one before End; a zero End is none at all.
type Days struct{ First, End time.Time }

// Contain reports whether t, which is zero for an article of unknown day, is one
// of the days.
func (d Days) Contain(t time.Time) bool {
	return !t.IsZero() && !t.Before(d.First) && t.Before(d.End)
}

// The days of an open range.
var (
	firstOfAll = time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	endOfAll   = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)
)

// ParseDays reads the days that a query names: a year, a month or a day (2024,
// 2024-03, 2024-3-2, 20240302, 2024年3月2日; - may be / or . as well), or all from
// one to another, either of which may be left out (2023..2024-05, 2023.., ..2024;
// ～ or ~ may stand for ..). A year that is still being typed stands for all that
// begin so: 20 is 2000 to 2099. What is no date is no days.
func ParseDays(s string) Days {
	s = foldString(s)
	for _, sep := range []string{"..", "~", "…"} {
		from, to, isRange := strings.Cut(s, sep)
		if !isRange {
			continue
		}
		first, end := Days{firstOfAll, endOfAll}, Days{firstOfAll, endOfAll}
		if from = strings.Trim(from, ". "); from != "" {
			first = period(from)
		}
		if to = strings.Trim(to, ". "); to != "" {
			end = period(to)
		}
		if first.End.IsZero() || end.End.IsZero() {
			return Days{}
		}
		return Days{first.First, end.End}
	}
	return period(s)
}

// period reads a year, a month or a day.
func period(s string) Days {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("-/.年月日号 ", r) })
	if len(parts) == 1 && len(parts[0]) > 4 { // 202403, 20240302
		p := parts[0]
		parts = []string{p[:4], p[4:min(6, len(p))]}
		if len(p) > 6 {
			parts = append(parts, p[6:])
		}
	}
	if len(parts) == 0 || len(parts) > 3 {
		return Days{}
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || v < 0 || len(p) > 4 || i > 0 && len(p) > 2 {
			return Days{}
		}
		n[i] = v
	}
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	if len(parts[0]) < 4 && len(parts) == 1 {
		unit := 1
		for range 4 - len(parts[0]) {
			n[0], unit = n[0]*10, unit*10
		}
		return Days{day(n[0], 1, 1), day(n[0]+unit, 1, 1)}
	}
	switch {
	case len(parts) == 1 || len(parts) == 2 && n[1] == 0: // 2024, 2024-0
		return Days{day(n[0], 1, 1), day(n[0]+1, 1, 1)}
	case n[1] < 1 || n[1] > 12:
		return Days{}
	case len(parts) == 2 || n[2] == 0:
		return Days{day(n[0], n[1], 1), day(n[0], n[1]+1, 1)}
	}
	d := day(n[0], n[1], n[2])
	if int(d.Month()) != n[1] {
		return Days{}
	}
	return Days{d, d.AddDate(0, 0, 1)}
}
