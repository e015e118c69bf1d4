package paper

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"lanmu/assets"
	"lanmu/widgets/document"
	"lanmu/widgets/glyph"
	"lanmu/widgets/setting"
	"lanmu/widgets/specimen"
)

func newFaces(t testing.TB) *glyph.Faces {
	t.Helper()
	face := func(ttf, latin []byte, next *glyph.Face) *glyph.Face {
		f, err := glyph.NewFace(ttf, next)
		if err == nil {
			err = f.Kerned(latin)
		}
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	sans, sansBold := face(assets.SansRegular, assets.SansRegularLatin, nil), face(assets.SansBold, assets.SansBoldLatin, nil)
	return &glyph.Faces{Serif: face(assets.SerifRegular, assets.SerifRegularLatin, sans), SerifBold: face(assets.SerifBold, assets.SerifBoldLatin, sansBold), Sans: sans, SansBold: sansBold}
}

// sentence has what is hard: marks in a row, quotation marks, a dash, an
// ellipsis, Latin, numbers, a middle dot.
const sentence = "“早上六点，”老周说，“菜场（东街那个）就开门了——比去年早了30分钟。”他在App上看过：2024年全市有12.5万人订菜……其中，《南街·北巷》一栏的读者最多。"

// article is a document with every style and so many paragraphs of body.
func article(paragraphs int) document.Document {
	d := document.Document{Blocks: []document.Block{
		{Style: document.Label, Text: "街坊"},
		{Style: document.Kicker, Text: "一条老街的早晨"},
		{Style: document.Headline, Text: "菜场六点开门，“比去年早了半小时”"},
		{Style: document.Subhead, Text: "摊主说，早起的人先挑"},
		{Style: document.Byline, Text: "林小满"},
		{Style: document.Lead, Text: sentence + "（来源：本报3月5日）", Spans: []document.Span{{Range: document.Range{Start: len(sentence), End: len(sentence + "（来源：本报3月5日）")}, Kind: document.Faint}}},
	}}
	for i := range paragraphs {
		// Paragraphs of one line to many.
		d.Blocks = append(d.Blocks, document.Block{Style: document.Body, Text: strings.Repeat(sentence, i*7%5) + "就是这样，"[:3*(i%5)] + "街还是那条街。"})
		if i == 3 {
			d.Blocks = append(d.Blocks, document.Block{Style: document.PullQuote, Text: "街还是那条街，人却换了几茬，只有菜场的灯每天都在六点以前亮起来，照着半条巷子。"})
		}
	}
	d.Blocks = append(d.Blocks,
		document.Block{Style: document.Caption, Text: "清晨的东街菜场。"},
		document.Block{Style: document.Note, Text: "版面此处有一张照片。"})
	return d
}

func write(t testing.TB, docs ...document.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, newFaces(t), About{Title: "街坊", Author: "林小满", Program: "栏目"}, Form{}, docs); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// taken is the text pdftotext takes out of a PDF.
func taken(t testing.TB, pdf []byte, options ...string) string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	path := filepath.Join(t.TempDir(), "paper.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", append(options, path, "-")...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return string(out)
}

// withoutSpace is a text without its blanks.
func withoutSpace(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func textOf(docs ...document.Document) string {
	var b strings.Builder
	for _, d := range docs {
		for _, bl := range d.Blocks {
			b.WriteString(bl.Text)
		}
	}
	return b.String()
}

func TestTextComesOutAsItWentIn(t *testing.T) {
	line := func(s string) document.Document {
		return document.Document{Blocks: []document.Block{{Style: document.Body, Text: s}}}
	}
	for name, d := range map[string]document.Document{
		"every style":  article(3),
		"marks":        line(sentence),
		"spaces":       line("He said “the shop opens at 6” and left."),
		"mixed":        line("上海 Shanghai 和App，第3版。"),
		"made letters": line("x̄与ḿ，ê̌；10⁻⁹、H₂O、⅓；office AVATAR fluffy"),
		"traditional":  line("讀者說，這個問題很難；語言、骨頭、草地，都要看得清楚。"),
		"rare hanzi":   line("他姓𠮷，名䶮，住在𬙊街。"),
		"western text": line(strings.TrimSpace(strings.Repeat("The market opens at six in the morning. ", 12))),
	} {
		pdf := write(t, d)
		for _, options := range [][]string{nil, {"-raw"}} {
			got := taken(t, pdf, options...)
			got = strings.TrimSuffix(strings.TrimSpace(got), "1") // the page's number
			if g, w := withoutSpace(got), withoutSpace(textOf(d)); g != w {
				t.Errorf("%s, %v: pdftotext takes out\n%s\nwant\n%s", name, options, g, w)
			}
			// No space but those there are, and where lines end.
			if g, w := strings.Count(got, " "), strings.Count(textOf(d), " "); g > w {
				t.Errorf("%s, %v: %d spaces, want at most %d\n%s", name, options, g, w, got)
			}
		}
	}
}

// TestEverythingIsPrinted with all its text, upright and in lines that run down, in
// tags that tell what it is.
func TestEverythingIsPrinted(t *testing.T) {
	d := specimen.Everything()
	for _, form := range []Form{{}, {Sans: true}, {Vertical: true}} {
		var b bytes.Buffer
		if err := Write(&b, newFaces(t), About{Title: "副刊"}, form, []document.Document{d}); err != nil {
			t.Fatal(err)
		}
		if path := os.Getenv("LANMU_KEEP_PDF"); path != "" {
			os.WriteFile(fmt.Sprintf("%s-%v-%v.pdf", path, form.Sans, form.Vertical), b.Bytes(), 0o600)
		}
		got := withoutSpace(taken(t, b.Bytes(), "-raw"))
		for _, bl := range d.Blocks {
			for line := range strings.SplitSeq(bl.Text, "\n") {
				for _, r := range line {
					if !unicode.IsSpace(r) && !strings.ContainsRune(got, r) {
						t.Errorf("%+v: %q of %q is not printed", form, r, line)
					}
				}
			}
		}
	}
}

func TestWordsStayApart(t *testing.T) {
	for _, s := range []string{"He said it opens at 6", "上海 Shanghai 和"} {
		got := taken(t, write(t, document.Document{Blocks: []document.Block{{Style: document.Note, Text: s}}}))
		if !strings.Contains(got, s) {
			t.Errorf("pdftotext takes out %q, want %q in it", got, s)
		}
	}
}

// TestPagesAreWhole holds many layouts to what no page may have.
func TestPagesAreWhole(t *testing.T) {
	faces := newFaces(t)
	for n := range 60 {
		docs := []document.Document{article(n), article(n / 2), article(1)}
		f := formOf(Form{})
		pages := f.paginate(f.rows(newPress(faces, Form{}), docs))
		var all []row
		for k, page := range pages {
			all = append(all, page...)
			firstRow, last := page[0], page[len(page)-1]
			if k+1 < len(pages) && setting.Of(last.block).Head {
				t.Errorf("%d paragraphs: page %d ends with a heading, %q", n, k+1, last.block.Text)
			}
			if k > 0 && !firstRow.first() && firstRow.line.End == len(firstRow.block.Text) {
				t.Errorf("%d paragraphs: page %d begins with the last line of a paragraph", n, k+1)
			}
			if k+1 < len(pages) && last.first() && last.line.End < len(last.block.Text) {
				t.Errorf("%d paragraphs: page %d ends with the first line of a paragraph", n, k+1)
			}
			for _, r := range page {
				if r.y < -.01 || r.y+r.height > f.depth+.02 {
					t.Errorf("%d paragraphs: page %d: a line from %.1f to %.1f is outside the margins", n, k+1, r.y, r.y+r.height)
				}
				// A mark may hang its blank into the margin, and nothing more.
				em := r.em
				for _, g := range r.line.Glyphs {
					x := left + r.left + r.begins() + float64(g.X)*em
					if x < left-.51*em || x+float64(g.Advance)*em > pageWidth-left+.51*em {
						t.Errorf("%q stands outside the margins, at %.1f points", g.Rune, x)
					}
				}
			}
		}
		var text strings.Builder
		for _, r := range all {
			text.WriteString(r.block.Text[r.line.Start:r.line.End])
		}
		if text.String() != textOf(docs...) {
			t.Errorf("%d paragraphs: the pages do not hold the text, or not in its order", n)
		}
	}
}

// TestRoomsJoin: each glyph's room ends where the next begins, so that a
// selection covers the line and nothing twice.
func TestRoomsJoin(t *testing.T) {
	faces := newFaces(t)
	f := newFont(faces.Serif, false, 0)
	const near = .5/parts + .01
	for _, r := range formOf(Form{}).rows(newPress(faces, Form{}), []document.Document{article(6)}) {
		if l := setting.Of(r.block); l.Ink != setting.Black || l.Rule || l.Size != 1 {
			continue // set with another face
		}
		all := f.pieces(stretch{text: r.block.Text, line: r.line.Glyphs, j: len(r.line.Glyphs), from: r.line.Start, to: r.line.End, scale: 1, begin: float64(r.Indent(r.block.Text, r.k))})
		for i, p := range all {
			next := float64(measure)
			if i+1 < len(all) {
				next = all[i+1].x
			}
			if gap := next - f.end(p); p.x < -near || gap < -near || gap > near && i+1 < len(all) {
				t.Errorf("%q: the room of %q begins at %.2f em and ends %.2f em before the next", r.block.Text[r.line.Start:r.line.End], p.r, p.x, gap)
			}
		}
	}
}

func TestPagesAreCounted(t *testing.T) {
	faces := newFaces(t)
	for _, c := range []struct{ paragraphs, pages int }{{0, 1}, {8, 2}, {40, 7}} {
		f := formOf(Form{})
		if got := len(f.paginate(f.rows(newPress(faces, Form{}), []document.Document{article(c.paragraphs)}))); got != c.pages {
			t.Errorf("%d paragraphs take %d pages, want %d", c.paragraphs, got, c.pages)
		}
	}
}

func TestOnlyWhatIsUsedIsCarried(t *testing.T) {
	if n := len(write(t, article(3))); n > 200<<10 {
		t.Errorf("a short article takes %d KiB, want less than 200", n>>10)
	}
}

func TestNothingToPrint(t *testing.T) {
	for name, docs := range map[string][]document.Document{
		"no document": nil, "no block": {{}}, "no text": {{Blocks: []document.Block{{Style: document.Body}}}},
	} {
		var b bytes.Buffer
		if err := Write(&b, newFaces(t), About{}, Form{}, docs); !errors.Is(err, ErrNothing) || b.Len() > 0 {
			t.Errorf("%s: got %v and %d bytes", name, err, b.Len())
		}
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestWhatCannotBeWrittenIsSaid(t *testing.T) {
	if err := Write(broken{}, newFaces(t), About{}, Form{}, []document.Document{article(1)}); !errors.Is(err, os.ErrClosed) {
		t.Errorf("got %v", err)
	}
}

func TestSameTextSameFile(t *testing.T) {
	if !bytes.Equal(write(t, article(5)), write(t, article(5))) {
		t.Error("the same article is written differently")
	}
}
