package typeset

import (
	"strings"
	"testing"

	"github.com/go-text/typesetting/segmenter"
)

// TestWebPlatform holds the setter to the cases that the Web Platform Tests give
// for line-break: strict in Chinese (css/css-text/i18n/zh): after six hanzi in a
// line of a little more than six none of these begins the next one.
func TestWebPlatform(t *testing.T) {
	for _, group := range []struct{ file, marks string }{
		{"cpm-strict", "\u30fb\uff1a\uff1b\uff65\u203c\u2047\u2048\u2049\uff01\uff1f"},
		{"hyphens-strict", "\u2010\u2013\u301c\u30a0"},
		{"in-strict", "\u2024\u2025\u2026\u22ef\ufe19\U00010af6"},
		{"iteration-strict", "\u3005\u303b\u309d\u309e\u30fd\u30fe"},
		{"po-strict", "\u00b0\u2030\u2032\u2033\u2035\u2103\u2109\ufe6a\uff05\uffe0"},
	} {
		for _, mark := range group.marks {
			text := "文文文文文文" + string(mark) + "字字"
			if got, want := split(text, Style{Measure: 6.17, Justify: true}), "文文文文文|文"+string(mark)+"字字"; got != want {
				t.Errorf("zh-%s: U+%04X is set %s, want %s", group.file, mark, got, want)
			}
		}
	}
}

// opportunities writes text with ÷ where a line may begin and × where not.
func opportunities(text string) string {
	var s Setter
	s.Paragraph(text, press{}, Style{Measure: 1000, Justify: true})
	var b strings.Builder
	for i, c := range s.cells {
		if i > 0 && c.may == never {
			b.WriteString("×")
		} else if i > 0 {
			b.WriteString("÷")
		}
		b.WriteRune(c.r)
	}
	return b.String()
}

// TestUAX14 gives the rules of UAX #14 (revision 55, Unicode 17) that Chinese
// typesetting does not overrule.
func TestUAX14(t *testing.T) {
	for _, c := range []struct{ rule, want string }{
		{"LB7: none before a space", "文× ÷文"},
		{"LB7: none before a zero-width space", "a×\u200b÷b"},
		{"LB8: after a zero-width space, spaces or not", "a×\u200b× ÷b"},
		{"LB8a: none after a joiner", "\U0001f469×\u200d×\U0001f4bb"},
		{"LB9: none before what combines", "a×\u0301÷文"},
		{"LB10: what combines with nothing is a letter", "文× ÷\u0301×b"},
		{"LB11: none beside a word joiner", "文×\u2060×文"},
		{"LB12: none after a no-break space", "a×\u00a0×b"},
		{"LB13: none before a closing mark or an exclamation", "a×)÷文×!"},
		{"LB14: none after an opening mark", "文÷(×文"},
		{"LB15a: none after a quotation mark that opens", "«×文×»"},
		{"LB15b: none before one that closes", "a× ×”"},
		{"LB15c: a point before a number may begin a line after a space", "a× ÷.×5"},
		{"LB16: none before a mark of iteration after a closing one", "文×)× ×ゝ"},
		{"LB17: none within a dash", "—×—÷文"},
		{"LB18: after a space", "a× ÷b"},
		{"LB19: none beside a quotation mark of words", "a×“×b×”×c"},
		{"LB20: on both sides of an object", "a÷\ufffc÷b"},
		{"LB20a: none after a hyphen that begins a word", "文× ÷-×a"},
		{"LB21: none before a hyphen; after it in a word", "a×b×-÷c×d"},
		{"LB21a: none after the hyphen between a Hebrew letter and another", "א×-×a"},
		{"LB21b: none between / and a Hebrew letter", "/×ש"},
		{"LB22: none before an ellipsis", "文×…×…"},
		{"LB23: none between letters and digits", "a×1×b"},
		{"LB23a: none between a sign of money and hanzi, hanzi and a percent sign", "$×文×%"},
		{"LB24: none between a letter and a sign of money", "a×$×b"},
		{"LB25: none in a number, its sign and its unit", "$×1×,×2×3×4×.×5×%"},
		{"LB25: nor in a negative one", "文× ÷-×5×%÷文"},
		{"LB26: none in a syllable of jamo", "\u1100×\u1161×\u11a8"},
		{"LB28: none between letters", "a×b×c"},
		{"LB28a: none in a syllable of a Brahmic script", "ᬅ×᭄×ᬅ"},
		{"LB29: none between a point and a letter", "a×.×b"},
		{"LB30: none between a letter and a bracket", "a×(×b×)×c"},
		{"LB30a: flags are pairs", "🇨×🇳÷🇭×🇰"},
		{"LB30b: none before the colour of an emoji", "👍×🏽÷文"},
		{"LB25: nor in a time, a fraction, a day", "1×0×:×3×0÷文÷1×/×2÷文÷2×0×2×4×-×0×6"},
		{"LB31: an address of the web, after its signs", "a×.×b×/÷c×?÷d"},
		{"LB31: between hanzi, and hanzi and letters", "文÷文÷a×b÷文"},
	} {
		if got := opportunities(strings.NewReplacer("÷", "", "×", "").Replace(c.want)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.rule, got, c.want)
		}
	}
}

// TestEndsOfVerses gives the rules of UAX #14 for what ends a line whatever its
// length.
func TestEndsOfVerses(t *testing.T) {
	for _, c := range []struct{ rule, text, want string }{
		{"LB4: after what ends a line", "文\u2028文\u2029文", "文|文|文"},
		{"LB5: a line feed, a next line", "文\n文\u0085文", "文|文|文"},
		{"LB5: a carriage return, with its line feed or not", "文\r\n文\r文", "文|文|文"},
		{"LB6: none before it", "。\n。", "。|。"},
		{"a vertical tab, a form feed", "文\v文\f文", "文|文|文"},
	} {
		assertSet(t, c.rule, c.text, Style{Measure: 30}, c.want)
	}
}

// deviations are all the ways in which lines are broken otherwise than UAX #14
// has it, each with the clause that asks for it.
var deviations = []struct {
	clause string
	breaks bool // what the setter does where UAX #14 does not
	of     func(a, b rune) bool
}{
	{"clreq 3.1.4, marks that begin no line; strict: dashes, ellipses, ／ and ～ too; 3.1.5, a unit stays with its number", false,
		func(_, b rune) bool { return classOf(b).is(noStart) }},
	{"clreq 3.1.4, marks that end no line; 3.1.5, ￥ and № stay with their number", false,
		func(a, _ rune) bool { return classOf(a).is(noEnd) }},
	{"clreq 3.2.4, words are not divided: there is no hyphenation, so no soft hyphen", false,
		func(a, _ rune) bool { return a == '\u00ad' }},
	{"clreq 3.2.4, words are whole: C++ has two signs", false,
		func(a, b rune) bool { return a == '+' && b == '+' }},
	{"clreq 3.1.4, applied to a straight quotation mark, which may open or close", false,
		func(_, b rune) bool { return isStraightQuote(b) }},
	{"LB7 for U+3000 as for other spaces: at a line's end it vanishes (clreq 3.4)", false,
		func(_, b rune) bool { return classOf(b) == space }},
	{"clreq 3.1.1, “” and ‘’ of Chinese open and close: a line may break on their outer sides", true,
		func(a, b rune) bool { return strings.ContainsRune("”’", a) || strings.ContainsRune("“‘", b) }},
	{"UAX #14 5.1, ambiguous characters are ideographs in East Asian text: ①★→", true,
		func(a, b rune) bool { return classOf(a) == symbol || classOf(b) == symbol }},
	{"clreq 3.1.4, a line may begin after the · of names", true,
		func(a, _ rune) bool { return classOf(a) == middle }},
	{"LB10 for U+3000: what would combine with a space stands alone", true,
		func(a, _ rune) bool { return classOf(a) == space }},
}

// setAs is the character one is set as: a full-width letter or digit as its
// half-width form.
func setAs(r rune) rune {
	if classOf(r) == fullAlnum {
		return halfOf(r)
	}
	return r
}

// TestDeviations compares every pair of characters of sixty kinds with UAX #14.
func TestDeviations(t *testing.T) {
	kinds := []rune("文あ가１Ａab1,.:;!?/-+%$¥€()[]\"'“”‘’「」《》（）。，、：；！？·・—…–‐～〜々ー゛ぁァ‼／％℃°′‰￥＄№＃" +
		"\u00a0\u2060\u200b\u00ad\u3000 ①★→👍👩é\u0301אב")
	used := make([]int, len(deviations))
	for _, a := range kinds {
		for _, b := range kinds {
			text := []rune("文" + string(setAs(a)) + string(setAs(b)) + "文")
			var u segmenter.Segmenter
			u.Init(text)
			want := false
			for l := u.LineIterator(); l.Next(); {
				want = want || l.Line().Offset == 2
			}
			var s Setter
			s.Paragraph("文"+string(a)+string(b)+"文", press{}, Style{Measure: 1000, Justify: true})
			got := s.cells[2].may != never
			if got == want {
				continue
			}
			explained := false
			for i, d := range deviations {
				if d.breaks == got && d.of(a, b) {
					used[i]++
					explained = true
					break
				}
			}
			if !explained {
				t.Errorf("%q then %q: break %v, UAX #14 has %v, and no clause says why", a, b, got, want)
			}
		}
	}
	for i, n := range used {
		if n == 0 {
			t.Errorf("never needed: %s", deviations[i].clause)
		}
	}
}
