package library

import (
	"bytes"
	"encoding/base64"
	"errors"
	"hash/crc32"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lanmu/data/page"
)

// pixels is a PNG, red and so large.
func pixels(t testing.TB, width, height int) string {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for i := 0; i < len(m.Pix); i += 4 {
		copy(m.Pix[i:], []byte{200, 0, 0, 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// claiming is a PNG that says that it is so large.
func claiming(t testing.TB, width, height uint32) string {
	t.Helper()
	b := []byte(pixels(t, 300, 200))
	for i := range 4 {
		b[16+i], b[20+i] = byte(width>>(24-8*i)), byte(height>>(24-8*i))
	}
	sum := crc32.ChecksumIEEE(b[12:29])
	for i := range 4 {
		b[29+i] = byte(sum >> (24 - 8*i))
	}
	return string(b)
}

const flowing = "<p>水退了三尺，渡口又开了船。早晚各有六班，比从前多了两班。船票仍是两元，学生半价，老人不收。</p><figure><img src=\"PICTURE\"><figcaption>渡口的灯</figcaption></figure><p>旧码头换上了石条，比从前高了。船家说，今年的水不会再来，明年也不会，石条要用三十年。</p>"

func webPageWith(picture string) string {
	return "<!DOCTYPE html><html><head><meta charset=utf-8><title>渡口又开了船</title></head><body><h1>渡口又开了船</h1>" + strings.ReplaceAll(flowing, "PICTURE", picture) + "</body></html>"
}

// imagesOf are the pictures in the articles of a file.
func imagesOf(t *testing.T, path string) (out []page.Region) {
	t.Helper()
	p, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range p.Articles {
		for _, b := range a.Blocks {
			if b.Kind == page.Image {
				out = append(out, b.At)
			}
		}
	}
	return out
}

// TestPicturesOfDocuments: what flows has its pictures in its articles, and each is drawn.
func TestPicturesOfDocuments(t *testing.T) {
	const container = `<container><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>`
	picture := pixels(t, 300, 200)
	boundary := "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\nContent-Type: text/html\r\nContent-Location: http://x/p\r\n\r\n" + webPageWith("a.png") + "\r\n--B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: http://x/a.png\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte(picture)) + "\r\n--B--\r\n"
	for _, c := range []struct{ name, content string }{
		{"a.epub", packed(t, "META-INF/container.xml", container, "c.opf", `<package><metadata/><manifest><item id="a" href="t/a.html"/><item id="cover" href="a.png" media-type="image/png"/></manifest><spine><itemref idref="a"/></spine></package>`, "t/a.html", "<h1>渡口又开了船</h1>"+strings.ReplaceAll(flowing, "PICTURE", "../a.png"), "a.png", picture)},
		{"a.docx", packed(t, "word/document.xml", `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>水退了三尺，渡口又开了船。</w:t></w:r></w:p><w:p><w:r><w:drawing><a:blip r:embed="r"/></w:drawing></w:r></w:p></w:body></w:document>`, "word/_rels/document.xml.rels", `<Relationships><Relationship Id="r" Type="x/image" Target="media/a.png"/></Relationships>`, "word/media/a.png", picture)},
		{"a.odt", packed(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", `<office:text><text:p>水退了三尺，渡口又开了船。</text:p><text:p><draw:image xlink:href="P/a.png"/></text:p></office:text>`, "P/a.png", picture)},
		{"a.mht", boundary},
		{"a.html", webPageWith("./a_files/%E7%81%AF.png?1")},
		{"inline.html", webPageWith("data:image/png;base64," + base64.StdEncoding.EncodeToString([]byte(picture)))},
		{"a.zip", packed(t, "in/a.html", webPageWith("a_files/b.png"), "in/a_files/b.png", picture)},
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, c.name)
		write(t, dir, map[string]string{c.name: c.content})
		write(t, dir, map[string]string{filepath.Join("a_files", "灯.png"): picture})
		if c.name == "a.zip" {
			path = filepath.Join(path, "in", "a.html")
		}
		at := imagesOf(t, path)
		if len(at) != 1 || at[0].Right != 300 || at[0].Bottom != 200 {
			t.Errorf("%s: %v", c.name, at)
			continue
		}
		g := NewGallery(filepath.Join(dir, "kept"), 1<<20)
		m, err := g.Cut(t.Context(), path, at[0], 150, image.Rectangle{})
		if err != nil || m.Bounds().Dx() != 150 || m.Bounds().Dy() != 100 || m.RGBAAt(75, 50) != red {
			t.Errorf("%s: %v", c.name, err)
		}
		data, kind, flows, err := g.Original(t.Context(), path, at[0])
		if err != nil || kind != "png" || !flows || string(data) != picture {
			t.Errorf("%s: %d bytes of %q, %v", c.name, len(data), kind, err)
		}
		_, err = g.Cut(t.Context(), path, page.Region{Page: at[0].Page + 99, Right: 3, Bottom: 2}, 150, image.Rectangle{})
		if e := (*Error)(nil); !errors.As(err, &e) {
			t.Errorf("%s: what is not there is drawn, %v", c.name, err)
		}
		sizes, err := g.Sizes(t.Context(), path)
		if book := c.name == "a.epub"; book && (err != nil || len(sizes) != 1 || sizes[0].Width != 300) || !book && !errors.Is(err, ErrNoPicture) {
			t.Errorf("%s: %v, %v", c.name, sizes, err)
		}
		g.Close()
	}
}

// TestPicturesThatAreNone: what leads out of a page's folder, what unpacks to gigabytes and
// what is no picture stand nowhere, and the text is read all the same.
func TestPicturesThatAreNone(t *testing.T) {
	out := t.TempDir()
	dir := filepath.Join(out, "in")
	write(t, out, map[string]string{"secret.png": pixels(t, 300, 200)})
	write(t, dir, map[string]string{"huge.png": claiming(t, 60_000, 60_000)})
	write(t, dir, map[string]string{"vast.png": claiming(t, 1<<31-1, 1<<31-1)})
	write(t, dir, map[string]string{"text.png": "no picture"})
	write(t, dir, map[string]string{"empty.png": ""})
	if err := os.Symlink(filepath.Join(out, "secret.png"), filepath.Join(dir, "link.png")); err != nil {
		t.Skip(err)
	}
	for _, address := range []string{"../secret.png", "a/../../secret.png", "..%2Fsecret.png", `..\secret.png`, filepath.Join(out, "secret.png"), "file://" + filepath.Join(out, "secret.png"), "//x/secret.png",
		"https://example.org/a.png", "link.png", "huge.png", "vast.png", "text.png", "empty.png", "none.png", ".", "", "data:image/png;base64,AAAA", "data:,x", "data:image/png;base64," + strings.Repeat("A", 1000)} {
		path := filepath.Join(dir, "a.html")
		write(t, dir, map[string]string{"a.html": webPageWith(address)})
		if at := imagesOf(t, path); at != nil {
			t.Errorf("%q is shown: %v", address, at)
		}
	}
}

// A document of pictures alone has no text, and says so.
func TestADocumentOfPictures(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"a.odt": packed(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", `<office:text><text:p><draw:image xlink:href="P/a.png"/></text:p></office:text>`, "P/a.png", pixels(t, 300, 200))})
	if _, err := Open(t.Context(), filepath.Join(dir, "a.odt")); !isProblem(err, Empty) {
		t.Errorf("%v", err)
	}
}

func isProblem(err error, p Problem) bool {
	e := (*Error)(nil)
	return errors.As(err, &e) && e.Problem == p
}
