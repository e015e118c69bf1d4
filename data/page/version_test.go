package page

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"lanmu/seeds"
	"lanmu/tools/sample"
)

// TestVersion fails when pages are restored otherwise than when version.txt was
// written: what readers have in their caches would stay as it was. Write it anew
// with -update. A rule that it does not notice has no page in testdata yet.
func TestVersion(t *testing.T) {
	sum := sha256.New()
	add := func(p *Page) {
		if err := p.WriteJSON(sum); err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(sum, p.Form, p.Folio, p.Columns, p.Leftovers)
	}
	add(Restore(string(seeds.OpinionPage)))
	m := sample.New(sample.Options{Seed: 5, Articles: 4, Length: 200})
	for n := range 120 {
		if name, content := m.Page(n); path.Ext(name) == ".txt" {
			add(Restore(string(content)))
		}
	}
	pages, err := filepath.Glob("testdata/pages/*.txt")
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages in testdata: %v", err)
	}
	for _, f := range pages {
		source, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		add(Restore(string(source)))
		add(Compose(partsIn(string(source), PartType)))
		add(Compose(partsIn(string(source), PartParagraph)))
	}
	const digits = 15 // of a positive int64
	got := hex.EncodeToString(sum.Sum(nil))[:digits] + "\n"
	if *update {
		if err := os.WriteFile("version.txt", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want := strconv.FormatInt(Version, 16); strings.TrimLeft(strings.TrimSpace(got), "0") != want {
		t.Errorf("pages are restored otherwise than in version %s: write version.txt anew with -update", want)
	}
}

// partsIn makes parts of the lines of a source, as if a document told what they
// are: short ones are set larger, or are headlines.
func partsIn(source string, kind PartKind) []Part {
	var parts []Part
	for line := range strings.Lines(source) {
		p := Part{Kind: kind, Text: strings.TrimSpace(line)}
		short := utf8.RuneCountInString(p.Text) < 14
		switch {
		case p.Text == "":
			continue
		case kind == PartType && short:
			p.Size = 18
		case kind == PartType:
			p.Size = 10
		case short:
			p.Kind = PartHeadline
		}
		parts = append(parts, p)
	}
	return parts
}
