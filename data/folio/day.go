package folio

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A day as pages write it. What is told apart by place alone (3/4/2022) is not
// taken for one.
var (
	numberDay   = regexp.MustCompile(`(?:^|[^0-9])((?:1[89]|20|21)[0-9]{2})\s*[-年/.]\s*([01]?[0-9])\s*[-月/.]\s*([0-3]?[0-9])(?:\s*日|[^0-9]|$)`)
	hanziDay    = regexp.MustCompile(`([一二][〇○零一二三四五六七八九]{3})\s*年\s*([一二三四五六七八九十]{1,2})\s*月\s*([一二三四五六七八九十]{1,3})\s*日`)
	republicDay = regexp.MustCompile(`(?:中[华華])?[民⺠][国國]\s*([0-9]{1,3}|[一二三四五六七八九十元]{1,3})\s*年\s*([0-9]{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*日`)
	monthFirst  = regexp.MustCompile(`(?i)\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+([0-3]?[0-9])(?:st|nd|rd|th)?\s*,?\s+((?:1[89]|20)[0-9]{2})\b`)
	dayFirst    = regexp.MustCompile(`(?i)\b([0-3]?[0-9])(?:st|nd|rd|th|\.)?\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+((?:1[89]|20)[0-9]{2})\b`)
)

// A PrintedDay is where a text tells a day, in bytes, and the day as 2024-03-04.
type PrintedDay struct {
	Start, End int
	Day        string
}

// Days returns the days that s tells, in their order; one that no calendar has is
// none.
func Days(s string) (days []PrintedDay) {
	for _, form := range []struct {
		pattern          *regexp.Regexp
		year, month, day int // which group tells it
		since            int // the year before the first
	}{
		{numberDay, 1, 2, 3, 0}, {hanziDay, 1, 2, 3, 0}, {republicDay, 1, 2, 3, 1911},
		{monthFirst, 3, 1, 2, 0}, {dayFirst, 3, 2, 1, 0},
	} {
		for _, m := range form.pattern.FindAllStringSubmatchIndex(s, -1) {
			part := func(k int) int { return count(s[m[2*k]:m[2*k+1]]) }
			day, ok := dayOf(form.since+part(form.year), part(form.month), part(form.day))
			if !ok {
				continue
			}
			start, end := min(m[2], m[4], m[6]), max(m[3], m[5], m[7])
			if form.since != 0 {
				start = m[0]
			}
			if rest := strings.TrimLeft(s[end:], " "); strings.HasPrefix(rest, "日") {
				end = len(s) - len(rest) + len("日")
			}
			days = append(days, PrintedDay{start, end, day})
		}
	}
	slices.SortStableFunc(days, func(a, b PrintedDay) int { return cmp.Compare(a.Start, b.Start) })
	return days
}

// FirstYear and LastYear are the years there are: a number outside them is none. The
// first Chinese newspaper is of 1815.
const FirstYear, LastYear = 1800, 2199

func dayOf(year, month, day int) (string, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if year < FirstYear || year > LastYear || int(t.Month()) != month || t.Day() != day {
		return "", false
	}
	return t.Format(time.DateOnly), true
}

// count reads a number in figures, in hanzi, or the name of a month.
func count(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	if len(s) >= 3 && s[0] < 0x80 {
		return strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(s[:3]))/3 + 1
	}
	return hanziNumber(s)
}

// hanziNumber reads 二〇二二 and 二十五; 0 is what is no number.
func hanziNumber(s string) (n int) {
	tens := strings.ContainsRune(s, '十')
	for _, r := range s {
		d := strings.IndexRune("〇一二三四五六七八九", r)
		switch {
		case r == '○' || r == '零':
			d = 0
		case r == '元':
			d = 1
		case r == '十':
			n = max(n, 1) * 10
			continue
		case d < 0:
			return 0
		default:
			d /= len("〇")
		}
		if tens {
			n += d
		} else {
			n = n*10 + d
		}
	}
	return n
}

// figures is s with full-width figures and letters as ASCII ones, and every white
// space as a blank.
func figures(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～' && r != '，' && r != '：' && r != '；':
			return r - '！' + '!'
		case r == '　' || r == '\t' || r == '\n' || r == '\r' || r == '\u00a0':
			return ' '
		}
		return r
	}, s)
}
