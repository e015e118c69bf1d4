package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// PDF fonts map many a glyph to a radical (⽂ U+2F42, ⺠ U+2EA0) where the
// hanzi was meant (文, 民), and some extractors hand that on. Readers see no
// difference, a search for 人民 finds nothing.

// supplement lists the radicals of U+2E80..2EF3 that are whole characters,
// each followed by its hanzi. NFKC leaves all but two of them alone.
const supplement = "⺁厂⺃乚⺄乙⺅亻⺆冂⺇几⺉刂⺊卜⺋㔾⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺦丬" +
	"⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺲罒⺶羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻏阝⻐钅" +
	"⻑長⻒镸⻓长⻔门⻕阜⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"

// traditional and simplified pair the radicals that NFKC turns into a
// traditional character with what a simplified page means by them.
const (
	traditional = "戶見車長門頁風飛馬魚鳥黃齊齒龍貝靑麥龜韋鹵麻糸食"
	simplified  = "户见车长门页风飞马鱼鸟黄齐齿龙贝青麦龟韦卤麻糸食"
)

// radicals folds U+2E80..2FDF; radicals[0] as a simplified page means it,
// radicals[1] as a traditional one does.
var radicals = func() (t [2][0x160]rune) {
	pairs := []rune(supplement)
	for i := 0; i < len(pairs); i += 2 {
		t[0][pairs[i]-0x2e80], t[1][pairs[i]-0x2e80] = pairs[i+1], pairs[i+1]
	}
	simple := make(map[rune]rune)
	s := []rune(simplified)
	for i, r := range []rune(traditional) {
		simple[r] = s[i]
	}
	for r := rune(0x2f00); r < 0x2fe0; r++ {
		f := firstRune(norm.NFKC.String(string(r)))
		t[0][r-0x2e80], t[1][r-0x2e80] = f, f
		if c, ok := simple[f]; ok {
			t[0][r-0x2e80] = c
		}
	}
	return t
}()

// foldable reports whether fold may change r.
func foldable(r rune) bool {
	return r >= 0x2e80 && r <= 0x2fdf || r == '⸺' || r == '∕'
}

// fold returns what r was in print: hanzi for radicals, —— for the two-em dash
// that some fonts join it into, ／ for the division slash.
func fold(r rune, script int) (a, b rune) {
	switch {
	case r >= 0x2e80 && r <= 0x2fdf:
		if f := radicals[script][r-0x2e80]; f != 0 {
			return f, 0
		}
	case r == '⸺':
		return '—', '—'
	case r == '∕':
		return '／', 0
	}
	return r, 0
}

// Fold undoes in s what extractors do to single characters: radicals become
// hanzi, ⸺ becomes —— and ∕ becomes ／. Half-width and full-width stay as
// printed. The text is taken to be simplified Chinese.
func Fold(s string) string {
	if strings.IndexFunc(s, foldable) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		writeFolded(&b, r, 0)
	}
	return b.String()
}

func writeFolded(b *strings.Builder, r rune, script int) {
	x, y := fold(r, script)
	b.WriteRune(x)
	if y != 0 {
		b.WriteRune(y)
	}
}

// onlyTraditional and onlySimplified are frequent characters that occur in one
// of the two scripts only; between them every sentence has a few.
const (
	onlyTraditional = "這個們來時說國對會學過後發經點為將與實現開關員務業產動種無樣體問題機長門見車"
	onlySimplified  = "这个们来时说国对会学过后发经点为将与实现开关员务业产动种无样体问题机长门见车"
)

// scriptOf reports whether s is simplified (0) or traditional (1) by the first
// of their characters that outvote the other by a margin.
func scriptOf(s string) int {
	const enough = 20 // characters ahead; a page of one script has no more than a quoted title in the other
	lead := 0
	for i, r := range s {
		if i > 1<<16 {
			break
		}
		if r < 0x4e00 || r > 0x9fff {
			continue
		}
		switch scripts[r-0x4e00] {
		case 1:
			lead++
		case 2:
			lead--
		}
		if lead >= enough || lead <= -enough {
			break
		}
	}
	if lead > 0 {
		return 1
	}
	return 0
}

var scripts = func() (t [0x5200]uint8) {
	for _, r := range onlyTraditional {
		t[r-0x4e00] = 1
	}
	for _, r := range onlySimplified {
		t[r-0x4e00] = 2
	}
	return t
}()

// split cuts t before byte off of its String, and its spans with it. White
// space at the cut belongs to neither half.
func split(source string, t Text, off int) (Text, Text) {
	left := Text{String: strings.TrimRightFunc(t.String[:off], isSpace)}
	right := Text{String: strings.TrimLeftFunc(t.String[off:], isSpace)}
	left.Marks = cutMarks(t.Marks, 0, len(left.String))
	right.Marks = cutMarks(t.Marks, len(t.String)-len(right.String), len(t.String))
	need := count(left.String)
	for i, s := range t.Spans {
		for at := s.Start; at < s.End; {
			r, size := utf8.DecodeRuneInString(source[at:s.End])
			if isSpace(r) {
				at += size
				continue
			}
			if need <= 0 {
				end := at
				for end > s.Start {
					r, size := utf8.DecodeLastRuneInString(source[s.Start:end])
					if !isSpace(r) {
						break
					}
					end -= size
				}
				left.Spans = append(left.Spans, t.Spans[:i]...)
				if end > s.Start {
					left.Spans = append(left.Spans, Span{s.Start, end})
				}
				right.Spans = append(append(right.Spans, Span{at, s.End}), t.Spans[i+1:]...)
				return left, right
			}
			need--
			if r == '⸺' {
				need--
			}
			at += size
		}
	}
	left.Spans = t.Spans
	return left, right
}
