package page

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// A tried row is one whose holding can be watched or denied.
type triedRow struct {
	name string
	set  func(holds func(really bool) bool) (back func())
	last bool // always holds
}

func tried[Q any](table string, rows []row[Q], firstDecides bool) (out []triedRow) {
	for i := range rows {
		r := &rows[i]
		out = append(out, triedRow{table + ": " + r.name, func(holds func(bool) bool) func() {
			really := r.holds
			r.holds = func(q *Q) bool { return holds(really(q)) }
			return func() { r.holds = really }
		}, firstDecides && i == len(rows)-1})
	}
	return out
}

func allRows() (out []triedRow) {
	out = append(out, tried("joints", joints, true)...)
	out = append(out, tried("candidates", candidates, true)...)
	out = append(out, tried("openings", openings, true)...)
	out = append(out, tried("standings", standings, true)...)
	out = append(out, tried("unmarkedAuthors", unmarkedAuthors, true)...)
	out = append(out, tried("labelOrByline", labelOrByline, false)...)
	out = append(out, tried("placedLabels", placedLabels, false)...)
	out = append(out, tried("unders", unders, true)...)
	return append(out, tried("continuations", continuations, true)...)
}

// holdsOf reports whether r held anywhere in source.
func (r *triedRow) holdsOf(source string, typed bool) (held bool) {
	defer r.set(func(really bool) bool { held = held || really; return really })()
	restored(source, typed)
	return held
}

// changes reports whether source is restored otherwise, or not at all, without r.
func (r *triedRow) changes(source string, typed bool) (yes bool) {
	with := restored(source, typed)
	defer func() {
		if recover() != nil {
			yes = true
		}
	}()
	defer r.set(func(bool) bool { return false })()
	return restored(source, typed) != with
}

func restored(source string, typed bool) string {
	if typed {
		return outline(Compose(partsIn(source, PartType)))
	}
	p := Restore(source)
	return outline(p) + kindsOf(p)
}

// kindsOf tells what the blocks of a page are.
func kindsOf(p *Page) string {
	var b strings.Builder
	for i := range p.Articles {
		for _, x := range p.Articles[i].Blocks {
			fmt.Fprintf(&b, "%s %d: %s\n", x.Kind, x.Level, x.Text.String)
		}
	}
	return b.String()
}

// An example is lines of which a row holds, and lines of which it does not.
type example struct {
	holds, not string
	typed      bool
}

func examplesIn(t *testing.T, file string) map[string]*example {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	out := make(map[string]*example)
	var e *example
	for line := range strings.Lines(string(text)) {
		switch {
		case strings.HasPrefix(line, "## "):
			name, typed := strings.CutSuffix(strings.TrimSpace(line[3:]), " (type)")
			e = &example{typed: typed}
			out[name] = e
		case strings.HasPrefix(line, "+ "):
			e.holds += line[2:]
		case strings.HasPrefix(line, "- "):
			e.not += line[2:]
		}
	}
	return out
}

// TestRows holds every row of evidence to its examples: it holds of one and not of
// the other, and without it the first is restored otherwise. A row that nothing
// notices has no place in its table.
func TestRows(t *testing.T) {
	examples := examplesIn(t, "testdata/rows.txt")
	for _, r := range allRows() {
		if r.last {
			continue
		}
		e := examples[r.name]
		if e == nil || e.holds == "" || e.not == "" {
			t.Errorf("%s: no examples", r.name)
			continue
		}
		if !r.holdsOf(e.holds, e.typed) {
			t.Errorf("%s: does not hold of\n%s", r.name, e.holds)
		}
		if r.holdsOf(e.not, e.typed) {
			t.Errorf("%s: holds of\n%s", r.name, e.not)
		}
		if !r.changes(e.holds, e.typed) {
			t.Errorf("%s: without it, these are restored the same:\n%s", r.name, e.holds)
		}
		assertKept(t, Restore(e.holds))
		delete(examples, r.name)
	}
	for name := range examples {
		t.Errorf("%s: examples of no row", name)
	}
}

// TestRowsHaveNames tells rows of one table apart by their names.
func TestRowsHaveNames(t *testing.T) {
	seen := make(map[string]bool)
	for _, r := range allRows() {
		if seen[r.name] {
			t.Errorf("%s: twice", r.name)
		}
		seen[r.name] = true
	}
}
