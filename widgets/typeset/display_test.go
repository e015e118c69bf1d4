package typeset

import (
	"slices"
	"strings"
	"testing"
)

// dictionary tells the words of a list, longest first.
func dictionary(list ...string) func(text string, at int) (from, to int) {
	return func(text string, at int) (int, int) {
		for _, word := range list {
			for from := max(at-len(word), 0); from <= at; from++ {
				if strings.HasPrefix(text[from:], word) && at < from+len(word) {
					return from, from + len(word)
				}
			}
		}
		for _, r := range text[at:] {
			return at, at + len(string(r))
		}
		return at, at
	}
}

func TestDisplayBreaksWhereItReadsBest(t *testing.T) {
	words := dictionary("书店", "路灯", "老人", "山村", "河边", "晚饭", "以后", "路修好", "杏花", "三十", "故事", "男子", "琐事", "儿子", "万元")
	for _, c := range []struct {
		rule, text string
		measure    float32
		want       string
	}{
		{"what fits is one line", "山村的路灯", 10, "山村的路灯"},
		{"after a mark, though lines are uneven", "路灯亮了，老人在河边坐到很晚", 10, "路灯亮了，|老人在河边坐到很晚"},
		{"after a typed space", "路修好以后 山村的老人都来散步", 12, "路修好以后|山村的老人都来散步"},
		{"else between words", "山村书店三十里路灯故事", 8, "山村书店三十|里路灯故事"},
		{"not before what leans on a word", "山村路灯书店的故事", 7, "山村路灯|书店的故事"},
		{"a title stays whole", "老人写《山村的路灯下》讲河边", 11, "老人写|《山村的路灯下》讲河边"},
		{"a dash ends a clause", "老人在河边坐——记山村", 8, "老人在河边坐——|记山村"},
		{"lines are of like length", "山水山水山水山水山水山", 9, "山水山水山|水山水山水山"},
		{"not after what leans on the next", "男子因琐事刺死儿子被判十五年", 10, "男子因琐事刺死儿子|被判十五年"},
		{"nor between a number and what it counts", "路灯花了10万元修路山", 8, "路灯花了|10万元修路山"},
		{"a line more where a word would be torn", "山村书店路灯", 3, "山村|书店|路灯"},
		{"no line more where it would be torn in that too", "书店故事", 1.5, "书|店|故|事"},
		{"what is very long is text", strings.Repeat("书店山", 14), 2, strings.TrimSuffix(strings.Repeat("书店|山书|店山|", 7), "|")},
	} {
		var got []string
		var s Setter
		for _, l := range s.Display(c.text, press{}, Style{Measure: c.measure}, words) {
			got = append(got, strings.TrimSpace(c.text[l.Start:l.End]))
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: %s in %v em is set %s, want %s", c.rule, c.text, c.measure, strings.Join(got, "|"), c.want)
		}
	}
}

// TestDisplayTakesOneLineMore than text does at most, and no line begins or ends with
// what may not stand there.
func TestDisplayTakesOneLineMore(t *testing.T) {
	words := dictionary("老人", "路灯", "现在")
	for _, text := range texts {
		for measure := float32(1); measure <= 30; measure += .5 {
			var s Setter
			style := Style{Measure: measure}
			as, ls := s.Break(text, press{}, style), s.Display(text, press{}, style, words)
			if len(ls) < len(as) || len(ls) > len(as)+1 {
				t.Fatalf("%q in %v em takes %d lines as display type, %d as text", text, measure, len(ls), len(as))
			}
			for k := range ls {
				s.Place(ls, k, text, press{}, style)
			}
			p := &proof{T: t, text: text, style: style, lines: ls}
			p.eachOnce()
			for i := range ls {
				p.width(i)
				if i > 0 && !p.endsVerse(i-1) {
					p.edges(i)
				}
			}
			if !slices.EqualFunc(ls, s.Display(text, press{}, style, words), func(a, b Line) bool { return a.Start == b.Start }) {
				t.Fatalf("%q is set another way the second time", text)
			}
		}
	}
}
