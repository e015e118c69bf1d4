package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"lanmu/data/fault"
)

// ends are the errors in which a damaged or hostile file may end: what is wrong
// with it, or a bound that is counted, and never the clock or a fault of ours.
var ends = []error{ErrDamaged, ErrEmpty, ErrTooLarge, ErrTooManyPages, ErrNoText, ErrNoLetters, ErrLocked}

// assertEnds reads a file and holds the reading to that.
func assertEnds(t *testing.T, name string, b []byte) {
	t.Helper()
	parts, _, err := engine.Parts(t.Context(), b)
	if f := (*fault.Error)(nil); errors.As(err, &f) {
		t.Errorf("%s: %v\n%s", name, f, f.Stack)
	} else if err != nil && !slices.ContainsFunc(ends, func(e error) bool { return errors.Is(err, e) }) {
		t.Errorf("%s: %v", name, err)
	} else if (err == nil) != (len(parts) > 0) {
		t.Errorf("%s: %d parts and %v", name, len(parts), err)
	}
}

// untimed lets the files of a test take as long as what is counted lets them,
// however busy the machine is.
func untimed(t *testing.T) {
	program, err := engine.start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	program.time = time.Hour
	t.Cleanup(func() { program.time = MaxPageTime })
}

// squeezed is a PDF whose first objects stand in an object stream, which is the
// next, and whose table is a stream, the last; dict and table are added to their
// dictionaries, and others stand between them.
func squeezed(first []string, dict string, pack func(string) string, table string, others ...string) []byte {
	var b bytes.Buffer
	var at []int
	add := func(o string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj%s\nendobj\n", len(first)+len(at), o)
	}
	b.WriteString("%PDF-1.5\n")
	var index, body strings.Builder
	for i, o := range first {
		fmt.Fprintf(&index, "%d %d ", i+1, body.Len())
		body.WriteString(o + " ")
	}
	content := pack(index.String() + body.String())
	if dict == "" {
		dict = fmt.Sprintf("/N %d/First %d", len(first), index.Len())
	}
	add(fmt.Sprintf("<</Type/ObjStm%s%s", dict, content))
	for _, o := range others {
		add(o)
	}
	var rows bytes.Buffer
	row := func(kind byte, a uint32, c byte) {
		rows.WriteByte(kind)
		binary.Write(&rows, binary.BigEndian, a)
		rows.WriteByte(c)
	}
	row(0, 0, 255)
	for i := range first {
		row(2, uint32(len(first)+1), byte(i))
	}
	for _, a := range at {
		row(1, uint32(a), 0)
	}
	here := b.Len()
	row(1, uint32(here), 0)
	if table == "" {
		table = "/W[1 4 1]"
	}
	fmt.Fprintf(&b, "%d 0 obj<</Type/XRef%s/Size %d/Root 1 0 R/Length %d>>stream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n",
		len(first)+len(at)+1, table, len(first)+len(at)+2, rows.Len(), rows.String(), here)
	return b.Bytes()
}

// plain is the content of an object stream as it is.
func plain(s string) string { return fmt.Sprintf("/Length %d>>stream\n%s\nendstream", len(s), s) }

// TestObjectStreams: they are read, and made to keep a reader busy they end as
// other files do.
func TestObjectStreams(t *testing.T) {
	untimed(t)
	page := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 5 0 R/Resources<<" + helvetica + ">>>>"}
	content := stream("", "BT /F1 9 Tf 9 9 Td (lamp) Tj ET")
	text, err := engine.Text(t.Context(), squeezed(page, "", plain, "", content))
	if err != nil || strings.TrimSpace(text) != "lamp" {
		t.Fatalf("objects in a stream are read as %q, %v", text, err)
	}
	slow(t)
	bomb := func(n int, s string) func(string) string {
		return func(head string) string { return strings.TrimPrefix(packed(n, head+s), "<<") }
	}
	many := append(slices.Clone(page), "null")
	for range 60_000 {
		many = append(many, "[1 2 3]")
	}
	for name, b := range map[string][]byte{
		"two billion objects":             squeezed(page, "/N 2147483647/First 16", plain, "", content),
		"fewer objects than none":         squeezed(page, "/N -3/First 16", plain, "", content),
		"objects past the end":            squeezed(page, "/N 3/First 2147483647", plain, "", content),
		"a stream that goes on in itself": squeezed(page, "/N 3/First 16/Extends 4 0 R", plain, "", content),
		"a stream that is in itself":      squeezed(append(slices.Clone(page), "<<>>"), "/N 4/First 20/Length 5 0 R", plain, "", content),
		"1 GB of nothing":                 squeezed(page, "/N 3/First 16", bomb(1000, strings.Repeat("\x00", 1<<20)), "", content),
		"1 GB of brackets":                squeezed(page, "/N 3/First 16", bomb(1000, strings.Repeat("[", 1<<20)), "", content),
		"many objects":                    squeezed(many, "", plain, "", content),
		"a table that goes on in itself":  squeezed(page, "", plain, "/W[1 4 1]/Prev 9", content),
		"a table of broad columns":        squeezed(page, "", plain, "/W[1 2147483647 8]", content),
		"a table of no columns":           squeezed(page, "", plain, "/W[0 0 0]", content),
		"a table of two billion rows":     squeezed(page, "", plain, "/W[1 4 1]/Index[0 2147483647]", content),
		"a table of rows below nothing":   squeezed(page, "", plain, "/W[1 4 1]/Index[-9 9 5 -3]", content),
	} {
		assertEnds(t, name, b)
	}
	if _, err := engine.Text(t.Context(), []byte(blank)); !errors.Is(err, ErrEmpty) {
		t.Errorf("after all that: %v", err)
	}
}

// TestMutants reads the sample page with bytes of it changed, taken out or put
// twice, most of them where it says what is what.
func TestMutants(t *testing.T) {
	untimed(t)
	whole, err := os.ReadFile(sample)
	if err != nil {
		t.Fatal(err)
	}
	n := 150
	if testing.Short() {
		n = 6
	}
	for seed := range uint64(n) {
		rng := rand.New(rand.NewPCG(seed, 0))
		b := slices.Clone(whole)
		for range 1 + rng.IntN(20) {
			at, by := rng.IntN(len(b)-64), 1+rng.IntN(32)
			if mark := []string{"obj", "<<", "/", "stream", "xref"}[rng.IntN(5)]; rng.IntN(3) > 0 {
				if i := bytes.Index(b[at:], []byte(mark)); i >= 0 && at+i < len(b)-64 {
					at += i + rng.IntN(len(mark)+8)
				}
			}
			switch rng.IntN(4) {
			case 0:
				b[at] ^= 1 << rng.IntN(8)
			case 1:
				b[at] = "0123456789<>[]()/ "[rng.IntN(18)]
			case 2:
				b = slices.Delete(b, at, at+by)
			case 3:
				b = slices.Insert(b, at, b[at:at+by]...)
			}
		}
		assertEnds(t, fmt.Sprintf("seed %d", seed), b)
	}
	if _, err := engine.Text(t.Context(), whole); err != nil {
		t.Errorf("after all that: %v", err)
	}
}
