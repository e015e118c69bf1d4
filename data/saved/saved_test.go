package saved

import (
	"bytes"
	"encoding/base64"
	"io"
	"strings"
	"testing"

	"howett.net/plist"
)

const head = "From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--B\"\r\n\r\n"

func mht(parts ...string) string {
	return head + "----B\r\n" + strings.Join(parts, "\r\n----B\r\n") + "\r\n----B--\r\n"
}

func TestMHT(t *testing.T) {
	page := "<p>路灯亮了。</p>"
	for _, c := range []struct{ what, mht, want, charset string }{
		{"quoted", mht("Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p class=3D\"a\">=E8=B7=AF=\r\n</p>"), `<p class="a">路</p>`, "utf-8"},
		{"base64", mht("Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte(page))), page, "gb2312"},
		{"a picture first", mht("Content-Type: image/png\r\n\r\nxx", "Content-Type: text/html\r\n\r\n"+page), page, ""},
		{"a mail in two forms", mht("Content-Type: multipart/alternative; boundary=C\r\n\r\n--C\r\nContent-Type: text/plain\r\n\r\nplain\r\n--C\r\nContent-Type: text/html\r\n\r\n" + page + "\r\n--C--"), page, ""},
		{"a mail without a page", "From: a\nMIME-Version: 1.0\nContent-Type: text/plain; charset=gbk\n\nplain\n", "plain\n", "gbk"},
		{"cut off", mht("Content-Type: text/html\r\n\r\n" + page)[:len(head)+6+27+7], "<p>路", ""},
	} {
		if !IsMHT([]byte(c.mht)) {
			t.Errorf("%s: is not told", c.what)
		}
		p, err := MHT([]byte(c.mht))
		if err != nil || string(p.Text) != c.want || p.Charset != c.charset {
			t.Errorf("%s: %q %q, %v", c.what, p.Text, p.Charset, err)
		}
	}
	for _, s := range []string{"", "路灯：亮了\n\nMIME-Version: 1.0", "{\"a\": 1}\n\n", "<p>MIME-Version: content-type:\n\n"} {
		if IsMHT([]byte(s)) {
			t.Errorf("%q is taken for MHT", s)
		}
	}
	deep := "MIME-Version: 1\nContent-Type: multipart/mixed; boundary=B\n\n" + strings.Repeat("--B\nContent-Type: multipart/mixed; boundary=B\n\n", 10_000)
	for _, s := range []string{head, deep, "x"} {
		if _, err := MHT([]byte(s)); err == nil {
			t.Errorf("%.40q: no error", s)
		}
	}
}

func archive(t testing.TB, main any) []byte {
	t.Helper()
	b, err := plist.Marshal(map[string]any{"WebMainResource": main}, plist.BinaryFormat)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestWebArchive(t *testing.T) {
	b := archive(t, map[string]any{"WebResourceData": []byte("<p>灯"), "WebResourceTextEncodingName": "UTF-8", "WebResourceMIMEType": "text/html"})
	if p, err := WebArchive(b); err != nil || string(p.Text) != "<p>灯" || p.Charset != "UTF-8" {
		t.Errorf("%q %q, %v", p.Text, p.Charset, err)
	}
	many := bytes.Clone(b)
	copy(many[len(many)-24:], "\x00\x00\x00\x00\xff\xff\xff\xff")
	for _, b := range [][]byte{nil, b[:20], b[:len(b)-1], many, archive(t, "text"), archive(t, map[string]any{})} {
		if _, err := WebArchive(b); err == nil {
			t.Errorf("%.40q: no error", b)
		}
	}
}

func FuzzSaved(f *testing.F) {
	f.Add([]byte(mht("Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+")))
	f.Add(archive(f, map[string]any{"WebResourceData": []byte("<p>")}))
	f.Fuzz(func(t *testing.T, b []byte) {
		IsMHT(b)
		MHT(b)
		WebArchive(b)
	})
}

func TestPicturesSavedWithAPage(t *testing.T) {
	b, err := MHT([]byte(mht("Content-Type: image/gif\r\nContent-Location: https://example.org/x/first.gif\r\n\r\nfirst",
		"Content-Type: text/html\r\nContent-Location: https://example.org/x/page.html\r\n\r\n<img>",
		"Content-Type: image/jpeg\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://example.org/x/a%20b.jpg\r\n\r\n"+base64.StdEncoding.EncodeToString([]byte("second")),
		"Content-Type: image/png\r\nContent-ID: <c@x>\r\n\r\nthird", "Content-Type: text/html\r\n\r\n<p>a frame")))
	if err != nil || string(b.Text) != "<img>" {
		t.Fatalf("%q, %v", b.Text, err)
	}
	w, err := WebArchive(webArchiveOf(t, "https://example.org/x/page.html", "https://example.org/x/first.gif", "first"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		of            *Page
		address, want string
	}{
		{&b, "first.gif", "first"}, {&b, "/x/a%20b.jpg", "second"}, {&b, "https://example.org/x/a%20b.jpg", "second"}, {&b, "cid:c@x", "third"},
		{&b, "other.gif", ""}, {&b, "", ""}, {&b, "://", ""}, {&w, "first.gif", "first"}, {&w, "other", ""},
	} {
		got := ""
		if i := c.of.Find(c.address); i >= 0 {
			data, _ := io.ReadAll(c.of.Pictures[i].Open())
			got = string(data)
		}
		if got != c.want {
			t.Errorf("%q is %q, want %q", c.address, got, c.want)
		}
	}
}

func webArchiveOf(t *testing.T, address, picture, data string) []byte {
	t.Helper()
	b, err := plist.Marshal(map[string]any{
		"WebMainResource": map[string]any{"WebResourceData": []byte("<img>"), "WebResourceURL": address},
		"WebSubresources": []any{map[string]any{"WebResourceData": []byte(data), "WebResourceMIMEType": "image/gif", "WebResourceURL": picture}},
	}, plist.BinaryFormat)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
