package pdf

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/adrg/xdg"
)

var update = flag.Bool("update", false, "write the golden files anew")

// engine is one for all tests: it takes seconds to start.
var engine = NewEngine(filepath.Join(xdg.CacheHome, "lanmu", "pdfium"))

// page.pdf was made of page.svg by rsvg-convert -f pdf, with Noto Serif SC.
const sample = "testdata/page.pdf"

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
		{"a picture", []byte(blank), ErrNoText},
		{"torn", b[:len(b)/8], ErrDamaged},
		{"no PDF", []byte("%PDF-1.7\nnothing"), ErrDamaged},
		{"empty", nil, ErrDamaged},
		{"too many pages", []byte(strings.Replace(strings.Replace(blank, "/Count 1", "/Count 300", 1), "[3 0 R]", "["+strings.Repeat("3 0 R ", 300)+"]", 1)), ErrTooManyPages},
	} {
		if _, err := engine.Text(context.Background(), c.file); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

// TestHostile: files made to keep a reader busy end in an error, soon.
func TestHostile(t *testing.T) {
	const loop = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
	page := func(rest string) string {
		return loop + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]" + rest + "trailer<</Root 1 0 R>>\n%%EOF\n"
	}
	for name, file := range map[string]string{
		"pages that are their own kids": loop + "2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
		"a count of two billion":        strings.Replace(blank, "/Count 1", "/Count 2147483647", 1),
		"a count below nothing":         strings.Replace(blank, "/Count 1", "/Count -5", 1),
		"an object that is itself":      page("/Contents 4 0 R>>endobj\n4 0 obj 4 0 R endobj\n"),
		"a form that draws itself":      page("/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>endobj\n4 0 obj<</Length 5>>stream\n/X Do\nendstream endobj\n5 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 11>>stream\n/X Do /X Do\nendstream endobj\n"),
		"arrays to a depth":             page("/Contents " + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + ">>endobj\n"),
		"operators to a depth":          page("/Contents 4 0 R>>endobj\n4 0 obj<</Length 400000>>stream\n" + strings.Repeat("q [ ", 100_000) + "\nendstream endobj\n"),
		"a table that is its own":       blank + "startxref\n0\n%%EOF\n",
		"a length of two billion":       page("/Contents 4 0 R>>endobj\n4 0 obj<</Length 2147483647>>stream\nBT\nendstream endobj\n"),
	} {
		t.Run(name, func(t *testing.T) {
			done := make(chan error, 1)
			go func() {
				_, err := engine.Parts(context.Background(), []byte(file))
				done <- err
			}()
			select {
			case err := <-done:
				if err == nil {
					t.Error("no error")
				}
			case <-time.After(2 * time.Minute):
				t.Fatal("not done")
			}
		})
	}
}

// TestBomb: a page whose text would fill memory many times over ends in an
// error, soon.
func TestBomb(t *testing.T) {
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	line := []byte(strings.Repeat("BT /F1 9 Tf (aaaaaaaaaaaaaaaa) Tj ET\n", 1000))
	for range 20000 { // 700 MB
		z.Write(line)
	}
	z.Close()
	var b bytes.Buffer
	var at []int
	object := func(body string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj%sendobj\n", len(at), body)
	}
	b.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
	object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>")
	object(fmt.Sprintf("<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream\n", packed.Len(), packed.Bytes()))
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, table)
	if _, err := engine.Text(context.Background(), b.Bytes()); err == nil {
		t.Error("no error")
	}
	// The engine serves the next file as if nothing had been.
	file, err := os.ReadFile(sample)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := engine.Text(context.Background(), file); err != nil {
		t.Errorf("after the bomb: %v", err)
	}
}

// TestScattered: type strewn over a page, and a line whose marks all come behind
// it, take no time out of proportion.
func TestScattered(t *testing.T) {
	const n = 300_000
	rng := rand.New(rand.NewPCG(1, 0))
	strewn, marks := make([]char, n), make([]char, 2*n)
	for i := range n {
		x, at := rng.Float64()*1e5, float64(10*i)
		strewn[i] = ink('灯', x, x+10, rng.Float64()*1e5, 10)
		marks[i], marks[n+i] = ink('灯', at, at+9, 0, 10), ink('。', at, at+5, 0, 10)
	}
	done := make(chan error, 1)
	go func() {
		_, err := compose([]forme{{chars: strewn}, {chars: marks}})
		done <- err
	}()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(2 * time.Minute):
		t.Fatal("not done")
	}
}

// ink is a character whose ink begins where it is set.
func ink(r rune, left, right, y, size float64) char {
	return char{r: r, left: left, right: right, x: left, y: y, size: size}
}

// sheet is type as a compositor lays it: set puts lines with their first
// baseline at y.
type sheet []char

func (s *sheet) set(x, y, size float64, lines ...string) {
	for _, l := range lines {
		at := x
		for _, r := range l {
			left := at
			if opens(r) {
				left += size / 2
			}
			if r != '　' {
				c := ink(r, left+size/10, at+size*.9, y, size)
				c.x = at
				*s = append(*s, c)
			}
			at += size
		}
		y -= 1.5 * size
	}
}

func assertBlocks(t *testing.T, what string, chars []char, want ...string) {
	t.Helper()
	var got []string
	for _, p := range blocksOf(runsOf(framesOf(forme{chars: chars}))) {
		got = append(got, p.Text)
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s: got\n%s\nwant\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestBlocks(t *testing.T) {
	var s sheet
	s.set(0, 100, 10, "　　天黑了，街上", "没有人。灯亮了。", "　　第二天人多了", "起来。")
	assertBlocks(t, "an indent begins a paragraph, a full stop at a line's end none",
		s, "天黑了，街上没有人。灯亮了。", "第二天人多了起来。")

	s = nil
	s.set(0, 100, 10, "　　天黑了，街上", "没有人。灯亮了。")
	s.set(100, 100, 10, "书店的门也开了。", "　　第二天人多了")
	assertBlocks(t, "a column begun at its edge goes on, though the break fell on a full stop",
		s, "天黑了，街上没有人。灯亮了。书店的门也开了。", "第二天人多了")

	s = nil
	s.set(0, 100, 10, "　　天黑了，街上", "没有人。灯亮了。")
	s.set(100, 100, 10, "　　书店的门开了", "。第二天人多了。")
	assertBlocks(t, "a column begun with an indent begins a paragraph",
		s, "天黑了，街上没有人。灯亮了。", "书店的门开了。第二天人多了。")

	s = nil
	s.set(0, 100, 20, "路灯亮到了", "山那边")
	s.set(0, 40, 10, "　　天黑了，街上", "没有人。")
	s.set(50, 10, 10, "□林小满")
	assertBlocks(t, "a headline of two lines is one block, a byline at the right its own",
		s, "路灯亮到了山那边", "天黑了，街上没有人。", "□林小满")

	s = nil
	s.set(0, 100, 10, "　　他说天黑了，", "“灯还亮着。”说", "完他就走了。")
	assertBlocks(t, "an opening mark at the edge is no indent", s, "他说天黑了，“灯还亮着。”说完他就走了。")

	s = nil
	s.set(0, 100, 10, "天黑了，街上的人", "走了。灯亮了。")
	s.set(0, 66, 10, "第二天人多起来，", "书店也开了门。")
	s.set(100, 100, 10, "桥修好了，有人过", "河去看灯。")
	assertBlocks(t, "paragraphs without an indent stand apart, and end with a column that ends a sentence",
		s, "天黑了，街上的人走了。灯亮了。", "第二天人多起来，书店也开了门。", "桥修好了，有人过河去看灯。")

	s = nil
	s.set(0, 100, 10, "　　天黑了，街上的人走了。", "从“灯亮”到“门开”，路上有人。", "（江岸晚报）", "　　第二天人多了起来。")
	assertBlocks(t, "a line may be short for what begins the next; a source note is no heading",
		s, "天黑了，街上的人走了。从“灯亮”到“门开”，路上有人。（江岸晚报）", "第二天人多了起来。")

	s = nil
	s.set(0, 100, 10, "　　那年（一九四", "○年）天黑了。", "○林小满")
	assertBlocks(t, "a zero at a line's beginning is no mark",
		s, "那年（一九四○年）天黑了。", "○林小满")

	s = nil
	s.set(0, 100, 20, "天黑了街上没有", "人灯亮了")
	s.set(0, 34, 20, "第二天人多起来", "书店也开了门")
	s.set(0, -40, 10, "　　天黑了，街上没有人，灯亮", "了。第二天人多起来。")
	assertBlocks(t, "two pull quotes above one another are two",
		s, "天黑了街上没有人灯亮了", "第二天人多起来书店也开了门", "天黑了，街上没有人，灯亮了。第二天人多起来。")

	s = nil
	s.set(0, 100, 10, "他说“灯亮“门开着，走", "了。他说“灯亮，人来了", "。")
	s = slices.Insert(s, 11, ink('”', 46, 48, 100, 10))     // squeezed between 亮 and “
	s = slices.Insert(s, 11+1+11, ink('”', 66, 68, 85, 10)) // between 亮 and ，
	assertBlocks(t, "a mark told of behind its line goes where it stands",
		s, "他说“灯亮”“门开着，走了。他说“灯亮”，人来了。")
}

// FuzzCompose holds the passes to what may never happen: a character lost, a
// panic, whatever the places are.
func FuzzCompose(f *testing.F) {
	f.Add("路灯亮了。□林小满 abc", uint64(1))
	f.Fuzz(func(t *testing.T, source string, seed uint64) {
		if !utf8.ValidString(source) {
			t.Skip()
		}
		rng := rand.New(rand.NewPCG(seed, 0))
		var chars []char
		for _, r := range source {
			x := rng.Float64() * 200
			chars = append(chars, ink(r, x, x+10, float64(rng.IntN(20))*15, 10+float64(rng.IntN(2))*8))
		}
		parts, err := compose([]forme{{chars: chars}})
		if err != nil {
			return
		}
		got := text(parts)
		if a, b := sorted(source), sorted(got); a != b {
			t.Errorf("%q became %q", a, b)
		}
	})
}

// sorted returns the characters of s but blanks, in their own order: a mark may
// have been led back to its place.
func sorted(s string) string {
	r := []rune(strings.Join(strings.Fields(s), ""))
	slices.Sort(r)
	return string(r)
}

// FuzzBytes reads damaged files: no panic, no end but an error or a text.
func FuzzBytes(f *testing.F) {
	f.Add([]byte(blank))
	f.Add([]byte(strings.Replace(blank, "/MediaBox", "/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/MediaBox", 1) +
		"4 0 obj<</Length 60>>stream\nBT /F 9 Tf 10 50 Td (A lamp) Tj 0 -12 Td (was lit) Tj ET\nendstream endobj\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		parts, err := engine.Parts(context.Background(), file)
		if (err == nil) != (len(parts) > 0) {
			t.Errorf("%d parts and %v", len(parts), err)
		}
	})
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
