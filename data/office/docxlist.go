package office

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// Lists of a document of Word, and the numbers of their items.

// A wordList is a list that numbers its items, by levels.
type wordList struct {
	abstract string
	levels   [9]struct {
		format, text string
		start        int
	}
	count [9]int
}

func (w *word) readNumbering(b []byte) error {
	abstracts := map[string]*wordList{}
	var l *wordList
	num, level := "", 0
	return scan(b, w.stop, func(t xml.StartElement) {
		val := attr(t, "val")
		switch t.Name.Local {
		case "abstractNum":
			l = &wordList{}
			abstracts[attr(t, "abstractNumId")] = l
		case "num":
			num, l = attr(t, "numId"), nil
		case "abstractNumId":
			if num != "" {
				w.lists[num] = &wordList{abstract: val}
			}
		case "lvl":
			level, _ = strconv.Atoi(attr(t, "ilvl"))
			level = min(max(level, 0), 8)
		case "numFmt":
			if l != nil {
				l.levels[level].format = val
			}
		case "lvlText":
			if l != nil {
				l.levels[level].text = val
			}
		case "start":
			if l != nil {
				l.levels[level].start, _ = strconv.Atoi(val)
			}
		}
	}, func(name string) {
		if name == "numbering" {
			w.abstracts = abstracts
		}
	}, func(string) {})
}

// next is the number of the next item of a level, as the list writes it.
func (l *wordList) next(of *wordList, level int) string {
	if of == nil {
		return ""
	}
	for k := level + 1; k < len(l.count); k++ {
		l.count[k] = 0
	}
	if l.count[level] == 0 {
		l.count[level] = of.levels[level].start
		if of.levels[level].start == 0 {
			l.count[level] = 1
		}
	} else {
		l.count[level]++
	}
	if f := of.levels[level].format; f == "bullet" || f == "none" || f == "" {
		return ""
	}
	text := of.levels[level].text
	for k := range len(l.count) {
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(k+1), numeral(max(l.count[k], 1), of.levels[k].format))
	}
	if text != "" && !strings.HasSuffix(text, "、") && !strings.HasSuffix(text, "）") {
		text += " "
	}
	return text
}

// numeral writes a number as a format of lists has it.
func numeral(n int, format string) string {
	switch {
	case strings.HasPrefix(format, "chinese") || strings.HasPrefix(format, "ideograph") || strings.HasPrefix(format, "taiwanese") || strings.HasPrefix(format, "japaneseCounting"):
		return hanzi(n)
	case format == "decimalEnclosedCircle" || format == "decimalEnclosedCircleChinese":
		if n >= 1 && n <= 20 {
			return string(rune('①' + n - 1))
		}
	case format == "lowerLetter" && n >= 1 && n <= 26:
		return string(rune('a' + n - 1))
	case format == "upperLetter" && n >= 1 && n <= 26:
		return string(rune('A' + n - 1))
	case format == "decimalZero" && n < 10:
		return "0" + strconv.Itoa(n)
	case format == "upperRoman" || format == "lowerRoman":
		r := roman(n)
		if format == "lowerRoman" {
			r = strings.ToLower(r)
		}
		return r
	}
	return strconv.Itoa(n)
}

func hanzi(n int) string {
	const digits = "〇一二三四五六七八九"
	at := func(k int) string { return string([]rune(digits)[k]) }
	switch {
	case n < 10:
		return at(n)
	case n < 20:
		return strings.TrimSuffix("十"+at(n-10), "〇")
	case n < 100:
		return strings.TrimSuffix(at(n/10)+"十"+at(n%10), "〇")
	}
	return strconv.Itoa(n)
}

func roman(n int) string {
	if n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range []struct {
		n int
		s string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= r.n; n -= r.n {
			b.WriteString(r.s)
		}
	}
	return b.String()
}
