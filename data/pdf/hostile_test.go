package pdf

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"lanmu/data/fault"
)

// file is a PDF of objects, the first of which is its root.
func file(objects ...string) []byte {
	var b bytes.Buffer
	var at []int
	b.WriteString("%PDF-1.4\n")
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, table)
	return b.Bytes()
}

// onePage is a PDF of a page that draws content, its object 4, with resources and
// more objects from 5 on.
func onePage(content, resources string, more ...string) []byte {
	return file(append([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<<" + resources + ">>>>", stream("", content)}, more...)...)
}

func stream(dict, content string) string {
	return fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", dict, len(content), content)
}

const helvetica = "/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"

// form is one that draws content, with object x as its X.
func form(content string, x int) string {
	return stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<</XObject<</X %d 0 R>>%s>>", x, helvetica), content)
}

// packed is a stream of n times s.
func packed(n int, s string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	for range n {
		z.Write([]byte(s))
	}
	z.Close()
	return stream("/Filter/FlateDecode", b.String())
}

// TestHostile: files made to keep a reader busy end in an error that says which
// bound they met, and the engine reads the next file as if nothing had been.
func TestHostile(t *testing.T) {
	slow(t)
	const text = "BT /F1 9 Tf 9 9 Td (lamp) Tj ET "
	var doubling []string
	for i := range 40 { // 2⁴⁰ times a word
		doubling = append(doubling, form("/X Do /X Do "+text, 6+min(i+1, 39)))
	}
	withContent := func(o string) []byte {
		return file("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
			"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<<"+helvetica+">>>>", o)
	}
	var strewn strings.Builder
	rng := rand.New(rand.NewPCG(1, 0))
	for range maxPageChars + 1 {
		fmt.Fprintf(&strewn, "1 0 0 1 %d %d Tm(a)Tj\n", rng.IntN(99), rng.IntN(99))
	}
	untimed(t) // what is counted ends each
	for _, c := range []struct {
		name string
		file []byte
		want error
	}{
		{"pages that are their own kids", file("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"), ErrDamaged},
		{"a count of two billion", []byte(strings.Replace(blank, "/Count 1", "/Count 2147483647", 1)), ErrEmpty},
		{"a count below nothing", []byte(strings.Replace(blank, "/Count 1", "/Count -5", 1)), ErrEmpty},
		{"an object that is itself", withContent(" 4 0 R"), ErrEmpty},
		{"a form that draws itself", onePage("/X Do", "/XObject<</X 5 0 R>>", form("/X Do /X Do", 5)), ErrTooLarge},
		{"forms that draw one another", onePage("/X Do", "/XObject<</X 6 0 R>>", append([]string{""}, doubling...)...), ErrTooLarge},
		{"arrays to a depth", withContent(strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000)), ErrEmpty},
		{"operators to a depth", onePage(strings.Repeat("q [ ", 100_000), ""), ErrEmpty},
		{"a table that is its own", []byte(blank + "startxref\n0\n%%EOF\n"), ErrEmpty},
		{"a length of two billion", withContent("<</Length 2147483647>>stream\nBT\nendstream"), ErrEmpty},
		{"700 MB of words", withContent(packed(20_000, strings.Repeat("BT /F1 9 Tf (aaaaaaaaaaaaaaaa) Tj ET\n", 1000))), ErrTooLarge},
		{"1 GB of nothing", withContent(packed(1000, strings.Repeat("\x00", 1<<20))), ErrTooLarge},
		{"more characters than a page has", onePage("BT /F1 9 Tf "+strewn.String()+"ET", helvetica), ErrTooLarge},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, _, err := engine.Parts(t.Context(), c.file); !errors.Is(err, c.want) {
				t.Errorf("%v, want %v", err, c.want)
			}
		})
	}
	b, err := os.ReadFile(sample)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := engine.Text(t.Context(), b); err != nil {
		t.Errorf("after all that: %v", err)
	}
}

// impatient is a context that ends when it has been asked so often.
type impatient struct {
	context.Context
	left atomic.Int64
}

func (c *impatient) Err() error {
	if c.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// TestStop: a stop reaches the engine within a slice of its work, and so does the
// end of time.
func TestStop(t *testing.T) {
	busy := onePage("BT /F1 9 Tf "+strings.Repeat("1 0 0 1 5 5 Tm(a)Tj\n", maxPageChars)+"ET", helvetica)
	program, err := engine.start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	read := func(ctx context.Context, change func(*instance)) (work int, fault error) {
		in, err := program.instantiate(ctx, maxMemory, toRead)
		if err != nil {
			t.Fatal(err)
		}
		defer in.close()
		in.grant()
		change(in)
		doc, err := in.open(busy)
		if err == nil {
			_, err = in.page(doc, 0, maxPageChars)
		}
		return maxPageWork - in.work, err
	}
	program.time = time.Hour
	defer func() { program.time = MaxPageTime }()
	whole, err := read(t.Context(), func(*instance) {})
	if err != nil || whole < 4*slice {
		t.Fatalf("the file asks for %d slices of work only, and ends in %v", whole/slice, err)
	}
	const asked = 2 // times, before it ends
	ctx := &impatient{Context: t.Context()}
	ctx.left.Store(1 << 40)
	work, err := read(ctx, func(*instance) { ctx.left.Store(asked) })
	if !errors.Is(err, context.Canceled) || work > (asked+2)*slice {
		t.Errorf("a stop after %d slices ended in %v after %d", asked, err, work/slice)
	}
	work, err = read(t.Context(), func(in *instance) { in.until = time.Time{} })
	if !errors.Is(err, ErrTooSlow) || work > 2*slice {
		t.Errorf("the end of time was met with %v after %d slices", err, work/slice)
	}
}

// TestStopWaiting: a stop is heard while the engine starts and while others read.
func TestStopWaiting(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	e := NewEngine(t.TempDir())
	e.started = make(chan struct{}) // for ever
	if _, _, err := e.Parts(ctx, []byte(blank)); !errors.Is(err, context.Canceled) {
		t.Errorf("while it starts: %v", err)
	}
	close(e.started)
	e.program = new(program)
	for range atATime {
		e.turns <- struct{}{}
	}
	if _, _, err := e.Parts(ctx, []byte(blank)); !errors.Is(err, context.Canceled) {
		t.Errorf("while others read: %v", err)
	}
}

// TestFault: a fault of ours in a file is told as that file's, and one in starting
// is no fault of the next file.
func TestFault(t *testing.T) {
	e := NewEngine(t.TempDir())
	e.started = make(chan struct{})
	close(e.started)
	e.program = new(program) // has nothing to run
	var f *fault.Error
	if _, _, err := e.Parts(t.Context(), []byte(blank)); !errors.As(err, &f) {
		t.Error(err)
	}
	if len(e.turns) != 0 {
		t.Error("the file's turn is not over")
	}
}

// FuzzBytes reads damaged files: no panic, no end but an error or a text.
func FuzzBytes(f *testing.F) {
	f.Add([]byte(blank))
	f.Add([]byte(strings.Replace(blank, "/MediaBox", "/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/MediaBox", 1) +
		"4 0 obj<</Length 60>>stream\nBT /F 9 Tf 10 50 Td (A lamp) Tj 0 -12 Td (was lit) Tj ET\nendstream endobj\n"))
	f.Add(onePage("/X Do", "/XObject<</X 5 0 R>>", form("BT /F1 9 Tf 9 9 Td (lamp) Tj ET /X Do", 5)))
	program, err := engine.start(context.Background())
	if err != nil {
		f.Fatal(err)
	}
	program.time = time.Minute // a busy machine aside
	f.Fuzz(func(t *testing.T, file []byte) {
		parts, _, err := engine.Parts(context.Background(), file)
		if (err == nil) != (len(parts) > 0) {
			t.Errorf("%d parts and %v", len(parts), err)
		}
		if errors.Is(err, ErrTooSlow) {
			t.Errorf("%d bytes kept the engine busy without being counted", len(file))
		}
	})
}
