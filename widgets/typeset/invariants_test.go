package typeset

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"

	"lanmu/seeds"
)

// The rules of line breaking once more, as a list a proof-reader has.
const (
	noLineBegins = "。．，、：；！？‼⁇⁈⁉」』”’）》〉】〗〕］｝～–—·・‧/／%‰°℃％…"
	noLineEnds   = "「『“‘（《〈【〖〔［｛￥＄£№"
)

// whole matches what is never broken inside.
var whole = regexp.MustCompile(`[￥＄$£]?[0-9０-９]+([.,．：∶·/／][0-9０-９]+)*(%|％|‰|℃|kg| kg)?|[－＋±][0-9０-９]+|[０-９]+－[０-９]+|[A-Za-zＡ-Ｚａ-ｚ]．[0-9０-９]|[ㄅ-ㄯ]+[ˊˇˋ˙]?|[A-Za-z]+|[！？][！？]`)

// proof reads set lines and reports what breaks a rule.
type proof struct {
	*testing.T
	text   string
	style  Style
	lines  []Line
	window int
}

// assertRules sets text and holds the lines to every rule that can be told from
// the text and the glyphs alone.
func assertRules(t *testing.T, text string, style Style, window int) {
	t.Helper()
	s := Setter{size: window}
	p := &proof{T: t, text: text, style: style, lines: s.Paragraph(text, press{}, style), window: window}
	p.eachOnce()
	p.placedLater()
	for i := range p.lines {
		p.width(i)
		if i > 0 && !p.endsVerse(i-1) {
			p.edges(i)
			p.unbroken(i)
		}
	}
}

// placedLater: lines broken first and placed one by one, the last first, are the
// same.
func (p *proof) placedLater() {
	p.Helper()
	if len(p.lines) > 200 {
		return
	}
	window := Setter{size: p.window}
	lines := window.Break(p.text, press{}, p.style)
	if len(lines) != len(p.lines) {
		p.Fatalf("%d lines broken, %d set", len(lines), len(p.lines))
	}
	for k := len(lines) - 1; k >= 0; k-- {
		width := lines[k].Width
		window.Place(lines, k, p.text, press{}, p.style)
		a, b := lines[k], p.lines[k]
		if a.Start != b.Start || a.End != b.End || math.Abs(float64(a.Width-b.Width)) > 1e-3 || math.Abs(float64(width-b.Width)) > 1e-3 || !slices.Equal(a.Glyphs, b.Glyphs) {
			p.Errorf("line %d of %q in %v em is %q, %v em, as a whole; %q, %v then %v em, alone:\n%v\n%v", k, p.text, p.style.Measure,
				p.text[b.Start:b.End], b.Width, p.text[a.Start:a.End], width, a.Width, b.Glyphs, a.Glyphs)
			return
		}
	}
}

// eachOnce: every byte is in one line, every character that is drawn is one
// glyph, in order.
func (p *proof) eachOnce() {
	p.Helper()
	at := 0
	for i, l := range p.lines {
		if l.Start != at {
			p.Fatalf("line %d begins at %d, the one before ended at %d", i, l.Start, at)
		}
		for _, g := range l.Glyphs {
			if g.Rune == Hyphen && at == l.End {
				continue // which the text does not have
			}
			at = p.skip(at, g.Offset)
			r, n := utf8.DecodeRuneInString(p.text[at:])
			if r != g.Rune && halfOf(r) != g.Rune && r != '∶' && g.Rune != '−' || at != g.Offset {
				p.Fatalf("glyph %q at %d stands where the text has %q at %d", g.Rune, g.Offset, r, at)
			}
			at += n
		}
		at = p.skip(at, l.End)
	}
	if at != len(p.text) {
		p.Fatalf("the lines end at %d of %d", at, len(p.text))
	}
}

// skip goes from at to to over what has no glyph.
func (p *proof) skip(at, to int) int {
	for at < to {
		r, n := utf8.DecodeRuneInString(p.text[at:])
		if c := classOf(r); c != space && c != newline && c != ignored && !isIgnored(r) {
			p.Fatalf("%q at %d has no glyph", r, at)
		}
		at += n
	}
	return at
}

func (p *proof) endsVerse(i int) bool {
	r, _ := utf8.DecodeLastRuneInString(p.text[p.lines[i].Start:p.lines[i].End])
	return classOf(r) == newline
}

// width: nothing is wider than the measure but a single character; a justified
// line that does not end a verse is flush to half a pixel at 16 pixels an em,
// unless that would make it too loose.
func (p *proof) width(i int) {
	p.Helper()
	const halfPixel = 1. / 32
	l := p.lines[i]
	measure := max(p.style.Measure, 1)
	if l.Width > measure+halfPixel && characters(p.text[l.Start:l.End]) > 1 {
		p.Fatalf("line %d, %q, is %v em wide in a measure of %v", i, p.text[l.Start:l.End], l.Width, measure)
	}
	if !p.style.Justify || i == len(p.lines)-1 || p.endsVerse(i) || mostlyWestern(p.text) || l.Width >= measure-halfPixel {
		return
	}
	glyphs := p.drawn(i)
	if glyphs == nil {
		return
	}
	s := Setter{text: p.text, font: press{}, style: p.style}
	s.classify(l.Start, len(p.text))
	s.opportunities()
	s.squeeze()
	gaps := float32(0)
	for k := range s.cells {
		if c := &s.cells[k]; c.offset > glyphs[0].Offset && c.offset <= glyphs[len(glyphs)-1].Offset && !c.has(fixed) {
			gaps++
		}
	}
	if (measure-l.Width)*em <= gaps*looseGap {
		p.Fatalf("line %d, %q, is %v em wide, not flush in %v", i, p.text[l.Start:l.End], l.Width, measure)
	}
}

// characters counts what is drawn as one.
func characters(text string) (n int) {
	var s segmenter.Segmenter
	s.Init([]rune(strings.TrimSpace(text)))
	for g := s.GraphemeIterator(); g.Next(); {
		if r := g.Grapheme().Text[0]; classOf(r) != ignored && !isIgnored(r) {
			n++
		}
	}
	return n
}

// edges: no line begins or ends with a mark that may not stand there, unless
// what it stands in is longer than a line.
func (p *proof) edges(i int) {
	p.Helper()
	before, after := p.drawn(i-1), p.drawn(i)
	if before == nil || after == nil {
		return
	}
	last, first := before[len(before)-1], after[0]
	if (strings.ContainsRune(noLineBegins, first.Rune) && !p.betweenPairs(first) ||
		strings.ContainsRune(noLineEnds, last.Rune)) && !p.tooLong(first.Offset) {
		p.Fatalf("%q is broken before %q", p.text[p.lines[i-1].Start:p.lines[i].End], p.text[p.lines[i].Start:p.lines[i].End])
	}
}

func (p *proof) drawn(i int) []Glyph {
	if len(p.lines[i].Glyphs) == 0 {
		return nil
	}
	return p.lines[i].Glyphs
}

// betweenPairs reports whether an even number of the same dashes, two at least,
// come before a glyph.
func (p *proof) betweenPairs(g Glyph) bool {
	if g.Rune != '—' && g.Rune != '…' {
		return false
	}
	before := p.text[:g.Offset]
	n := len(before) - len(strings.TrimRight(before, string(g.Rune)))
	pairs := n / utf8.RuneLen(g.Rune)
	return pairs >= 2 && pairs%2 == 0
}

// unbroken: numbers and words are on one line, unless they are longer than one.
func (p *proof) unbroken(i int) {
	p.Helper()
	at := p.lines[i].Start
	if before := p.lines[i-1].Glyphs; len(before) > 0 && before[len(before)-1].Rune == Hyphen {
		return
	}
	from := max(strings.LastIndexAny(p.text[:at], " \n")+1, at-200)
	for from < at && !utf8.RuneStart(p.text[from]) {
		from++
	}
	to := min(at+200, len(p.text))
	for _, m := range whole.FindAllStringIndex(p.text[from:to], -1) {
		if from+m[0] < at && at < from+m[1] && !p.tooLong(at) {
			p.Fatalf("%q is broken at %d", p.text[from+m[0]:from+m[1]], at-from-m[0])
		}
	}
}

// tooLong reports whether the text around a break, up to where it could have been
// broken else, is longer than a line.
func (p *proof) tooLong(offset int) bool {
	verse := strings.LastIndexAny(p.text[:offset], "\n\r\v\f\u0085\u2028\u2029")
	_, n := utf8.DecodeRuneInString(p.text[max(verse, 0):])
	if verse < 0 {
		n = 0
	}
	s := Setter{text: p.text, font: press{}, style: p.style, latin: mostlyWestern(p.text)}
	s.classify(max(verse, 0)+n, len(p.text))
	s.opportunities()
	if p.style.Vertical {
		s.upright()
	}
	s.squeeze()
	var width float32
	inside := false
	for i := range s.cells {
		c := &s.cells[i]
		if c.may != never {
			if inside {
				break
			}
			width = 0
			if c.offset == offset {
				return false
			}
		}
		if c.offset == offset {
			inside = true
		}
		width += float32(c.advance) / em
		if c.has(apart) {
			width += .25
		}
	}
	return inside && width > max(p.style.Measure, 1)-p.style.Indent
}

// texts are what is hard to set.
var texts = []string{
	"", "。", "“", "山", " ", "\n", "\xff\xfe", "　", "\u200d", "\u0301",
	"“以前天一黑，谁也不出门。”村里的老人说：“现在——晚饭后……都要走一走。”",
	"（6月3日《柳河日报》）本报讯：全镇2024年GDP增长5.2%，粮食亩产1,234.5公斤；“Wi-Fi 7”入户率达到98%！！",
	"详见https://example.org/a/b?c=d&e=f#ghijklmnopqrstuvwxyz，或致电010-1234-5678。",
	"，，，，，，，，", "（（（（（（（（", "。。。。山水", "山水（（（（",
	"e\u0301a\u0308", "👨‍👩‍👧‍👦一家，👩‍❤️‍👨两口", "１２３％，Ａ股Ｂ股", "——————", "……………………", "￥100、＄5、№7、30℃、5‰～6‰",
	"It’s the reader’s choice, isn’t it? “Of course,” she said — and turned the page.",
	"The words of a paragraph in English are set justified, with no hyphenation; internationalization fits where it fits.",
	"阿卜杜拉·艾合买提／王小明·李大力", "一\t二　三 四  五", "한국어와 日本語、カタカナー々", "𠀀𠀁𪚥㐀", "\u202eabc\u202c 12",
	"第3—5条，第1–2款", "１２．５％，１：３０；１，２３４人，３∶２、1／3，－５℃，２０－３０，No．５，“9·11”“５·１２”±３，３×５，5 kg，３　３　４个",
	"风俗，　叫　“非常结婚” ，Ｘ光Ａ股ＵＮ，ㄓㄨˋ ㄧㄣˊ，a@b.cn或www.example.org/a_b?c=d", "A", "山 。水", "( 山 ) [ 水 ]", "10 % 20 ℃", "她说\"好\"，'行'。", "ไทยภาษา", "a\u00adb\u200bc\u2060d",
}

func TestLinesKeepTheRules(t *testing.T) {
	for _, text := range append(texts, strings.Join(texts, ""), strings.Repeat(texts[10]+texts[11], 9)) {
		for _, measure := range []float32{0, 1, 2, 3.5, 7, 12, 30, 1 << 20} {
			for _, style := range []Style{{}, {Justify: true}, {Justify: true, Vertical: true}, {Justify: true, Centred: true}, {Vertical: true, Centred: true}} {
				style.Measure, style.Indent = measure, 2
				assertRules(t, text, style, 0)
				assertRules(t, text, style, 40)
			}
		}
	}
}

// TestRealTextKeepsTheRules sets the embedded page in every measure there is.
func TestRealTextKeepsTheRules(t *testing.T) {
	for text := range strings.SplitSeq(string(seeds.OpinionPage), "\n") {
		for measure := float32(4); measure <= 48; measure += 1.5 {
			assertRules(t, text, Style{Measure: measure, Indent: 2, Justify: true}, 0)
			assertRules(t, text, Style{Measure: measure, Indent: 2, Justify: true, Vertical: true}, 100)
		}
	}
}

func FuzzParagraph(f *testing.F) {
	for i, text := range texts {
		f.Add(text, float32(i), uint8(i))
	}
	f.Fuzz(func(t *testing.T, text string, measure float32, how uint8) {
		if !(measure >= 0 && measure < 100) || len(text) > 2000 {
			t.Skip()
		}
		style := Style{Measure: measure, Indent: float32(how >> 2 & 3), Justify: how&1 != 0, Vertical: how&2 != 0}
		assertRules(t, text, style, int(how>>4)*10)
	})
}
