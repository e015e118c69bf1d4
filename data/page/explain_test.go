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

// TestExplainPlaces tells of what stands on a page how it was set.
func TestExplainPlaces(t *testing.T) {
	ctx, recording := Record(t.Context())
	p, err := ComposeContext(ctx, []Part{
		{Kind: PartType, Text: "渡口又开了船", Size: 20, Page: 1, Frame: 1, Lines: 1, Bold: true},
		{Kind: PartType, Text: "东河的渡口昨天又开了船，撑船的老人说，水涨了三尺。", Size: 10, Page: 1, Frame: 1, Lines: 2},
	})
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := recording.Explain(p, &got); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"headline          渡口又开了船\n          set on page 1 in frame 1, 1 lines, 2.0 of the body's size, bold\n", "paragraph         东河的渡口"} {
		if !bytes.Contains(got.Bytes(), []byte(want)) {
			t.Errorf("no %q in\n%s", want, got.String())
		}
	}
}
