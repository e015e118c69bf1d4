package pdf

import (
	"encoding/xml"
	"io"
	"os"
	"strings"
	"testing"
)

// TestDraw: the drawing is well-formed, and has every line and what it was taken for.
func TestDraw(t *testing.T) {
	b, err := os.ReadFile(sample)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := engine.Draw(t.Context(), b, &out); err != nil {
		t.Fatal(err)
	}
	d := xml.NewDecoder(strings.NewReader(out.String()))
	texts, titles := 0, map[string]bool{}
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "title" {
			var s string
			if err := d.DecodeElement(&s, &e); err != nil {
				t.Fatal(err)
			}
			_, state, _ := strings.Cut(s, ": ")
			titles[state] = true
			texts++
		}
	}
	for _, want := range []string{"headline", "paragraph", "byline"} {
		if !titles[want] {
			t.Errorf("nothing is a %s: %v", want, titles)
		}
	}
	text, err := engine.Text(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	if texts < strings.Count(text, "\n\n") {
		t.Errorf("%d lines", texts)
	}
}
