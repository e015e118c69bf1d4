package press

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// each calls do with some pages of every custom.
func each(t *testing.T, do func(t *testing.T, p *Page)) {
	for i := range Customs {
		t.Run(Customs[i].Name, func(t *testing.T) {
			for seed := range uint64(5) {
				do(t, Make(&Customs[i], seed))
			}
		})
	}
}

func (a area) meets(b area) bool {
	const hair = .5 // points
	return a.u+hair < b.u+b.width && b.u+hair < a.u+a.width && a.v+hair < b.v+b.depth && b.v+hair < a.v+a.depth
}

// TestNothingOverlaps: no line of type is set over another, a rule or a picture,
// or off the sheet.
func TestNothingOverlaps(t *testing.T) {
	each(t, func(t *testing.T, p *Page) {
		for n, s := range p.sheets() {
			var taken []area
			taken = append(append(taken, s.rules...), s.pictures...)
			for i := range s.lines {
				b := s.lines[i].box(p.Custom.script)
				if b.u < -.1 || b.u+b.width > s.length+.1 || b.v < 0 || b.v+b.depth > s.depth+.1 {
					t.Fatalf("sheet %d: %q is at %+v of %.0f, %.0f", n, s.lines[i].text, b, s.length, s.depth)
				}
				for _, o := range taken {
					if b.meets(o) {
						t.Fatalf("sheet %d: %q at %+v meets %+v", n, s.lines[i].text, b, o)
					}
				}
				taken = append(taken, b)
			}
		}
	})
}

// TestAllIsSet: what is set and what stands in a dump are the letters of the page,
// each once.
func TestAllIsSet(t *testing.T) {
	letters := func(s string) string {
		r := []rune(strings.Map(func(r rune) rune {
			if strings.ContainsRune(" \u3000\n\f", r) {
				return -1
			}
			return r
		}, s))
		slices.Sort(r)
		return string(r)
	}
	each(t, func(t *testing.T, p *Page) {
		var want strings.Builder
		column := ""
		for i := range p.Articles {
			a := &p.Articles[i]
			if a.Column != column {
				column = a.Column
				want.WriteString(p.Custom.labelled(column))
			}
			want.WriteString(a.Kicker + a.Headline + a.Subhead + a.signed + strings.Join(a.Quotes, "") + strings.Join(a.Captions, ""))
			if p.Custom.at == bracketed && a.signed != "" {
				want.WriteString("（）")
			}
			for _, x := range a.Paragraphs {
				want.WriteString(x.Text)
			}
		}
		for _, d := range Dumps {
			own := p.feet(1)
			own = append(own, p.Heads...)
			if d.Name != "blocks" && d.Name != "set-in" && d.Name != "wrapped" {
				own = p.Furniture()
			}
			if got := letters(d.Write(p)); got != letters(want.String()+strings.Join(own, "")) {
				t.Fatalf("%s: got\n%s\nwant\n%s", d.Name, got, letters(want.String()+strings.Join(own, "")))
			}
		}
	})
}

// TestSamePage: the same seed makes the same files, another order others.
func TestSamePage(t *testing.T) {
	for i := range Customs {
		p, d := Make(&Customs[i], 3), Presses[i%len(Presses)]
		first, again := p.PDF(d, 1), Make(&Customs[i], 3).PDF(d, 1)
		if !bytes.Equal(first, again) {
			t.Errorf("%s, %s: two files", p.Custom.Name, d.Name)
		}
		if bytes.Equal(first, p.PDF(d, 2)) {
			t.Errorf("%s, %s: one order", p.Custom.Name, d.Name)
		}
	}
}

// TestBroken: marks keep to their neighbours and Latin words are whole.
func TestBroken(t *testing.T) {
	for _, c := range []struct {
		script
		text  string
		width float64
		want  []string
	}{
		{simplified, "灯亮了，人就来了。", 3, []string{"灯亮", "了，人", "就来", "了。"}},
		{simplified, "他说“灯亮了”", 3, []string{"他说", "“灯亮", "了”"}},
		{simplified, "到2031年", 2, []string{"到", "2031", "年"}},
		{latin, "the lamps are lit", 4, []string{"the", "lamps", "are lit"}},
	} {
		if got := c.script.wrapped(c.text, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}
