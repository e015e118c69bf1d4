package present

import (
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"lanmu/app/stock"
	"lanmu/data/bookmark"
	"lanmu/data/page"
	"lanmu/widgets/document"
)

// constants are the values of a type's constants in package page, as its source has
// them.
func constants(t *testing.T, of string) (out []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../../data/page/blocks.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok && len(v.Values) == 1 {
			if id, ok := v.Type.(*ast.Ident); ok && id.Name == of {
				if s, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value); err == nil {
					out = append(out, s)
				}
			}
		}
		return true
	})
	if len(out) == 0 {
		t.Fatalf("package page has no %s", of)
	}
	return out
}

// TestEveryKindIsShown: there is no kind of block or mark that is not shown as what
// it is.
func TestEveryKindIsShown(t *testing.T) {
	for _, k := range constants(t, "BlockKind") {
		if _, ok := styles[page.BlockKind(k)]; !ok {
			t.Errorf("a block that is a %s has no style", k)
		}
	}
	for _, k := range constants(t, "MarkKind") {
		if _, ok := inlines[page.MarkKind(k)]; !ok {
			t.Errorf("a mark that is %s is not shown", k)
		}
	}
}

func block(kind page.BlockKind, text string, leadIn int, marks ...page.Mark) page.Block {
	return page.Block{Kind: kind, LeadIn: leadIn, Text: page.Text{String: text, Marks: marks}}
}

// mixed is an article with a block of every kind, its footnote in the middle.
var mixed = page.Article{Column: "副刊", Headline: page.Text{String: "灯"}, Blocks: []page.Block{
	block(page.Dateline, "本报柳河6月15日电　镇上亮了灯[1]。", len("本报柳河6月15日电　"), page.Mark{Kind: page.NoteMark, Start: 42, End: 45, To: "1"}),
	{Kind: page.Footnote, LeadIn: 4, Name: "1", Text: page.Text{String: "[1] 灯是太阳能的。"}},
	block(page.Paragraph, "灯下有人读书，读到天亮。", 0),
	{Kind: page.Subheading, Level: 2, Text: page.Text{String: "一、问"}},
	block(page.Question, "问：后悔过吗？", 6),
	block(page.Answer, "答：没有。", 6),
	block(page.Dialogue, "记者：真的？", 9),
	block(page.Verse, "一盏灯\n又一盏灯\n\n在山里", 0),
	{Kind: page.Item, Level: 1, LeadIn: 3, Text: page.Text{String: "1. 灯要亮"}},
	{Kind: page.Table, Header: 1, Text: page.Text{String: "年\t盏\n1998\t1"}},
	block(page.Salutation, "编辑同志：", 0),
	{Kind: page.Closing, Level: 2, Text: page.Text{String: "敬礼！"}},
	block(page.Signature, "李大力", 0),
	block(page.BlockQuote, "山中有灯。", 0),
	block(page.EditorsNote, "编者按：一封信。", 12),
	block(page.Caption, "灯下。", 0),
	block(page.PullQuote, "灯下有人读书", 0),
	block(page.Formula, "E=mc2", 0, page.Mark{Kind: page.Superscript, Start: 4, End: 5}),
	block(page.Divider, "", 0),
	block(page.Preformatted, "a\n  b", 0),
	block(page.PullQuote, "没有人说过的话", 0),
}}

func TestBlocksAreShownAsWhatTheyAre(t *testing.T) {
	d := Article(&mixed, nil)
	want := []document.Style{document.Label, document.Headline,
		document.Body, document.Body, document.PullQuote, document.Section, document.Turn, document.Turn, document.Turn, document.Verse,
		document.Item, document.Table, document.Salutation, document.Closing, document.Signature, document.Quote, document.Editorial,
		document.Caption, document.Formula, document.Divider, document.Kept, document.PullQuote, document.Footnote}
	var got []document.Style
	for _, b := range d.Blocks {
		got = append(got, b.Style)
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("styles are %v, want %v", got, want)
	}
	worn := func(block int, kind document.Inline, words string) {
		t.Helper()
		b := d.Blocks[block]
		for _, s := range b.Spans {
			if s.Kind == kind && b.Text[s.Start:s.End] == words {
				return
			}
		}
		t.Errorf("block %d, %q, has no %q of kind %d: %v", block, b.Text, words, kind, b.Spans)
	}
	worn(2, document.Dateline, "本报柳河6月15日电")
	worn(6, document.Speaker, "问：")
	worn(8, document.Speaker, "记者：")
	worn(16, document.Strong, "编者按：")
	worn(18, document.Super, "2")
	last := len(d.Blocks) - 1
	worn(last, document.NoteMark, "[1]")
	if to := d.Blocks[2].Spans[1].To; to != (document.Position{Block: last}) {
		t.Errorf("the mark leads to %v, want block %d", to, last)
	}
	if to := d.Blocks[last].Spans[0].To; to != (document.Position{Block: 2, Offset: 42}) {
		t.Errorf("the note leads back to %v", to)
	}
	for _, c := range []struct{ block, level, mark, head int }{{5, 2, 0, 0}, {10, 1, 3, 0}, {11, 0, 0, 1}, {13, 2, 0, 0}, {last, 0, 4, 0}} {
		if b := d.Blocks[c.block]; b.Level != c.level || b.Mark != c.mark || b.Head != c.head {
			t.Errorf("%q has level %d, mark %d, head %d; want %+v", b.Text, b.Level, b.Mark, b.Head, c)
		}
	}
}

// TestPassagesAreFoundInEveryBlock, wherever it is shown.
func TestPassagesAreFoundInEveryBlock(t *testing.T) {
	d := Article(&mixed, nil)
	body := mixed.Body()
	for block, start := range ParagraphStarts(Article(&mixed, nil), &mixed) {
		text := d.Blocks[block].Text
		if !strings.HasPrefix(body[start:], text) {
			t.Errorf("block %d, %q, begins at %q", block, text, body[start:])
		}
		b := bookmark.Bookmark{Quote: text}
		at := PassageOf(d, stock.Entry{Article: &mixed}, b)
		if len(at) != 1 || at[0] != (document.Passage{Block: block, End: len(text)}) {
			t.Errorf("%q is found at %v, want block %d", text, at, block)
		}
	}
}

// TestReadAloud: verse by the line, tables by the row, lists with their numbers.
func TestReadAloud(t *testing.T) {
	d := Article(&mixed, nil)
	var got []string
	for _, s := range SentencesOf(d) {
		got = append(got, d.Blocks[s.Block].Text[s.Start:s.End])
	}
	said := strings.Join(got, "|")
	for _, want := range []string{"|一盏灯|又一盏灯|在山里|", "|1. 灯要亮|", "|年\t盏|1998\t1|", "|问：后悔过吗？|"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not in %q", want, said)
		}
	}
}
