package main

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lanmu/data/find"
	"lanmu/data/words"
)

// A maker makes queries from headlines.
type maker struct {
	headlines   []string
	traditional map[rune]rune
}

func newMaker(headlines []string) *maker {
	m := &maker{slices.Clone(headlines), map[rune]rune{}}
	for r := rune(0x4e00); r <= 0x9fff; r++ {
		if f := find.Fold(r); f != r && m.traditional[f] == 0 {
			m.traditional[f] = r
		}
	}
	for i := 0; i < len(m.headlines); i += hideIn {
		if w := wordsOf(m.headlines[i]); len(w) > 0 {
			n := utf8.RuneLen([]rune(w[0].text)[0])
			at := w[0].from + n
			m.headlines[i] = m.headlines[i][:at] + "\u00ad" + m.headlines[i][at:]
		}
	}
	return m
}

// A piece of a headline.
type piece struct {
	text     string
	from, to int
}

func isHanzi(s string) bool {
	for _, r := range s {
		if !unicode.Is(unicode.Han, r) || find.Readings(string(r))[0] == "" {
			return false
		}
	}
	return s != ""
}

// wordsOf returns the words of two and more hanzi in a headline.
func wordsOf(h string) []piece {
	var out []piece
	for at := 0; at < len(h); {
		from, to := words.At(h, at)
		if w := h[from:to]; isHanzi(w) && utf8.RuneCountInString(w) > 1 {
			out = append(out, piece{w, from, to})
		}
		at = max(to, at+1)
	}
	return out
}

// word is one of the words, two is two that others stand between.
func word(m *maker, h int, r *rand.Rand) (piece, bool) {
	w := wordsOf(m.headlines[h])
	if len(w) == 0 {
		return piece{}, false
	}
	return w[r.IntN(len(w))], true
}

func two(m *maker, h int, r *rand.Rand) (a, b piece, ok bool) {
	w := wordsOf(m.headlines[h])
	if len(w) < 3 {
		return a, b, false
	}
	i := r.IntN(len(w) - 2)
	a, b = w[i], w[i+2+r.IntN(len(w)-i-2)]
	return a, b, a.text != b.text
}

// stretch is n hanzi that stand together.
func stretch(m *maker, h, n int, r *rand.Rand) (string, bool) {
	hs := []rune(m.headlines[h])
	if len(hs) < n {
		return "", false
	}
	at := r.IntN(len(hs) - n + 1)
	s := string(hs[at : at+n])
	return s, isHanzi(s)
}

// sounds are the syllables of a piece as they are read in their headline.
func sounds(m *maker, h int, p piece) []string {
	head := m.headlines[h]
	from := utf8.RuneCountInString(head[:p.from])
	var out []string
	for i, s := range find.Readings(head)[from : from+utf8.RuneCountInString(p.text)] {
		if !find.Invisible([]rune(p.text)[i]) {
			out = append(out, s)
		}
	}
	return out
}

func pinyin(m *maker, h int, p piece) string { return strings.Join(sounds(m, h, p), "") }

type kind struct {
	name string
	make func(m *maker, h int, r *rand.Rand) (query, bool)
}

// fromWord makes a query of one word by its pinyin.
func fromWord(change func(syllables []string, r *rand.Rand) string) func(*maker, int, *rand.Rand) (query, bool) {
	return func(m *maker, h int, r *rand.Rand) (query, bool) {
		w, ok := word(m, h, r)
		if !ok {
			return query{}, false
		}
		typed := change(sounds(m, h, w), r)
		return query{typed, w.text}, typed != ""
	}
}

// fromHanzi makes a query of n hanzi that stand together.
func fromHanzi(change func(m *maker, s []rune, r *rand.Rand) string, lengths ...int) func(*maker, int, *rand.Rand) (query, bool) {
	return func(m *maker, h int, r *rand.Rand) (query, bool) {
		s, ok := stretch(m, h, lengths[r.IntN(len(lengths))], r)
		if !ok {
			return query{}, false
		}
		typed := change(m, []rune(s), r)
		return query{typed, s}, typed != "" && typed != s
	}
}

// fromTwo makes a query of two words.
func fromTwo(join func(m *maker, h int, a, b piece) string) func(*maker, int, *rand.Rand) (query, bool) {
	return func(m *maker, h int, r *rand.Rand) (query, bool) {
		a, b, ok := two(m, h, r)
		if !ok {
			return query{}, false
		}
		return query{join(m, h, a, b), a.text + " " + b.text}, true
	}
}

// misspelt makes a query with a slip in one letter of a word that is typed whole.
func misspelt(slip func(s []byte, i int, r *rand.Rand) []byte) func(*maker, int, *rand.Rand) (query, bool) {
	return fromWord(func(syllables []string, r *rand.Rand) string {
		s := []byte(strings.Join(syllables, ""))
		if len(s) < 5 {
			return ""
		}
		typed := slip(slices.Clone(s), 1+r.IntN(len(s)-1), r)
		if string(typed) == string(s) {
			return ""
		}
		return string(typed)
	})
}

var rows = []string{"qwertyuiop", "asdfghjkl", "zxcvbnm"}

// beside is a key beside another.
func beside(c byte, r *rand.Rand) byte {
	for _, row := range rows {
		if i := strings.IndexByte(row, c); i >= 0 {
			if i == 0 || i+1 < len(row) && r.IntN(2) == 0 {
				return row[i+1]
			}
			return row[i-1]
		}
	}
	return c
}

// homophone is another hanzi that is read the same and is not rare.
func homophone(c rune, r *rand.Rand) rune {
	all := byReading()[find.Readings(string(c))[0]]
	if len(all) < 2 {
		return c
	}
	return all[r.IntN(len(all))]
}

var readings map[string][]rune

// byReading lists common hanzi, those of GB 2312's first level about, by how they
// are read.
func byReading() map[string][]rune {
	if readings == nil {
		readings = map[string][]rune{}
		for _, c := range common {
			s := find.Readings(string(c))[0]
			readings[s] = append(readings[s], c)
		}
	}
	return readings
}

// fromStretch makes a query of three or four hanzi by their pinyin.
func fromStretch(change func(syllables []string, r *rand.Rand) string) func(*maker, int, *rand.Rand) (query, bool) {
	return func(m *maker, h int, r *rand.Rand) (query, bool) {
		s, ok := stretch(m, h, 3+r.IntN(2), r)
		if !ok {
			return query{}, false
		}
		at := strings.Index(m.headlines[h], s)
		typed := change(sounds(m, h, piece{s, at, at + len(s)}), r)
		return query{typed, s}, typed != ""
	}
}

// spoken changes sounds as they are mixed up: one of the pairs, wherever it is.
func spoken(pairs ...[2]string) func([]string, *rand.Rand) string {
	return func(syllables []string, r *rand.Rand) string {
		p := pairs[r.IntN(len(pairs))]
		changed := false
		out := make([]string, len(syllables))
		for i, s := range syllables {
			out[i] = s
			if rest, ok := strings.CutPrefix(s, p[0]); ok && !strings.HasSuffix(p[0], "n") && !strings.HasSuffix(p[0], "g") && !(len(p[0]) == 1 && strings.HasPrefix(rest, "h")) {
				out[i], changed = p[1]+rest, true
			} else if rest, ok := strings.CutSuffix(s, p[0]); ok && len(p[0]) > 1 && rest != "" && strings.ContainsAny(p[0][:1], "aei") {
				out[i], changed = rest+p[1], true
			}
			if strings.ContainsAny(out[i], "0123456789") || !known(out[i]) {
				return ""
			}
		}
		if !changed {
			return ""
		}
		return strings.Join(out, "")
	}
}

func known(syllable string) bool { return len(byReading()[syllable]) > 0 }

var toned = map[byte][]string{'a': {"ā", "á", "ǎ", "à"}, 'o': {"ō", "ó", "ǒ", "ò"}, 'e': {"ē", "é", "ě", "è"}, 'i': {"ī", "í", "ǐ", "ì"}, 'u': {"ū", "ú", "ǔ", "ù"}, 'v': {"ǖ", "ǘ", "ǚ", "ǜ"}}

// withTone puts a mark on the vowel that has it.
func withTone(s string, r *rand.Rand) string {
	for _, v := range "aoeiuv" {
		if at := strings.IndexRune(s, v); at >= 0 {
			return s[:at] + toned[byte(v)][r.IntN(4)] + s[at+1:]
		}
	}
	return s
}

func each(f func(s string, r *rand.Rand) string) func([]string, *rand.Rand) string {
	return func(syllables []string, r *rand.Rand) string {
		out := ""
		for _, s := range syllables {
			out += f(s, r)
		}
		return out
	}
}

// having keeps the words with a syllable that a change is about.
func having(what []string, change func(s string) string) func([]string, *rand.Rand) string {
	return func(syllables []string, r *rand.Rand) string {
		if !slices.ContainsFunc(syllables, func(s string) bool { return slices.Contains(what, s) }) {
			return ""
		}
		out := ""
		for _, s := range syllables {
			if slices.Contains(what, s) {
				s = change(s)
			}
			out += s
		}
		return out
	}
}

var kinds = []kind{
	{"hanzi", fromHanzi(func(m *maker, s []rune, r *rand.Rand) string { return " " + string(s) }, 2, 3, 4)},
	{"traditional", fromHanzi(func(m *maker, s []rune, r *rand.Rand) string {
		for i, c := range s {
			if t := m.traditional[c]; t != 0 {
				s[i] = t
			}
		}
		return string(s)
	}, 2, 3, 4)},
	{"pinyin of three or four", fromStretch(func(s []string, r *rand.Rand) string { return strings.Join(s, "") })},
	{"pinyin of a word", fromWord(func(s []string, r *rand.Rand) string { return strings.Join(s, "") })},
	{"pinyin of a word, not finished", fromWord(func(s []string, r *rand.Rand) string {
		last := s[len(s)-1]
		if len(s) < 3 || len(last) < 3 {
			return ""
		}
		return strings.Join(s[:len(s)-1], "") + last[:2]
	})},
	{"initials of three or four", fromStretch(each(func(s string, r *rand.Rand) string { return s[:1] }))},
	{"hanzi and pinyin", func(m *maker, h int, r *rand.Rand) (query, bool) {
		w, ok := word(m, h, r)
		if !ok {
			return query{}, false
		}
		s := sounds(m, h, w)
		first := []rune(strings.ReplaceAll(w.text, "\u00ad", ""))
		if r.IntN(2) == 0 {
			return query{string(first[0]) + strings.Join(s[1:], ""), w.text}, true
		}
		return query{strings.Join(s[:len(s)-1], "") + string(first[len(first)-1]), w.text}, true
	}},
	{"lue for lve", fromWord(having([]string{"lve", "nve"}, func(s string) string { return s[:1] + "ue" }))},
	{"lyue, lyu", fromWord(having([]string{"lve", "nve", "lv", "nv"}, func(s string) string { return s[:1] + "yu" + s[2:] }))},
	{"lüe, lü", fromWord(having([]string{"lve", "nve", "lv", "nv"}, func(s string) string { return s[:1] + "ü" + s[2:] }))},
	{"v for ü after j, q, x, y", fromWord(having([]string{"ju", "qu", "xu", "yu", "jue", "que", "xue", "yue", "juan", "quan", "xuan", "yuan", "jun", "qun", "xun", "yun"}, func(s string) string { return s[:1] + "v" + s[2:] }))},
	{"tone marks", fromWord(each(withTone))},
	{"tone digits", fromWord(each(func(s string, r *rand.Rand) string { return s + string(rune('1'+r.IntN(4))) }))},
	{"a neighbouring key", misspelt(func(s []byte, i int, r *rand.Rand) []byte { s[i] = beside(s[i], r); return s })},
	{"another letter", misspelt(func(s []byte, i int, r *rand.Rand) []byte { s[i] = byte('a' + r.IntN(26)); return s })},
	{"a letter missing", misspelt(func(s []byte, i int, r *rand.Rand) []byte { return slices.Delete(s, i, i+1) })},
	{"a letter doubled", misspelt(func(s []byte, i int, r *rand.Rand) []byte { return slices.Insert(s, i, s[i]) })},
	{"two letters swapped", misspelt(func(s []byte, i int, r *rand.Rand) []byte { s[i-1], s[i] = s[i], s[i-1]; return s })},
	{"one homophone", fromHanzi(func(m *maker, s []rune, r *rand.Rand) string {
		i := r.IntN(len(s))
		s[i] = homophone(s[i], r)
		return string(s)
	}, 3, 4)},
	{"two homophones", fromHanzi(func(m *maker, s []rune, r *rand.Rand) string {
		i := r.IntN(len(s) - 1)
		j := i + 1 + r.IntN(len(s)-i-1)
		a, b := homophone(s[i], r), homophone(s[j], r)
		if a == s[i] || b == s[j] {
			return ""
		}
		s[i], s[j] = a, b
		return string(s)
	}, 4)},
	{"one wrong hanzi", fromHanzi(func(m *maker, s []rune, r *rand.Rand) string {
		s[r.IntN(len(s))] = common[r.IntN(len(common))]
		return string(s)
	}, 4)},
	{"hanzi of two words over a gap", fromTwo(func(m *maker, h int, a, b piece) string { return a.text + b.text })},
	{"hanzi of two words turned round", fromTwo(func(m *maker, h int, a, b piece) string { return b.text + a.text })},
	{"pinyin of two words over a gap", fromTwo(func(m *maker, h int, a, b piece) string { return pinyin(m, h, a) + pinyin(m, h, b) })},
	{"pinyin of two words turned round", fromTwo(func(m *maker, h int, a, b piece) string { return pinyin(m, h, b) + pinyin(m, h, a) })},
	{"two words, by pinyin", fromTwo(func(m *maker, h int, a, b piece) string { return pinyin(m, h, a) + " " + pinyin(m, h, b) })},
	{"syllables apart", fromStretch(func(s []string, r *rand.Rand) string { return strings.Join(s, " ") })},
	{"numbers written otherwise", otherNumber},
	{"over a mark, by hanzi", overMark(func(m *maker, h int, p piece) string { return strings.Join(hanziOf(p.text), "") })},
	{"over a mark, by pinyin", overMark(func(m *maker, h int, p piece) string { return strings.Join(sounds(m, h, p), "") })},
	{"a soft hyphen inside", func(m *maker, h int, r *rand.Rand) (query, bool) {
		h = h / hideIn * hideIn
		at := strings.Index(m.headlines[h], "\u00ad")
		w := wordsOf(strings.ReplaceAll(m.headlines[h], "\u00ad", ""))
		if at < 0 || len(w) == 0 {
			return query{}, false
		}
		typed := w[0].text
		if r.IntN(2) == 0 {
			typed = strings.Join(find.Readings(typed), "")
		}
		return query{typed, w[0].text}, true
	}},
	{"z for zh, c for ch, s for sh", fromStretch(spoken([2]string{"zh", "z"}, [2]string{"ch", "c"}, [2]string{"sh", "s"}))},
	{"zh for z, ch for c, sh for s", fromStretch(spoken([2]string{"z", "zh"}, [2]string{"c", "ch"}, [2]string{"s", "sh"}))},
	{"n for l, l for n", fromStretch(spoken([2]string{"l", "n"}, [2]string{"n", "l"}))},
	{"in for ing and so on", fromStretch(spoken([2]string{"ing", "in"}, [2]string{"in", "ing"}, [2]string{"eng", "en"}, [2]string{"en", "eng"}, [2]string{"ang", "an"}))},
	{"h for f, hu for f, f for h", fromStretch(spoken([2]string{"f", "h"}, [2]string{"f", "hu"}, [2]string{"hu", "f"}))},
	{"a slip in a Latin word", latinSlip},
}

func hanziOf(s string) []string {
	var out []string
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			out = append(out, string(r))
		}
	}
	return out
}

// overMark makes a query of hanzi on both sides of a mark or a blank.
func overMark(typed func(m *maker, h int, p piece) string) func(*maker, int, *rand.Rand) (query, bool) {
	return func(m *maker, h int, r *rand.Rand) (query, bool) {
		hs := []rune(m.headlines[h])
		var at []int
		for i := 2; i+2 < len(hs); i++ {
			if !unicode.Is(unicode.Han, hs[i]) && !unicode.IsLetter(hs[i]) && !unicode.IsDigit(hs[i]) && !find.Invisible(hs[i]) &&
				isHanzi(string(hs[i-2:i])) && isHanzi(string(hs[i+1:i+3])) {
				at = append(at, i)
			}
		}
		if len(at) == 0 {
			return query{}, false
		}
		i := at[r.IntN(len(at))]
		from := len(string(hs[:i-2]))
		s := string(hs[i-2 : i+3])
		return query{typed(m, h, piece{s, from, from + len(s)}), s}, true
	}
}

var digits = []rune("零一二三四五六七八九")

// otherNumber writes a number of the headline in the other way, with what stands
// after it.
func otherNumber(m *maker, h int, r *rand.Rand) (query, bool) {
	hs := []rune(m.headlines[h])
	for i := 0; i < len(hs); i++ {
		j := i
		for j < len(hs) && hs[j] >= '0' && hs[j] <= '9' {
			j++
		}
		if n := j - i; j+1 < len(hs) && (n == 4 && hs[i] != '0' || n == 2 && hs[i] != '0') && unicode.Is(unicode.Han, hs[j]) && (i == 0 || unicode.Is(unicode.Han, hs[i-1])) {
			typed := ""
			if n == 4 {
				for _, d := range hs[i:j] {
					typed += string(digits[d-'0'])
				}
			} else {
				if hs[i] != '1' {
					typed += string(digits[hs[i]-'0'])
				}
				typed += "十"
				if hs[i+1] != '0' {
					typed += string(digits[hs[i+1]-'0'])
				}
			}
			return query{typed + string(hs[j]), string(hs[i : j+1])}, true
		}
		if j > i {
			i = j
			continue
		}
		if hs[i] == '十' && i+2 < len(hs) && (i == 0 || !slices.Contains(digits, hs[i-1])) {
			typed, k := "1", i+1
			if d := slices.Index(digits, hs[k]); d > 0 {
				typed, k = typed+string(rune('0'+d)), k+1
			} else {
				typed += "0"
			}
			if unicode.Is(unicode.Han, hs[k]) && !strings.ContainsRune("百千万亿十", hs[k]) && !slices.Contains(digits, hs[k]) {
				return query{typed + string(hs[k]), string(hs[i : k+1])}, true
			}
		}
	}
	return query{}, false
}

// latinSlip misspells a Latin word.
func latinSlip(m *maker, h int, r *rand.Rand) (query, bool) {
	for w := range strings.FieldsFuncSeq(m.headlines[h], func(r rune) bool { return r > 'z' || !unicode.IsLetter(r) }) {
		s := []byte(strings.ToLower(w))
		if len(s) < 6 {
			continue
		}
		i := 1 + r.IntN(len(s)-1)
		switch r.IntN(4) {
		case 0:
			s[i-1], s[i] = s[i], s[i-1]
		case 1:
			s = slices.Delete(s, i, i+1)
		case 2:
			s = slices.Insert(s, i, s[i])
		default:
			s[i] = beside(s[i], r)
		}
		return query{string(s), w}, string(s) != strings.ToLower(w)
	}
	return query{}, false
}
