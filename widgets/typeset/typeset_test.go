package typeset

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// square is a font like those of Chinese: full-width characters are 1 em wide,
// the others half an em.
type square struct{}

func (square) Advance(r rune) float32 {
	if r < 0x2000 {
		return .5
	}
	return 1
}

func set(text string, style Style) []Line {
	var s Setter
	return s.Paragraph(text, square{}, style)
}

func split(text string, measure float32) []string {
	var out []string
	for _, l := range set(text, Style{Measure: measure}) {
		out = append(out, strings.TrimRight(text[l.Start:l.End], " "))
	}
	return out
}

func TestLinesBreakByTheRulesOfPrint(t *testing.T) {
	for _, c := range []struct {
		rule, text string
		measure    float32
		want       string
	}{
		{"hanzi break anywhere", "山坡上的杏花开了", 4, "山坡上的|杏花开了"},
		{"no line begins with a stop", "山坡上的，杏花开了", 4, "山坡上|的，杏花|开了"},
		{"a stop loses its blank at the end", "山坡上的。杏花开了", 4.5, "山坡上的。|杏花开了"},
		{"no line ends with an opening mark", "山坡上《杏花》", 4, "山坡上|《杏花》"},
		{"an opening mark loses its blank at the start", "《杏花》开", 3, "《杏花》|开"},
		{"marks that meet give up half an em", "他说：“好。”走", 6.5, "他说：“好。”|走"},
		{"a dash is not broken", "山坡上——杏花", 4, "山坡|上——杏|花"},
		{"an ellipsis begins no line", "山坡上……杏花", 4, "山坡|上……杏|花"},
		{"a number stays with its sign", "涨了12.5%多", 3.5, "涨了|12.5%|多"},
		{"a word is not broken", "用Fyne写的", 2.5, "用|Fyne|写的"},
		{"an apostrophe is part of its word", "it’s fine", 3, "it’s|fine"},
		{"spaces at a break vanish", "one two", 2, "one|two"},
		{"what is too long is broken where it must", "abcdefgh", 2, "abcd|efgh"},
		{"a tilde begins no line", "三月～五月", 2, "三|月～|五月"},
	} {
		if got := strings.Join(split(c.text, c.measure), "|"); got != c.want {
			t.Errorf("%s: %q in %v em is set %s, want %s", c.rule, c.text, c.measure, got, c.want)
		}
	}
}

func TestSpaceBetweenHanziAndLatin(t *testing.T) {
	l := set("在2024年", Style{Measure: 20})[0]
	if want := float32(1 + .25 + 2 + .25 + 1); l.Width != want {
		t.Errorf("width %v, want %v", l.Width, want)
	}
	if l.Glyphs[1].X != 1.25 {
		t.Errorf("2 stands at %v, want 1.25", l.Glyphs[1].X)
	}
}

func TestIndentAndJustification(t *testing.T) {
	const text = "山坡上的杏花开了，村里的人都出来看花，孩子们在树下跑来跑去。"
	lines := set(text, Style{Measure: 9.5, Indent: 2, Justify: true})
	if x := lines[0].Glyphs[0].X; x != 2 {
		t.Errorf("the first line begins at %v, want 2", x)
	}
	for i, l := range lines[:len(lines)-1] {
		if l.Width != 9.5 {
			t.Errorf("line %d is %v em wide, want 9.5", i, l.Width)
		}
		last := l.Glyphs[len(l.Glyphs)-1]
		if end := last.X + last.Advance; end < 9.49 || end > 9.51 {
			t.Errorf("line %d ends at %v, want 9.5", i, end)
		}
	}
	if l := lines[len(lines)-1]; l.Width > 9.5 {
		t.Errorf("the last line is stretched to %v", l.Width)
	}
}

// check holds lines to the invariants: every character in one line, once and in
// order; none wider than the measure but a single glyph; none begun or ended
// with a mark that may not stand there, if it could have been broken elsewhere.
func check(t *testing.T, text string, style Style) {
	t.Helper()
	var s Setter
	lines := s.Paragraph(text, square{}, style)
	at, next := 0, 0
	for i, l := range lines {
		if l.Start != at {
			t.Fatalf("line %d begins at %d, the one before ended at %d", i, l.Start, at)
		}
		at = l.End
		for _, g := range l.Glyphs {
			for next < g.Offset {
				r, n := utf8.DecodeRuneInString(text[next:])
				if classOf(r) != space && !unicode.IsSpace(r) {
					t.Fatalf("%q at %d is in no line", r, next)
				}
				next += n
			}
			if next != g.Offset {
				t.Fatalf("the glyph at %d comes after that at %d", g.Offset, next)
			}
			r, n := utf8.DecodeRuneInString(text[next:])
			if r != g.Rune {
				t.Fatalf("glyph %q at %d, the text has %q", g.Rune, next, r)
			}
			next += n
		}
		if l.Width > max(style.Measure, 1)+1e-3 && len(l.Glyphs) > 1 {
			t.Fatalf("line %d, %q, is %v em wide in a measure of %v", i, text[l.Start:l.End], l.Width, style.Measure)
		}
		if i == 0 || s.cellAt(l.Start).break_ {
			continue
		}
		for _, c := range s.cells {
			if c.offset > lines[i-1].Start && c.offset < l.Start && c.break_ {
				t.Fatalf("line %d begins %q where no line may, though %q could", i, text[l.Start:l.End], text[c.offset:l.Start])
			}
		}
	}
	if at != len(text) {
		t.Fatalf("the lines end at %d of %d", at, len(text))
	}
}

func (s *Setter) cellAt(offset int) cell {
	for _, c := range s.cells {
		if c.offset == offset {
			return c
		}
	}
	return cell{}
}

var texts = []string{
	"", "。", "“", "山", " ", "\n", "\xff\xfe",
	"“以前天一黑，谁也不出门。”村里的老人说：“现在——晚饭后……都要走一走。”",
	"（6月3日《柳河日报》）", "GDP增长5.2%，“Wi-Fi 7”与https://example.org/a/b?c=d", "，，，，，，，，", "（（（（（（（（",
	"e\u0301a\u0308", "👨‍👩‍👧‍👦一家", "１２３％", "——————", "It’s the reader’s choice, isn’t it?",
}

func TestInvariants(t *testing.T) {
	for _, text := range texts {
		for _, measure := range []float32{0, 1, 2, 3.5, 7, 12, 40} {
			for _, justify := range []bool{false, true} {
				check(t, text, Style{Measure: measure, Indent: 2, Justify: justify})
			}
		}
	}
}

func FuzzParagraph(f *testing.F) {
	for _, text := range texts {
		f.Add(text, float32(8), true)
	}
	f.Fuzz(func(t *testing.T, text string, measure float32, justify bool) {
		if measure != measure || measure < 0 || measure > 1000 {
			t.Skip()
		}
		check(t, text, Style{Measure: measure, Indent: 2, Justify: justify})
	})
}

func BenchmarkParagraph(b *testing.B) {
	text := strings.Repeat("“以前天一黑，谁也不出门。”村里的老人说，晚饭后都要走一走。", 333)
	var s Setter
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		s.Paragraph(text, square{}, Style{Measure: 30, Indent: 2, Justify: true})
	}
}
