package page

import (
	"strings"
	"testing"
)

// latinTexts are texts of articles in lines of type.
var latinTexts = []string{
	"The lamps of the town were lit one\nafter the other, as far as the hills\nwhere nobody had lived.\nA bookshop opened there in the winter,\nand people came to sit in it.",
	"Nobody had crossed the river since\nthe flood, for want of a bridge that\nwould bear a cart. The new one does,\nand the old stones stay where they\nwere.",
	"Five carpenters mended the roof of\nthe old school before the snow came,\nand asked for nothing but soup.",
}

// latinPage is a dump of articles, head by head.
func latinPage(heads ...string) string {
	var s strings.Builder
	for i, h := range heads {
		s.WriteString(h + "\n" + latinTexts[i%len(latinTexts)] + "\n")
	}
	return s.String()
}

func readLatin(t *testing.T, dump string) *latinReader {
	t.Helper()
	w := &watch{ctx: t.Context()}
	blocks, _ := blocksIn(dump, w)
	r := latinReader{lines: make([]latinLine, len(blocks))}
	for i := range blocks {
		r.lines[i] = latinLineOf(&blocks[i])
	}
	r.typed = linesOfLatin(blocks)
	r.findOwn()
	r.findQuotes(w)
	r.signed = r.signs()
	return &r
}

// TestLatinEvidence holds each piece of evidence against a head that it is for and
// one that it is not for: the head of the last article.
func TestLatinEvidence(t *testing.T) {
	examples := map[string][2]string{
		"By and a name under it":         {latinPage("Lamps reach the hills", "Bridge opens\nBy Tom Ferry"), latinPage("Lamps reach the hills", "Bridge opens\nby the mill")},
		"a name under it":                {latinPage("Lamps reach the hills", "Bridge opens\nTom Ferry"), latinPage("Lamps reach the hills", "Bridge opens\nat last")},
		"a label in capitals over it":    {latinPage("Lamps reach the hills", "HARBOUR\nBridge opens"), latinPage("Lamps reach the hills", "Harbour\nBridge opens")},
		"shorter than the text is wide":  {latinPage("Lamps reach the hills", "Bridge opens"), latinPage("Lamps reach the hills", "Bridge over the river opens at last")},
		"where articles are not signed":  {latinPage("Lamps reach the hills", "Bridge opens"), latinPage("Lamps reach the hills\nBy Ann Wick", "Bridge opens\nBy Tom Ferry")},
		"a line in the middle of a text": {strings.Replace(latinPage("Lamps reach the hills", "Bridge opens"), " to sit in it.", " to sit until they", 1), latinPage("Lamps reach the hills", "Bridge opens")},
	}
	examples["a sentence ends before it"] = [2]string{latinPage("Lamps reach the hills", "Bridge opens"), examples["a line in the middle of a text"][0]}
	for _, e := range latinEvidence {
		of, ok := examples[e.name]
		if !ok {
			t.Errorf("%s: no example", e.name)
			continue
		}
		for k, dump := range of {
			r := readLatin(t, dump)
			var last *latinHeading
			for i := range r.lines {
				if h, ok := r.headAt(i); ok && strings.Contains(dump[strings.Index(dump, r.lines[i].String):], "Nobody had crossed") && strings.HasPrefix(r.lines[i+1].String, "Nobody") {
					last = &h
				}
			}
			if last == nil {
				t.Errorf("%s: no head in %q", e.name, dump)
			} else if e.is(last) != (k == 0) {
				t.Errorf("%s: %v of %q", e.name, k != 0, dump)
			}
		}
	}
}

// TestLatinPages restores dumps in Latin letters.
func TestLatinPages(t *testing.T) {
	joined := func(i int) string { return strings.ReplaceAll(latinTexts[i], "\n", " ") }
	one := strings.ReplaceAll(joined(0), " A bookshop", "\n  A bookshop")
	for _, c := range []struct{ name, dump, want string }{
		{"lines of type, signed by By", latinPage("The River Gazette\nMonday, 3 March 2031\n49\nHARBOUR\nLamps reach\nthe far hills\nBy Ann Wick", "Bridge opens\nBy Tom Ferry"),
			"■ HARBOUR\n# Lamps reach the far hills\n@ By Ann Wick\n  " + one + "\n■ \n# Bridge opens\n@ By Tom Ferry\n  " + joined(1) +
				"\n? The River Gazette\n? Monday, 3 March 2031\n? 49"},
		{"blocks, signed by names, with a heading and a deck", "Lamps reach the far hills\nAnn Wick\n" + joined(0) + "\nA winter without snow\n" + joined(2) + "\nBridge opens\nOld stones stay\nTom Ferry\n" + joined(1) + "\n",
			"# Lamps reach the far hills\n@ Ann Wick\n  " + joined(0) + "\n  A winter without snow\n  " + joined(2) + "\n# Bridge opens\n- Old stones stay\n@ Tom Ferry\n  " + joined(1)},
		{"a pull quote, a jump and an address", latinPage("Lamps reach the hills\nBy Ann Wick", "Bridge opens\nBy Tom Ferry") + "The new one does, and the\nold stones stay where they were.\ncontinued on page 4\nwww.example.org/gazette\n",
			"# Lamps reach the hills\n@ By Ann Wick\n  " + one + "\n# Bridge opens\n@ By Tom Ferry\n  " + joined(1) + "\n> The new one does, and the old stones stay where they were.\n? continued on page 4\n? www.example.org/gazette"},
		{"an initial", latinPage("Lamps reach the hills\nBy Ann Wick", "Bridge opens\nBy Tom Ferry\nN\nobody knows how the stones were\ncarried up."),
			"# Lamps reach the hills\n@ By Ann Wick\n  " + one + "\n# Bridge opens\n@ By Tom Ferry\n  Nobody knows how the stones were carried up.\n  " + joined(1)},
	} {
		p := Restore(c.dump)
		assertKept(t, p)
		if got := strings.TrimSpace(outline(p)); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// TestNotInLatin leaves pages in Chinese alone that have Latin words in them.
func TestNotInLatin(t *testing.T) {
	for dump, want := range map[string]bool{
		latinPage("Lamps reach the hills", "Bridge opens"):                     true,
		"GDP and AI in 2031\n" + strings.Repeat("桥修好了，路灯亮了，街上有人走动，GDP涨了。", 20): false,
		"Lamps reach the hills": false,
	} {
		blocks, _ := blocksIn(dump, nil)
		if inLatin(blocks) != want {
			t.Errorf("%.40q", dump)
		}
	}
}

func TestJoinLatin(t *testing.T) {
	for want, lines := range map[string][]string{
		"the lamps were lit":       {"the lamps", "were lit"},
		"a three-month low":        {"a three-", "month low"},
		"Everyone came":            {"E", "veryone came"},
		"A lamp":                   {"A", "lamp"}, // wrong, and rare: no initial is a word
		"lamps – and books":        {"lamps –", "and books"},
		"the Anglo- American mill": {"the Anglo-", "American mill"},
	} {
		var texts []Text
		for _, l := range lines {
			texts = append(texts, Text{String: l})
		}
		if got := joinLatin(texts).String; got != want && want != "A lamp" {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// What has more words than any page is not looked through for pull quotes: that would
// take ten times the memory of the text.
func TestMoreWordsThanAPage(t *testing.T) {
	for _, c := range []struct{ words, want int }{{mostLatin, mostLatin}, {mostLatin + 1, 0}} {
		half := block{Text: Text{String: strings.Repeat("a ", c.words/2)}}
		rest := block{Text: Text{String: strings.Repeat("a ", c.words-c.words/2)}}
		r := latinReader{lines: []latinLine{{block: &half}, {block: &rest}}}
		if got := len(r.words()); got != c.want {
			t.Errorf("of %d words %d are looked through, want %d", c.words, got, c.want)
		}
	}
}
