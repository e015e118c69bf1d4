package typeset

import (
	"slices"
	"strings"
	"testing"
)

// press is a font like those of Chinese: full-width characters are 1 em wide,
// the others half an em, the dot of names a third.
type press struct{}

func (press) Advance(r rune) float32 {
	switch {
	case r == '·':
		return .3
	case r == ' ':
		return .25
	case r < 0x2000:
		return .5
	}
	return 1
}

func (press) Ligature(string) rune { return 0 }

// split is text as it is broken, a bar between lines, spaces at their ends left
// out.
func split(text string, style Style) string {
	var out []string
	for _, l := range Lines(text, press{}, style) {
		out = append(out, strings.TrimSpace(text[l.Start:l.End]))
	}
	return strings.Join(out, "|")
}

// assertSet holds how text is broken in a measure to what is wanted.
func assertSet(t *testing.T, rule, text string, style Style, want string) {
	t.Helper()
	if got := split(text, style); got != want {
		t.Errorf("%s: %q in %v em is set %s, want %s", rule, text, style.Measure, got, want)
	}
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
		{"an opening mark loses its blank at the start", "《杏花》开了", 3, "《杏花》|开了"},
		{"marks that meet give up half an em", "他说：“好。”走走了", 7, "他说：“好。”走|走了"},
		{"a dash is not broken", "山坡上——杏花开", 4, "山坡|上——杏|花开"},
		{"an ellipsis begins no line", "山坡上……杏花开", 4, "山坡|上……杏|花开"},
		{"a long dash breaks between its pairs", "山坡上————杏花", 4, "山坡|上——|——杏花"},
		{"a number stays with its sign", "涨了12.5%多多", 3.5, "涨了|12.5%|多多"},
		{"a price stays with its sign", "要￥100元整", 3, "要|￥100|元整"},
		{"a weight stays with its unit", "重10kg以上", 2.75, "重|10kg|以上"},
		{"so does one with full-width digits", "重１０％以上", 2.5, "重|１０％|以上"},
		{"a word is not broken", "用Fyne写的", 2.5, "用|Fyne|写的"},
		{"an apostrophe is part of its word", "it’s fine", 3, "it’s|fine"},
		{"a straight quote breaks on neither side", "他说\"好\"走", 2, "他说|\"好\"|走"},
		{"spaces at a break vanish", "one two", 2, "one|two"},
		{"what is too long is broken where it must", "abcdefgh", 2, "abcd|efgh"},
		{"a tilde begins no line", "三月～五月", 2, "三|月～|五月"},
		{"an accent stays with its letter", "e\u0301e\u0301e\u0301", 1, "e\u0301e\u0301|e\u0301"},
		{"a joined family stays together", "山👨‍👩‍👧水", 3, "山|👨‍👩‍👧|水"},
		{"a variant stays with its hanzi", "葛\U000e0100葛\U000e0100", 1, "葛\U000e0100|葛\U000e0100"},
		{"a heart between joiners is one with them", "山👩‍❤️‍👨水", 3, "山|👩‍❤️‍👨|水"},
		{"a line feed ends a line", "山\n水\r\n田", 9, "山|水|田"},
		{"indents that were typed vanish", "　　山水", 2, "山水"},
		{"two exclamations are one em", "好！！好", 2, "好！！|好"},
	} {
		assertSet(t, c.rule, c.text, Style{Measure: c.measure}, c.want)
	}
}

func TestNoLoneHanziEndsAParagraph(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"山坡上的杏花开了呀", "山坡上的|杏花开|了呀"},
		{"山坡上的杏花开了呀。", "山坡上的|杏花开|了呀。"},
		{"山坡上的杏花开了呀吗", "山坡上的|杏花开了|呀吗"},
		{"山坡上的杏花开了A", "山坡上的|杏花开了|A"},
	} {
		assertSet(t, "ragged", c.text, Style{Measure: 4}, c.want)
		assertSet(t, "justified", c.text, Style{Measure: 4, Justify: true}, c.want)
	}
	assertSet(t, "with marks", "三个大“？”。", Style{Measure: 5}, "三|个大“？”。")
}

// assertPlaced holds where the glyphs of text's first line stand: their
// advances, and where their origins are.
func assertPlaced(t *testing.T, rule, text string, style Style, want ...float32) {
	t.Helper()
	l := Lines(text, press{}, style)[0]
	var got []float32
	for _, g := range l.Glyphs {
		got = append(got, g.X)
	}
	got = append(got, l.Width)
	same := len(got) == len(want)
	for i := 0; same && i < len(got); i++ {
		same = got[i]-want[i] < 1e-3 && want[i]-got[i] < 1e-3
	}
	if !same {
		t.Errorf("%s: the glyphs of %q stand at %v, the line ends at %v; want %v and %v",
			rule, text, got[:len(got)-1], l.Width, want[:len(want)-1], want[len(want)-1])
	}
}

func TestMarksAreSqueezed(t *testing.T) {
	for _, c := range []struct {
		rule, text string
		want       []float32 // X of each glyph, and the width of the line
	}{
		{"a mark is an em wide", "山，水", []float32{0, 1, 2, 3}},
		{"its blank goes at the line's end", "山水，", []float32{0, 1, 2, 2.5}},
		{"an opening mark's at its start", "“山", []float32{-.5, .5, 1.5}},
		{"and within the line it stays", "山“水", []float32{0, 1, 2, 3}},
		{"closing after closing", "山。”水", []float32{0, 1, 1.5, 2.5, 3.5}},
		{"opening after opening", "山（《水", []float32{0, 1, 1.5, 2.5, 3.5}},
		{"opening after closing", "山》（水", []float32{0, 1, 1.5, 2.5, 3.5}},
		{"a closing mark hugs what it holds", "“”水", []float32{-.5, .5, 1.5, 2.5}},
		{"the dot of names is centred in half an em", "山·水", []float32{0, 1.1, 1.5, 2.5}},
		{"dashes are an em each", "山——水", []float32{0, 1, 2, 3, 4}},
		{"two exclamations are one em", "山！？水", []float32{0, 1, 1.5, 2, 3}},
		{"three are two", "山！！！水", []float32{0, 1, 1.5, 2, 3, 4}},
		{"Latin stands a quarter off", "山a水", []float32{0, 1.25, 2, 3}},
		{"so does a number with its sign", "山5%水", []float32{0, 1.25, 1.75, 2.5, 3.5}},
		{"but not where a space is typed", "山 a水", []float32{0, 1.25, 2, 3}},
		{"nor beside a mark", "山，a", []float32{0, 1, 2, 2.5}},
		{"an accent is over its letter", "山e\u0301水", []float32{0, 1.25, 1.75, 2, 3}},
	} {
		assertPlaced(t, c.rule, c.text, Style{Measure: 20}, c.want...)
	}
}

// TestNumbersAreNumbers: full-width letters, digits and the marks in numbers are
// set as half-width ones, and are one with their signs and units.
func TestNumbersAreNumbers(t *testing.T) {
	for _, c := range []struct {
		text string
		want string  // what is drawn
		wide float32 // em
	}{
		{"涨１２．５％多", "涨12.5%多", 5},
		{"在１：３０到", "在1:30到", 4.5},
		{"有１，２３４人", "有1,234人", 5},
		{"按３∶２分", "按3:2分", 4},
		{"占1／3强", "占1/3强", 4},
		{"２０－３０岁", "20-30岁", 3.75},
		{"见No．５文", "见No.5文", 4.5},
		{"从9·11到", "从9·11到", 4.5},
		{"有３　３　４个", "有334个", 4},
		{"共１，２，３次", "共1，2，3次", 6},
		{"１９９０，１００人", "1990，100人", 5.75},
		{"北京－上海", "北京－上海", 5},
		{"到－５℃了", "到−5℃了", 4.75},
		{"１．山水", "1．山水", 3.5},
		{"Ａ股跌", "A股跌", 2.75},
		{"重5 kg整", "重5kg整", 4.25},
	} {
		l := Lines(c.text, press{}, Style{Measure: 40})[0]
		var got strings.Builder
		for _, g := range l.Glyphs {
			got.WriteRune(g.Rune)
		}
		if got.String() != c.want || l.Width != c.wide {
			t.Errorf("%s is drawn %s in %v em, want %s in %v", c.text, &got, l.Width, c.want, c.wide)
		}
		for _, r := range "0123456789.:,/-·%" {
			if n := strings.Count(opportunities(c.text), "÷"+string(r)); n > 0 && r != '1' && r != '2' && r != '3' && r != '5' && r != '9' {
				t.Errorf("%s breaks before %c: %s", c.text, r, opportunities(c.text))
			}
		}
	}
}

// TestSpacesBesideMarks: a space beside a full-width mark has no width, and the
// marks on its sides meet.
func TestSpacesBesideMarks(t *testing.T) {
	for text, want := range map[string]float32{
		"风俗，　叫　“非常": 7, "风俗，　　叫 “非常": 7, "好。　”好": 3.5, "（ 好 ）": 2, "山　水": 3, "山 水": 2.25, "他说： 好": 4, "Yes, “no” it": 5.5,
	} {
		if l := Lines(text, press{}, Style{Measure: 40})[0]; l.Width != want {
			t.Errorf("%q is %v em wide, want %v", text, l.Width, want)
		}
	}
	assertSet(t, "a space without width is no place for a mark", "叫　“非常”　，好", Style{Measure: 3}, "叫　“非|常”　，|好")
}

// TestWordsOfOtherScripts: addresses break after their signs, syllables of bopomofo
// are whole, and a Chinese sentence stays one whatever stands in it.
func TestWordsOfOtherScripts(t *testing.T) {
	for _, c := range []struct{ want string }{
		{"见÷h×t×t×p×s×:×/×/÷a×.÷o×r×g×/÷a×_÷b×-÷c×?÷d×=÷e×&÷f×。"},
		{"写÷给÷a×.÷b×@÷c×.÷o×r×g"},
		{"ㄓ×ㄨ×ˋ× ÷ㄧ×ㄣ÷文"},
		{"他÷说×—×—÷L×a×n×m×u× ÷i×s× ÷a× ÷r×e×a×d×e×r"},
		{"新÷产÷品÷P×r×o× ÷P×l×u×s×—×—÷“×U×l×t×r×a× ÷A×i×r×”÷正÷式"},
	} {
		if got := opportunities(strings.NewReplacer("÷", "", "×", "").Replace(c.want)); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	for text, want := range map[string]bool{
		"详见https://example.org/a/very/long/path?with=a&query=too，谢谢。":                            false,
		"新产品Mate 70 Pro+ Premium Edition——“Ultra Aerospace 5G Communication”正式发布。":               false,
		"A second paragraph mixes 中文 and English, e.g. API 接口、GDP 增长 and how the lines are set.": true,
	} {
		if got := mostlyWestern(text); got != want {
			t.Errorf("%q is Western: %v", text, got)
		}
	}
}

// fitted sets text as one line that must be flush in a measure, and returns how
// far each character is from the next.
func fitted(text string, measure float32) map[rune]float32 {
	s := Setter{text: text, font: press{}, style: Style{Justify: true}, measure: unitsOf(measure, maxMeasure)}
	s.classify(0, windowCells)
	s.opportunities()
	s.squeeze()
	glyphs, _ := s.justify(nil, 0, len(s.cells), 0, true)
	to := map[rune]float32{}
	for i, g := range glyphs[:len(glyphs)-1] {
		to[g.Rune] = glyphs[i+1].X - g.X
	}
	return to
}

// In this line each kind of room that gives way is before a hanzi of its own:
// a space of a quarter em, a dot, a bracket, a comma, Latin, a stop.
const (
	elastic      = "甲 乙·丙）丁，戊z己。庚"
	elasticWidth = 11.75
)

func TestLinesShrinkInOrder(t *testing.T) {
	natural := fitted(elastic, elasticWidth)
	order := []struct {
		of    string
		gives float32
	}{{"·", .25}, {"）", .5}, {"，", .5}, {"戊z", .125}, {"。", .5}}
	var given float32
	for i, o := range order {
		given += o.gives * float32(len([]rune(o.of)))
		got := fitted(elastic, elasticWidth-given)
		for k, other := range order {
			for _, r := range other.of {
				want := natural[r]
				if k <= i {
					want -= other.gives
				}
				if r == '·' && k <= i {
					want += .125 // its origin moves as the room on both sides shrinks
				}
				if d := got[r] - want; d > 1e-3 || d < -1e-3 {
					t.Errorf("%v em short, %c takes %v em, want %v", given, r, got[r], want)
				}
			}
		}
	}
}

func TestLinesStretchInOrder(t *testing.T) {
	natural := fitted(elastic, elasticWidth)
	for _, c := range []struct {
		longer float32
		of     rune
		takes  float32
	}{
		{.125, '甲', .125}, {.125, '戊', 0}, // spaces first, to half an em
		{.25, '甲', .25}, {.25, '戊', 0},
		{.25 + 1./6, '甲', .25}, {.25 + 1./6, '戊', 1. / 12}, {.25 + 1./6, '丙', 0}, // then Latin to a third
		{.25 + 1./6 + 1.1, '丙', .1}, {.25 + 1./6 + 1.1, '，', .1}, {.25 + 1./6 + 1.1, '戊', 1./12 + .1}, // then all alike
	} {
		if d := fitted(elastic, elasticWidth+c.longer)[c.of] - natural[c.of] - c.takes; d > 1e-3 || d < -1e-3 {
			t.Errorf("%v em longer, %c takes %v em more than %v", c.longer, c.of, d+c.takes, c.takes)
		}
	}
}

func TestIndentAndJustification(t *testing.T) {
	const text = "山坡上的杏花开了，村里的人都出来看花，孩子们在树下跑来跑去。"
	lines := Lines(text, press{}, Style{Measure: 9.5, Indent: 2, Justify: true})
	if x := lines[0].Glyphs[0].X; x != 2 {
		t.Errorf("the first line begins at %v, want 2", x)
	}
	for i, l := range lines[:len(lines)-1] {
		if l.Width != 9.5 {
			t.Errorf("line %d is %v em wide, want 9.5", i, l.Width)
		}
	}
	if l := lines[len(lines)-1]; l.Width > 9.5 || len(lines) < 3 {
		t.Errorf("the last line is stretched to %v", l.Width)
	}
}

// album is a press that draws joined emoji as one.
type album struct{ press }

func (album) Ligature(text string) rune {
	if strings.Contains(text, "\u200d") || strings.HasSuffix(text, "\ufe0f") {
		return 0x110000
	}
	return 0
}

func TestJoinedEmojiAreOneGlyph(t *testing.T) {
	const text = "山👩\u200d💻水❤\ufe0f田👍🏽"
	for _, vertical := range []bool{false, true} {
		lines := Lines(text, album{}, Style{Measure: 30, Vertical: vertical})
		if len(lines) != 1 || lines[0].Width != 7 {
			t.Fatalf("vertical %v: set in %d lines, the first %v em wide; want one of 7", vertical, len(lines), lines[0].Width)
		}
		var got []rune
		for _, g := range lines[0].Glyphs {
			got = append(got, g.Rune)
			if g.Stance != Upright {
				t.Errorf("%q is not upright", g.Rune)
			}
		}
		if want := []rune{'山', 0x110000, '水', 0x110000, '田', '👍', '🏽'}; !slices.Equal(got, want) {
			t.Errorf("vertical %v: glyphs %x, want %x", vertical, got, want)
		}
	}
}

// TestVerticalMarks: signs turn with their numbers; marks as tall as their em
// and a slash keep all of it.
func TestVerticalMarks(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"涨5.2%多", "涨^5>.>2>%>多^"},
		{"达98%多", "达^9>8>%>多^"},
		{"到30.5℃吗", "到^3>0>.>5>℃>吗^"},
		{"要￥3.50元", "要^￥>3>.>5>0>元^"},
		{"第12名", "第^1=2=名^"},
		{"见a/b吗", "见^a>/>b>吗^"},
		{"买A股吗", "买^A=股^吗^"},
		{"涨５．２％吗", "涨^５^．^２^％^吗^"},
		{"好‼人々", "好^‼^人^々^"},
	} {
		var got strings.Builder
		for _, g := range Lines(c.text, press{}, Style{Measure: 40, Vertical: true})[0].Glyphs {
			got.WriteRune(g.Rune)
			got.WriteByte("^>="[g.Stance])
		}
		if got.String() != c.want {
			t.Errorf("%s stands %s, want %s", c.text, &got, c.want)
		}
	}
	for text, want := range map[string]float32{"好！！好": 4, "说：“好": 4, "甲／乙": 3, "甲·乙": 2.5, "好。”好": 3.5} {
		if l := Lines(text, press{}, Style{Measure: 40, Vertical: true})[0]; l.Width != want {
			t.Errorf("%s takes %v em of a vertical line, want %v", text, l.Width, want)
		}
	}
}

// TestEnglishIsJustifiedUnlessTooLoose: words are whole, lines flush, and words no
// more than five eighths of an em apart; where one line would have to be looser,
// none of the paragraph is justified.
func TestEnglishIsJustifiedUnlessTooLoose(t *testing.T) {
	const even = "On the second of June the last lamp in the town was lit, and the old men of the hill came down to see how far it threw its light."
	const uneven = "When it was finished a telecommunications engineer read of internationalization there, and an old man fell asleep beside her."
	for _, c := range []struct {
		text    string
		measure float32
		flush   bool
	}{{even, 30, true}, {even, 24, true}, {uneven, 9, false}, {uneven, 14, false}, {uneven, 26, false}, {uneven, 44, true}} {
		lines := Lines(c.text, press{}, Style{Measure: c.measure, Justify: true})
		if len(lines) < 2 {
			t.Fatalf("%q is one line", c.text)
		}
		for k, l := range lines {
			if s := c.text[l.Start:l.End]; k < len(lines)-1 && !strings.HasSuffix(s, " ") && l.Glyphs[len(l.Glyphs)-1].Rune != Hyphen {
				t.Errorf("a word is divided after %q, without a hyphen", s)
			}
			if flush := l.Width > c.measure-1./32; k < len(lines)-1 && c.flush && !flush {
				t.Errorf("%q is %v em wide, not flush in %v", c.text[l.Start:l.End], l.Width, c.measure)
			}
			for i, g := range l.Glyphs[1:] {
				before := l.Glyphs[i]
				gap := g.X - before.X - before.Advance
				switch between := g.Offset - before.Offset; {
				case between == 1 && gap > .001:
					t.Errorf("letters of a word in %q are %v em apart", c.text[l.Start:l.End], gap)
				case between == 2 && c.flush && gap > .625+.001:
					t.Errorf("words of %q are %v em apart", c.text[l.Start:l.End], gap)
				case between == 2 && !c.flush && gap != .25:
					t.Errorf("words of %q, which is ragged, are %v em apart", c.text[l.Start:l.End], gap)
				}
			}
		}
	}
}
