package shape

import (
	"strings"
)

// A Dump is a way of writing articles as text.
type Dump struct {
	Name  string
	Write func([]Article) string
}

// Dumps are those that pages come in.
var Dumps = []Dump{
	{"blocks", func(a []Article) string { return write(a, "\n", 0, false) }},
	{"apart", func(a []Article) string { return write(a, "\n\n", 0, false) }},
	{"set-in", func(a []Article) string { return write(a, "\n", 0, true) }},
	{"lines of type", func(a []Article) string { return write(a, "\n", 20, false) }},
	{"lines set in", func(a []Article) string { return write(a, "\n", 18, true) }},
	{"wide lines", func(a []Article) string { return write(a, "\n", 34, false) }},
}

// write writes articles, a blank or none between lines; prose in lines of so many
// ems if that is not 0, and set in as it was.
func write(articles []Article, end string, measure int, setIn bool) string {
	var s strings.Builder
	put := func(l string) { s.WriteString(l + end) }
	for i := range articles {
		a := &articles[i]
		put("■" + a.Column)
		put(a.Headline)
		if a.Byline != "" {
			put("□" + a.Byline)
		}
		for _, l := range a.Lines {
			in := ""
			if setIn {
				in = strings.Repeat("　", l.In)
			}
			if l.Gap && end == "\n" && setIn {
				s.WriteString("\n")
			}
			if !l.Prose || measure == 0 {
				put(in + l.Text)
				continue
			}
			for _, t := range typeset(l.Text, measure) {
				put(t)
			}
		}
	}
	return s.String()
}

// typeset breaks a paragraph into lines of type, the first two ems shorter; a mark
// begins none.
func typeset(text string, measure int) (lines []string) {
	r := []rune(text)
	room := measure - 2
	for len(r) > 0 {
		n := min(room, len(r))
		for n < len(r) && n > 1 && strings.ContainsRune("，。、：；？！”》）", r[n]) {
			n--
		}
		lines = append(lines, string(r[:n]))
		r, room = r[n:], measure
	}
	return lines
}
