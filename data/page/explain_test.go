package page

import (
	"bytes"
	"os"
	"testing"
)

// TestExplain tells of each line of a page what it is, and why.
func TestExplain(t *testing.T) {
	source, err := os.ReadFile("testdata/pages/lines-places.txt")
	if err != nil {
		t.Fatal(err)
	}
	ctx, recording := Record(t.Context())
	p, err := RestoreContext(ctx, string(source))
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := recording.Explain(p, &got); err != nil {
		t.Fatal(err)
	}
	const golden = "testdata/explain.want"
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("got\n%s", got.String())
	}
}

// TestLinesAreKept holds what is explained to the law of the package: every
// character of the source is in one line of it.
func TestLinesAreKept(t *testing.T) {
	ctx, recording := Record(t.Context())
	p, err := RestoreContext(ctx, "■街谈\n食堂的灯\n□何小满 渡口又开了船，水涨了三尺，\n等船的人都说好。\n图为渡口。\n")
	if err != nil {
		t.Fatal(err)
	}
	seen := ""
	for _, l := range recording.Lines(p) {
		seen += p.Source[l.Start:l.End]
		if l.Article >= len(p.Articles) || l.State == "" {
			t.Errorf("a line is not whole: %+v", l)
		}
	}
	if squeeze(seen) != squeeze(p.Source) {
		t.Errorf("lines are %q", seen)
	}
}
