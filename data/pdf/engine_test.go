package pdf

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/adrg/xdg"
)

var update = flag.Bool("update", false, "write the golden files anew")

// engine is one for all tests: it takes seconds to start.
var engine = NewEngine(filepath.Join(xdg.CacheHome, "lanmu", "pdfium"))

// page.pdf was made of page.svg by rsvg-convert -f pdf, with Noto Serif SC.
const sample = "testdata/page.pdf"

// slow leaves out what takes seconds where only what is quick is asked for.
func slow(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("takes seconds")
	}
}

func TestText(t *testing.T) {
	b, err := os.ReadFile(sample)
	if err != nil {
		t.Fatal(err)
	}
	got, err := engine.Text(context.Background(), b)
	if err != nil {
		t.Fatal(err)
	}
	const golden = "testdata/page.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// blank is a page with nothing on it.
const blank = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
	"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

func TestErrors(t *testing.T) {
	b, err := os.ReadFile(sample)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		file []byte
		want error
	}{
		{"a picture", onePage("0 0 9 9 re f", ""), ErrNoText},
		{"nothing", []byte(blank), ErrEmpty},
		{"torn", b[:len(b)/8], ErrDamaged},
		{"no PDF", []byte("%PDF-1.7\nnothing"), ErrDamaged},
		{"empty", nil, ErrDamaged},
		{"too many pages", []byte(strings.Replace(strings.Replace(blank, "/Count 1", "/Count 1001", 1), "[3 0 R]", "["+strings.Repeat("3 0 R ", 1001)+"]", 1)), ErrTooManyPages},
	} {
		if _, err := engine.Text(context.Background(), c.file); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

func BenchmarkText(b *testing.B) {
	file, err := os.ReadFile(sample)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := engine.Text(context.Background(), bytes.Clone(file)); err != nil {
			b.Fatal(err)
		}
	}
}

// TestWarm: what is compiled already is left where it is kept until a file asks for it.
func TestWarm(t *testing.T) {
	if _, err := engine.start(t.Context()); err != nil {
		t.Fatal(err)
	}
	e := NewEngine(engine.dir)
	e.Warm()
	if e.started != nil || e.Preparing() {
		t.Error("it was started")
	}
}
