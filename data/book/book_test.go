package book

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"lanmu/data/markup"
	"lanmu/data/page"
	"lanmu/data/zipped"
	"lanmu/data/zipped/zippedtest"
)

const container = `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>`

// book is one of files that stand in their order, with a table of contents.
func book(t testing.TB, head, ncx string, files ...string) []byte {
	t.Helper()
	items, refs := "", ""
	all := []string{"META-INF/container.xml", container}
	for i := 0; i+1 < len(files); i += 2 {
		items += fmt.Sprintf(`<item id="i%d" href="%s" media-type="application/xhtml+xml"/>`, i, files[i])
		refs += fmt.Sprintf(`<itemref idref="i%d"/>`, i)
		all = append(all, "OEBPS/"+files[i], "<html><head><title>x</title></head><body>"+files[i+1]+"</body></html>")
	}
	all = append(all, "OEBPS/content.opf", `<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>`+head+`</metadata><manifest>`+items+`<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest><spine toc="ncx">`+refs+`</spine></package>`,
		"OEBPS/toc.ncx", `<ncx><docTitle><text>x</text></docTitle><navMap>`+ncx+`</navMap></ncx>`)
	return zippedtest.Pack(t, all...)
}

func point(label, src, within string) string {
	return `<navPoint><navLabel><text>` + label + `</text></navLabel><content src="` + src + `"/>` + within + `</navPoint>`
}

func read(b []byte) (Book, error) {
	return Read(context.Background(), bytes.NewReader(b), int64(len(b)), nil)
}

func TestBooks(t *testing.T) {
	for _, c := range []struct {
		what string
		b    []byte
		want string
	}{
		{"a newspaper that calibre fetched", book(t, `<dc:title>晨光日报 [Tue, 04 Mar 2031]</dc:title><dc:date>2031-03-04T01:00:00+00:00</dc:date><meta name="calibre:publication_type" content="periodical:newspaper:x"/>`,
			point("要闻", "feed_0/index.html", point("路灯亮了", "feed_0/a0.html", "")+point("雪", "feed_0/a1.html", ""))+point("副刊", "feed_1/index.html", point("井", "feed_1/a0.html", "")),
			"index.html", "目录", "feed_0/index.html", "要闻", "feed_0/a0.html", "<p>灯</p>", "feed_0/a0_2.html", "<p>续</p>", "feed_0/a1.html", "<p>雪</p>", "feed_1/index.html", "副刊", "feed_1/a0.html", "<p>井</p>"),
			"晨光日报 2031-03-04 front:目录|/要闻*:要闻|要闻/路灯亮了:<p>灯</p>\n<p>续</p>|要闻/雪:<p>雪</p>|/副刊*:副刊|副刊/井:<p>井</p>"},
		{"chapters in one file", book(t, `<dc:title>渡口</dc:title>`, point("一", "t.html#a", "")+point("二", "t.html#b%", ""), "t.html", `<p>卷首</p><h2 id="a">一</h2><p>甲</p><h2 class="x" id="b%">二</h2><p>乙</p>`),
			`渡口  front:<p>卷首</p>|/一:<h2 id="a">一</h2><p>甲</p>|/二:<h2 class="x" id="b%">二</h2><p>乙</p>`},
		{"no table of contents", book(t, `<dc:title>渡口</dc:title>`, "", "a.html", "<h1>一</h1>", "b%20c.html", "x"), "渡口  |/:<h1>一</h1>"},
	} {
		got, err := read(c.b)
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		var out []string
		first := got.Stories[0]
		head := first.Newspaper + " " + first.Date + " "
		for _, f := range first.Front {
			head += "front:" + f
		}
		out = append(out, head)
		for _, s := range got.Stories {
			star := ""
			if s.Parent {
				star = "*"
			}
			out = append(out, s.Column+"/"+s.Headline+star+":"+s.HTML)
		}
		if s := strings.Join(out, "|"); s != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.what, s, c.want)
		}
	}
}

func TestWhatIsNoBook(t *testing.T) {
	ok := book(t, "", "", "a.html", "灯")
	huge := strings.Repeat("灯火", 3<<20)
	for what, c := range map[string]struct {
		b    []byte
		want error
	}{
		"no list of parts": {zippedtest.Pack(t, "META-INF/container.xml", container), ErrDamaged},
		"no parts":         {zippedtest.Pack(t, "a.opf", "<package><spine></spine></package>"), ErrDamaged},
		"cut off":          {ok[:len(ok)-30], zipped.ErrDamaged},
		"pictures only":    {zippedtest.Pack(t, "META-INF/container.xml", container, "OEBPS/content.opf", `<package><manifest><item id="a" href="a.svg" media-type="image/svg+xml"/></manifest><spine><itemref idref="a"/></spine></package>`), nil},
		"locked":           {zippedtest.Pack(t, "META-INF/container.xml", container, "META-INF/encryption.xml", `<EncryptedData><CipherReference URI="OEBPS/a.xhtml"/></EncryptedData>`, "OEBPS/content.opf", `<package><spine><itemref idref="a"/></spine></package>`), ErrLocked},
		"a bomb":           {book(t, "", "", "a.html", huge, "b.html", huge), zipped.ErrTooLarge},
	} {
		_, err := read(c.b)
		if c.want == nil {
			if err == nil {
				t.Errorf("%s: no error", what)
			}
		} else if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", what, err, c.want)
		}
	}
	over, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(over, bytes.NewReader(ok), int64(len(ok)), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

func FuzzBooks(f *testing.F) {
	f.Add(`<package><metadata><dc:title>x</dc:title></metadata><manifest><item id="a" href="a.html"/><item id="n" properties="nav" href="nav.html"/></manifest><spine><itemref idref="a"/></spine></package>`, `<nav epub:type="toc"><ol><li><a href="a.html#b">一</a></li></ol></nav>`, `<p>x</p><p id="b">灯</p>`)
	f.Add(`<package><manifest><item id="a" href="a.html"/><item id="n" href="nav.html"/></manifest><spine toc="n"><itemref idref="a"/></spine></package>`, point("一", "a.html", point("二", "a.html#b", "")), `<p id="b">`)
	f.Fuzz(func(t *testing.T, list, toc, text string) {
		b := zippedtest.Pack(t, "x.opf", list, "nav.html", toc, "a.html", text)
		if got, err := read(b); err == nil && len(got.Stories) == 0 {
			t.Error("a book of nothing")
		}
	})
}

func TestPicturesAndCover(t *testing.T) {
	b := book(t, `<dc:title>x</dc:title><meta name="cover" content="i2"/>`, `<navPoint><navLabel><text>渡口</text></navLabel><content src="t/a.html"/></navPoint>`, "t/a.html", `<p>水退了三尺。</p><img src="../img/%E7%81%AF.jpg"/><img src="../../../x.jpg"/>`, "img/a.html", "<p>x</p>")
	var asked []string
	r, err := Read(t.Context(), bytes.NewReader(b), int64(len(b)), func(file string) page.Region {
		asked = append(asked, file)
		return page.Region{}
	})
	if err == nil {
		_, err = markup.Stories(t.Context(), r.Stories)
	}
	if want := "OEBPS/img/灯.jpg x.jpg"; err != nil || strings.Join(asked, " ") != want {
		t.Errorf("asked for %q, %v", asked, err)
	}
	got, err := Read(t.Context(), bytes.NewReader(b), int64(len(b)), nil)
	if err != nil || got.Stories[0].Look != nil {
		t.Errorf("%+v, %v", got, err)
	}
	for _, c := range []struct{ meta, item, want string }{
		{"", `<item id="a" href="img/1.jpg" media-type="image/jpeg" properties="cover-image"/>`, "OEBPS/img/1.jpg"},
		{`<meta name="cover" content="b"/>`, `<item id="cover" href="a.jpg" media-type="image/jpeg"/><item id="b" href="../b.jpg" media-type="image/jpeg"/>`, "b.jpg"},
		{"", `<item id="x" href="Cover.png" media-type="image/png"/>`, "OEBPS/Cover.png"},
		{`<meta name="cover" content="b"/>`, `<item id="b" href="b.html" media-type="application/xhtml+xml"/>`, ""},
	} {
		b := zippedtest.Pack(t, "META-INF/container.xml", container, "OEBPS/content.opf", `<package><metadata>`+c.meta+`</metadata><manifest>`+c.item+`</manifest><spine><itemref idref="a"/></spine></package>`)
		if got := Cover(bytes.NewReader(b), int64(len(b))); got != c.want {
			t.Errorf("%s: %q, want %q", c.item, got, c.want)
		}
	}
	if got := Cover(strings.NewReader("x"), 1); got != "" {
		t.Errorf("no book has the cover %q", got)
	}
}
