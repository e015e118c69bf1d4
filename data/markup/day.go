package markup

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// A day as pages write it. What is told apart by place alone (3/4/2022) is not
// taken for one.
var (
	numberDay  = regexp.MustCompile(`(?:^|[^0-9])((?:1[89]|20)[0-9]{2})\s*[-年/.]\s*([01]?[0-9])\s*[-月/.]\s*([0-3]?[0-9])(?:\s*日|[^0-9]|$)`)
	hanziDay   = regexp.MustCompile(`([一二][〇○零一二三四五六七八九]{3})\s*年\s*([一二三四五六七八九十]{1,2})\s*月\s*([一二三四五六七八九十]{1,3})\s*日`)
	monthFirst = regexp.MustCompile(`(?i)\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+([0-3]?[0-9])(?:st|nd|rd|th)?\s*,?\s+((?:1[89]|20)[0-9]{2})\b`)
	dayFirst   = regexp.MustCompile(`(?i)\b([0-3]?[0-9])(?:st|nd|rd|th|\.)?\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+((?:1[89]|20)[0-9]{2})\b`)
	clock      = regexp.MustCompile(`(?i)(?:\bat\s+)?\b[0-2]?[0-9]\s*[:：]\s*[0-5][0-9](?:\s*[:：]\s*[0-5][0-9])?(?:\s*[ap]\.?m\b\.?)?(?:\s*(?:[A-Z]{2,4}T|GMT|UTC)\b)?`)
	weekdays   = regexp.MustCompile(`(?i)(星期|周|週)[一二三四五六日天]|\b(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\b,?`)
)

// A printed day is where text tells one, and the day as 2006-01-02.
type printedDay struct {
	start, end int
	day        string
}

// daysIn returns the days that s tells, in their order of kind.
func daysIn(s string) (days []printedDay) {
	add := func(m []int, year, month, day int) {
		if month < 1 || month > 12 || day < 1 || day > 31 {
			return
		}
		start, end := m[2], max(m[3], m[5], m[7])
		for k := 2; k < len(m); k += 2 {
			start = min(start, m[k])
		}
		if rest := strings.TrimLeft(s[end:], " "); strings.HasPrefix(rest, "日") {
			end = len(s) - len(rest) + len("日")
		}
		days = append(days, printedDay{start, end, fmt.Sprintf("%04d-%02d-%02d", year, month, day)})
	}
	number := func(a, b int) int { n, _ := strconv.Atoi(s[a:b]); return n }
	for _, m := range numberDay.FindAllStringSubmatchIndex(s, -1) {
		add(m, number(m[2], m[3]), number(m[4], m[5]), number(m[6], m[7]))
	}
	for _, m := range hanziDay.FindAllStringSubmatchIndex(s, -1) {
		add(m, hanziNumber(s[m[2]:m[3]]), hanziNumber(s[m[4]:m[5]]), hanziNumber(s[m[6]:m[7]]))
	}
	for _, m := range monthFirst.FindAllStringSubmatchIndex(s, -1) {
		add(m, number(m[6], m[7]), monthOf(s[m[2]:m[3]]), number(m[4], m[5]))
	}
	for _, m := range dayFirst.FindAllStringSubmatchIndex(s, -1) {
		add(m, number(m[6], m[7]), monthOf(s[m[4]:m[5]]), number(m[2], m[3]))
	}
	return days
}

func monthOf(name string) int {
	return strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(name))/3 + 1
}

// hanziNumber reads 二〇二二 and 二十五.
func hanziNumber(s string) (n int) {
	for _, r := range s {
		d := strings.IndexRune("〇一二三四五六七八九", r) / len("〇")
		switch r {
		case '○', '零':
			d = 0
		case '十':
			n = max(n, 1) * 10
			continue
		}
		if n >= 10 && n%10 == 0 && !strings.ContainsAny(s, "〇○零") && strings.Contains(s, "十") {
			n += d
		} else {
			n = n*10 + d
		}
	}
	return n
}

// addressDay matches the day in the address of a page: /2022-01/06/, /20220106/,
// /2022/01/06/, t20220106_.
var addressDay = regexp.MustCompile(`[/_=t-]((?:19|20)[0-9]{2})[-/]?([01][0-9])[-/]?([0-3][0-9])(?:[/_.-]|$)`)

// founderPage matches the file name of a page of a digital edition: its
// newspaper, its day, and the number of its page.
var founderPage = regexp.MustCompile(`nw\.D[0-9]+[a-z]*_((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])_[0-9]+-([0-9A-Z]{1,3})\.html?`)

// dayIn returns the day that the address of a page tells, and the number of its
// page in the newspaper, where it tells that.
func dayIn(address string) (day, edition string) {
	if m := founderPage.FindStringSubmatch(address); m != nil {
		return m[1] + "-" + m[2] + "-" + m[3], m[4]
	}
	if m := addressDay.FindStringSubmatch(address); m != nil && m[2] <= "12" && m[2] > "00" && m[3] <= "31" && m[3] > "00" {
		return m[1] + "-" + m[2] + "-" + m[3], ""
	}
	return "", ""
}
