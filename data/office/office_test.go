package office

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"lanmu/data/zipped"
	"lanmu/data/zipped/zippedtest"
)

type writer func(context.Context, io.ReaderAt, int64) (string, error)

// text is what stands in the body of what a writer writes of a document.
func text(t testing.TB, write writer, b []byte) string {
	t.Helper()
	s, err := write(t.Context(), bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	s = strings.TrimSuffix(strings.TrimPrefix(s, "<!DOCTYPE html><html><body>"), "</body></html>")
	return strings.ReplaceAll(s, "\n", "")
}

func docx(t testing.TB, body string, more ...string) []byte {
	t.Helper()
	return zippedtest.Pack(t, append([]string{"word/document.xml", `<w:document xmlns:w="w"><w:body>` + body + `</w:body></w:document>`}, more...)...)
}

func TestDOCX(t *testing.T) {
	p := func(s string) string { return `<w:p><w:r><w:t>` + s + `</w:t></w:r></w:p>` }
	sized := func(size, s string) string {
		return `<w:p><w:r><w:rPr><w:sz w:val="` + size + `"/></w:rPr><w:t>` + s + `</w:t></w:r></w:p>`
	}
	styles := `<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="a"><w:name w:val="作者"/><w:basedOn w:val="1"/></w:style><w:style w:styleId="b"><w:name w:val="own"/><w:basedOn w:val="1"/></w:style></w:styles>`
	numbering := `<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
	item := func(level, s string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>` + s + `</w:t></w:r></w:p>`
	}
	long := strings.Repeat("天黑了，灯亮了。", 9)
	for _, c := range []struct {
		what string
		b    []byte
		want string
	}{
		{"styles", docx(t, `<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>灯</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>何小满</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="b"/></w:pPr><w:r><w:t>雪</w:t></w:r></w:p>`+p("天 &lt;黑&gt;"), "word/styles.xml", styles),
			`<h2>灯</h2><p class="author">何小满</p><h2>雪</h2><p>天 &lt;黑&gt;</p>`},
		{"sizes", docx(t, sized("28", "引题在上")+sized("44", "路灯亮了")+sized("28", "副题在下")+p(long)+sized("44", "这是一句话。"), "word/styles.xml", styles),
			`<p class="kicker">引题在上</p><h1>路灯亮了</h1><p class="subtitle">副题在下</p><p>` + long + `</p><p>这是一句话。</p>`},
		{"lists", docx(t, item("0", "灯")+item("1", "火")+item("0", "雪")+p("完"), "word/numbering.xml", numbering), `<ul><li>一、灯</li><ul><li>火</li></ul><li>二、雪</li></ul><p>完</p>`},
		{"a table", docx(t, `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>`+p("名")+`</w:tc><w:tc>`+p("数")+`</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>`+p("灯")+p("火")+`</w:tc></w:tr></w:tbl>`),
			`<table><tr><th><p>名</p></th><th><p>数</p></th></tr><tr><td colspan="2"><p>灯</p><p>火</p></td></tr></table>`},
		{"notes", docx(t, `<w:p><w:r><w:t>灯</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`, "word/footnotes.xml", `<w:footnotes><w:footnote w:id="1">`+p("线")+`</w:footnote><w:footnote w:id="2">`+p("注")+`</w:footnote></w:footnotes>`),
			`<p>灯<a href="#footnote2">[1]</a></p><p id="footnote2">[1] 注</p>`},
		{"what is marked", docx(t, `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>灯</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:ruby><w:rt><w:r><w:t>xue</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>雪</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>`),
			`<p><strong>灯</strong><sup>2</sup><ruby>雪<rt>xue</rt></ruby></p>`},
		{"what is not there", docx(t, p("灯")+`<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>`), `<p>灯</p>`},
		{"a box, told twice", docx(t, `<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>`+p("框")+`</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>`+p("框")+`</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>灯</w:t></w:r></w:p>`), `<p>框</p><p>灯</p>`},
	} {
		if got := text(t, DOCX, c.b); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.what, got, c.want)
		}
	}
}

func odt(t testing.TB, body string) []byte {
	t.Helper()
	return zippedtest.Pack(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", `<office:document-content><office:automatic-styles><style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="P" style:parent-style-name="Author"/></office:automatic-styles><office:body><office:text>`+body+`</office:text></office:body></office:document-content>`)
}

func TestODT(t *testing.T) {
	for _, c := range []struct{ what, body, want string }{
		{"headings", `<text:h text:outline-level="1">灯</text:h><text:p text:style-name="P">何小满</text:p><text:p>天<text:s text:c="2"/>黑<text:span text:style-name="B">了</text:span></text:p>`, `<h2>灯</h2><p class="author">何小满</p><p>天  黑<strong>了</strong></p>`},
		{"lists", `<text:list><text:list-item><text:p>灯</text:p><text:list><text:list-item><text:p>火</text:p></text:list-item></text:list></text:list-item></text:list>`, `<ul><li>灯</li><ul><li>火</li></ul></ul>`},
		{"a table", `<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>名</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>灯</text:p></table:table-cell></table:table-row></table:table>`, `<table><tr><th><p>名</p></th></tr><tr><td><p>灯</p></td></tr></table>`},
		{"notes", `<text:p>灯<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注</text:p></text:note-body></text:note>亮</text:p>`, `<p>灯<a href="#note1">[1]</a>亮</p><p id="note1">[1] 注</p>`},
		{"what is not the text's", `<text:tracked-changes><text:p>旧</text:p></text:tracked-changes><text:p>灯<office:annotation><text:p>批</text:p></office:annotation></text:p>`, `<p>灯</p>`},
	} {
		if got := text(t, ODT, odt(t, c.body)); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.what, got, c.want)
		}
	}
}

func TestHostileDocuments(t *testing.T) {
	deep := strings.Repeat(`<w:tbl><w:tr><w:tc>`, 10_000)
	for what, c := range map[string]struct {
		write writer
		b     []byte
		want  error
	}{
		"nested":      {DOCX, docx(t, deep), zipped.ErrTooLarge},
		"nested ODT":  {ODT, odt(t, strings.Repeat("<text:list>", 10_000)), zipped.ErrTooLarge},
		"a bomb":      {DOCX, docx(t, strings.Repeat(" ", 120<<20)), zipped.ErrTooLarge},
		"crumbs":      {DOCX, docx(t, strings.Repeat(`<w:p><w:r><w:t>灯</w:t></w:r></w:p>`, mostParagraphs+4096)), zipped.ErrTooLarge},
		"crumbs, ODT": {ODT, odt(t, strings.Repeat("<text:p>灯</text:p>", mostParagraphs+4096)), zipped.ErrTooLarge},
		"no document": {DOCX, zippedtest.Pack(t, "a", "b"), zipped.ErrMissing},
		"no archive":  {ODT, []byte("PK"), zipped.ErrDamaged},
	} {
		_, err := c.write(t.Context(), bytes.NewReader(c.b), int64(len(c.b)))
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", what, err, c.want)
		}
	}
	over, cancel := context.WithCancel(t.Context())
	cancel()
	for what, c := range map[string]struct {
		write writer
		b     []byte
	}{"DOCX": {DOCX, docx(t, strings.Repeat(`<w:p/>`, 10_000))}, "ODT": {ODT, odt(t, strings.Repeat(`<text:p/>`, 10_000))}} {
		if _, err := c.write(over, bytes.NewReader(c.b), int64(len(c.b))); !errors.Is(err, context.Canceled) {
			t.Errorf("%s, stopped: %v", what, err)
		}
	}
}

func FuzzDocuments(f *testing.F) {
	f.Add(`<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>灯</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`, `<w:style w:styleId="1"><w:name w:val="Title"/></w:style>`)
	f.Add(`<text:h text:outline-level="1">灯</text:h><text:list><text:p>a<text:note><text:note-body><text:p>注</text:p></text:note-body></text:note></text:p></text:list>`, `<style:style style:name="a" style:parent-style-name="a"/>`)
	f.Fuzz(func(t *testing.T, body, styles string) {
		b := zippedtest.Pack(t, "word/document.xml", body, "word/styles.xml", styles, "word/numbering.xml", styles, "word/footnotes.xml", body, "content.xml", body, "styles.xml", styles)
		for _, write := range []writer{DOCX, ODT} {
			write(t.Context(), bytes.NewReader(b), int64(len(b)))
		}
	})
}

// Pictures stand where they stood, by the names of their files; little ones do not.
func TestPictures(t *testing.T) {
	rels := `<Relationships><Relationship Id="r1" Type="http://x/image" Target="media/a.png"/><Relationship Id="r2" Type="http://x/image" Target="/word/media/b.png"/><Relationship Id="r3" Type="http://x/image" Target="../../../c.png"/><Relationship Id="r4" Type="http://x/image" TargetMode="External" Target="https://example.org/d.png"/></Relationships>`
	drawn := func(id, wide string) string {
		return `<w:p><w:r><w:drawing><wp:extent cx="` + wide + `" cy="900000"/><a:blip r:embed="` + id + `"/></w:drawing></w:r></w:p>`
	}
	d := docx(t, `<w:p><w:r><w:t>灯</w:t></w:r></w:p>`+drawn("r1", "900000")+drawn("r1", "9000")+drawn("r2", "900000")+drawn("r3", "900000")+drawn("r4", "900000")+drawn("r9", "900000")+
		`<w:tbl><w:tr><w:tc>`+drawn("r1", "900000")+`</w:tc></w:tr></w:tbl><w:p><w:r><w:pict><v:imagedata r:id="r1"/></w:pict></w:r></w:p>`, "word/_rels/document.xml.rels", rels)
	if got, want := text(t, DOCX, d), `<p>灯</p><p><img src="word/media/a.png"></p><p><img src="word/media/b.png"></p><p><img src="c.png"></p><table><tr><td><p><img src="word/media/a.png"></p></td></tr></table><p><img src="word/media/a.png"></p>`; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	o := zippedtest.Pack(t, "content.xml", `<office:text><text:p>灯<draw:frame><draw:image xlink:href="./Pictures/a.png"/></draw:frame></text:p><text:p><draw:frame><draw:image xlink:href="Pictures/b.png"/></draw:frame></text:p></office:text>`)
	if got, want := text(t, ODT, o), `<p>灯<img src="Pictures/a.png"></p><p><img src="Pictures/b.png"></p>`; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}
