package setting

import (
	"fmt"
	"strings"
	"testing"

	"lanmu/assets"
	"lanmu/widgets/document"
	"lanmu/widgets/glyph"
	"lanmu/widgets/specimen"
)

func newFaces(t testing.TB) *glyph.Faces {
	t.Helper()
	face := func(ttf, latin []byte) *glyph.Face {
		f, err := glyph.NewFace(ttf, nil)
		if err == nil {
			err = f.Kerned(latin)
		}
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	return &glyph.Faces{
		Serif: face(assets.SerifRegular, assets.SerifRegularLatin), SerifBold: face(assets.SerifBold, assets.SerifBoldLatin),
		Sans: face(assets.SansRegular, assets.SansRegularLatin), SansBold: face(assets.SansBold, assets.SansBoldLatin),
	}
}

// TestEveryStyleHasALook: none is drawn with no face, or in no size.
func TestEveryStyleHasALook(t *testing.T) {
	for s := range document.Style(document.Styles) {
		if l := Of(&document.Block{Style: s}); l.Face == nil || l.Size <= 0 || l.Leading < 1 {
			t.Errorf("style %d has the look %+v", s, l)
		}
	}
	seen := map[document.Style]bool{}
	for _, b := range specimen.Everything().Blocks {
		seen[b.Style] = true
	}
	for s := document.Section; s < document.Style(document.Styles); s++ {
		if !seen[s] {
			t.Errorf("the specimen has no block of style %d", s)
		}
	}
}

// noLineBegins and noLineEnds are what no line may begin or end with.
const (
	noLineBegins = "。．，、：；！？」』”’）》〉】〗〕］｝～·％"
	noLineEnds   = "「『“‘（《〈【〖〔［｛￥№"
)

// TestEveryKindIsSetByTheRules in all measures from 8 to 45 em, upright and running
// down: all text once and in its order, within the measure, no line that begins or
// ends with what may not, marks of lists before their text and that at one place,
// readings no wider than the room they were given, superscripts with what they are of.
func TestEveryKindIsSetByTheRules(t *testing.T) {
	d := specimen.Everything()
	// And the same with text that goes over many lines at any width.
	more := "“以前天一黑，谁也不出门。”村里的老人说：“现在——晚饭后……都要走一走（从东到西）。”用电6×1011度。"
	for _, b := range d.Blocks {
		if b.Style != document.Table && b.Style != document.Divider && b.Style != document.Kept {
			b.Text += strings.Repeat(more, 2)
			d.Blocks = append(d.Blocks, b)
		}
	}
	for _, vertical := range []bool{false, true} {
		p := Press{Faces: newFaces(t), Vertical: vertical}
		for measure := float32(8); measure <= 45; measure++ {
			for i := range d.Blocks {
				b := &d.Blocks[i]
				s := p.Break(d.Blocks, i, measure, Of(b).Size, 0)
				where := fmt.Sprintf("%v em, vertical %v, block %d (style %d)", measure, vertical, i, b.Style)
				at := 0
				for k := range s.Lines {
					if s.Rows == nil && s.Lines[k].Start != at {
						t.Fatalf("%s: line %d begins at %d, want %d", where, k, s.Lines[k].Start, at)
					}
					at = s.Lines[k].End
					assertLine(t, where, &p, b, &s, k)
				}
				if at != len(b.Text) {
					t.Fatalf("%s: the lines end at %d of %d", where, at, len(b.Text))
				}
			}
		}
	}
}

func assertLine(t *testing.T, where string, p *Press, b *document.Block, s *Set, k int) {
	t.Helper()
	line := p.Place(b, s, k)
	begins := s.Begins(k)
	const near = .04
	glyphs := line.Glyphs
	if len(glyphs) == 0 {
		return
	}
	room := max(s.Measure(), s.Width)
	if begins < -near || begins+line.Width > room+near {
		t.Errorf("%s: line %d is from %v to %v in a measure of %v", where, k, begins, begins+line.Width, room)
	}
	if s.Rows != nil {
		return // cells are no lines
	}
	begun := k == 0 || b.Text[line.Start-1] == '\n'
	if first := glyphs[0]; !begun && strings.ContainsRune(noLineBegins, first.Rune) {
		t.Errorf("%s: line %d begins with %q", where, k, first.Rune)
	}
	if last := glyphs[len(glyphs)-1]; k+1 < len(s.Lines) && strings.ContainsRune(noLineEnds, last.Rune) {
		t.Errorf("%s: line %d ends with %q", where, k, last.Rune)
	}
	for n, g := range glyphs {
		dress := At(s.Dresses, g.Offset)
		if dress == nil {
			continue
		}
		if dress.Scale > 0 && n == 0 && !begun && g.Offset == dress.Start {
			t.Errorf("%s: line %d begins with %q, which belongs to what is before it", where, k, g.Rune)
		}
		if dress.Reading != "" && g.Offset == dress.Start {
			end, last := n, g
			for end < len(glyphs) && glyphs[end].Offset < dress.ReadingEnd {
				last = glyphs[end]
				end++
			}
			// The base stands in the middle of the room it was given.
			if wide, has := p.ReadingWidth(dress.Reading)*RubySize, last.X+Room(last)-g.X; end-n > 1 && wide > has+1 || end-n == 1 && wide > has+near {
				t.Errorf("%s: the reading %q is %v em wide over %v", where, dress.Reading, wide, has)
			}
		}
	}
	if b.Mark > 0 && (b.Style == document.Item || b.Style == document.Footnote) {
		for _, g := range glyphs {
			if g.Offset >= b.Mark && g.Rune != ' ' {
				hang := s.style.Hang
				if g.X < hang-.51 || g.X > hang+near && markFits(p, b, hang) {
					t.Errorf("%s: after its mark line %d begins at %v, want %v", where, k, g.X, hang)
				}
				break
			}
		}
	}
}

// markFits reports whether a mark has room before the hang.
func markFits(p *Press, b *document.Block, hang float32) bool { return p.markWidth(b) <= hang+.01 }

// TestWhatFollowsWhat holds the space between blocks.
func TestWhatFollowsWhat(t *testing.T) {
	of := func(s document.Style) *document.Block { return &document.Block{Style: s} }
	for _, c := range []struct {
		a, b document.Style
		none bool
	}{
		{document.Body, document.Body, true}, {document.Item, document.Item, true}, {document.Footnote, document.Footnote, true},
		{document.Body, document.Section, false}, {document.Section, document.Body, false}, {document.Body, document.Verse, false},
		{document.Verse, document.Body, false}, {document.Body, document.Table, false}, {document.Signature, document.Signature, true},
		{document.Body, document.Footnote, false}, {document.Quote, document.Quote, true}, {document.Closing, document.Closing, true},
	} {
		if got := Between(of(c.a), of(c.b)); (got == 0) != c.none {
			t.Errorf("between styles %d and %d there are %v em", c.a, c.b, got)
		}
	}
	if sub := &(document.Block{Style: document.Body, Level: 1}); Between(of(document.Item), sub) != 0 {
		t.Error("what goes on under an item stands off from it")
	}
}

// TestWhereBlocksStand is the table of facts of where each kind stands in a measure of
// 30 em.
func TestWhereBlocksStand(t *testing.T) {
	p := Press{Faces: newFaces(t)}
	for _, c := range []struct {
		what  string
		block document.Block
		want  []float32 // where each line begins in the text's measure, body em
	}{
		{"a paragraph is indented by 2 em", document.Block{Style: document.Body, Text: strings.Repeat("灯", 40)}, []float32{2, 0}},
		{"a sub-heading stands 2 em in", document.Block{Style: document.Section, Level: 1, Text: "灯亮了"}, []float32{2}},
		{"verse is centred by its longest line", document.Block{Style: document.Verse, Text: "一盏灯\n在山里像星星\n\n亮着"}, []float32{12, 12, 0, 12}},
		{"turned-over lines of verse hang", document.Block{Style: document.Verse, Text: strings.Repeat("灯", 33) + "\n灯"}, []float32{0, 2, 0}},
		{"an item hangs by its mark", document.Block{Style: document.Item, Level: 1, Text: "1. " + strings.Repeat("灯", 40), Mark: 3}, []float32{2, 3.5}},
		{"one in it stands further in", document.Block{Style: document.Item, Level: 2, Text: "1. " + strings.Repeat("灯", 40), Mark: 3}, []float32{4, 5.5}},
		{"a salutation is not indented", document.Block{Style: document.Salutation, Text: "编辑同志："}, []float32{0}},
		{"此致 is", document.Block{Style: document.Closing, Level: 1, Text: "此致"}, []float32{2}},
		{"敬礼 is not", document.Block{Style: document.Closing, Level: 2, Text: "敬礼！"}, []float32{0}},
		{"who signs stands at the right, 2 em in", document.Block{Style: document.Signature, Text: "李大力"}, []float32{25}},
		{"a quote stands 2 em in", document.Block{Style: document.Quote, Text: strings.Repeat("灯", 40)}, []float32{4, 2}},
		{"a formula is centred", document.Block{Style: document.Formula, Text: "灯＝光"}, []float32{13.5}},
	} {
		blocks := []document.Block{c.block}
		s := p.Break(blocks, 0, 30, Of(&blocks[0]).Size, 0)
		left, _ := Inset(&blocks[0], 30)
		var got []float32
		for k := range s.Lines {
			line := p.Place(&blocks[0], &s, k)
			x := float32(0)
			if len(line.Glyphs) > 0 {
				x = left + (s.Begins(k)+line.Glyphs[0].X)*Of(&blocks[0]).Size
			}
			got = append(got, x)
		}
		for i := range got {
			got[i] = float32(int(got[i]*100+.5)) / 100
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: the lines begin at %v, want %v", c.what, got, c.want)
		}
	}
}

// TestDresses: what spans lie over each other wear is worn once, and by what is there.
func TestDresses(t *testing.T) {
	f := newFaces(t)
	p := Press{Faces: f}
	over := func(from, to int, k document.Inline) document.Span {
		return document.Span{Range: document.Range{Start: from, End: to}, Kind: k}
	}
	b := document.Block{Style: document.Body, Text: "一二三四", Spans: []document.Span{
		over(0, 9, document.Strong), over(3, 12, document.Link), over(3, 6, document.Super),
		over(6, 6, document.Strong), over(1, 4, document.Strong), over(9, 99, document.Strong)}}
	var got []string
	for _, d := range p.Dresses(&b) {
		got = append(got, fmt.Sprintf("%d-%d bold %v, small %v, link %v", d.Start, d.End, d.Face == f.SerifBold, d.Scale > 0, d.Underlined))
	}
	want := []string{"0-3 bold true, small false, link false", "3-6 bold true, small true, link true",
		"6-9 bold true, small false, link true", "9-12 bold false, small false, link true"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("worn is\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for at, dressed := range map[int]bool{0: true, 5: true, 11: true, 12: false} {
		if (At(p.Dresses(&b), at) != nil) != dressed {
			t.Errorf("byte %d is dressed: %v", at, !dressed)
		}
	}
}

// TestTraditionalText: all of a document of traditional hanzi has its marks in the
// middle, a headline too that does not tell what it is of; of another document none.
func TestTraditionalText(t *testing.T) {
	p := Press{Faces: newFaces(t)}
	for _, c := range []struct {
		body    string
		centred bool
	}{{"讀者說，這個問題很難，還有時間。", true}, {"读者说，这个问题很难，还有时间。", false}, {"讀者說，這個問題很難，還有時間。", true}} {
		blocks := []document.Block{{Style: document.Headline, Text: "山水，田園"}, {Style: document.Body, Text: c.body}}
		for i := range blocks {
			s := p.Break(blocks, i, 30, Of(&blocks[i]).Size, 0)
			for _, g := range p.Place(&blocks[i], &s, 0).Glyphs {
				if strings.HasPrefix(blocks[i].Text[g.Offset:], "，") && (g.Rune != '，') != c.centred {
					t.Errorf("in %s a comma is centred: %v", blocks[i].Text, !c.centred)
				}
			}
		}
	}
}
