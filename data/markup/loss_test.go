package markup

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lanmu/data/page"
)

// A writer writes a document that has everything, and notes what a reader sees of it.
type writer struct {
	*rand.Rand
	b     strings.Builder
	seen  strings.Builder
	next  rune
	notes []string
}

// words are a few characters that stand nowhere else in the document.
func (w *writer) words() string {
	n := 2 + w.IntN(6)
	var s strings.Builder
	for range n {
		s.WriteRune('一' + w.next%20000)
		w.next += 7
	}
	w.seen.WriteString(s.String())
	return s.String()
}

func (w *writer) shown(s string) string {
	w.seen.WriteString(s)
	return s
}

// TestMarkdownLosesNothing writes Markdown of everything in any order: every character
// that is seen is in the page or left over, numbers of lists and of notes included.
func TestMarkdownLosesNothing(t *testing.T) {
	for seed := range uint64(400) {
		w := &writer{Rand: rand.New(rand.NewPCG(seed, 1))}
		w.b.WriteString("# " + w.words() + "\n\n")
		for range 3 + w.IntN(12) {
			w.markdown(0, "")
		}
		for _, n := range w.notes {
			fmt.Fprintf(&w.b, "[^%s]: %s\n\n", w.shown(n), w.words())
		}
		assertSeen(t, w, seed)
	}
}

func (w *writer) markdown(depth int, in string) {
	line := func(s string) { w.b.WriteString(in + s + "\n") }
	inline := func() string {
		switch w.IntN(20) {
		case 0:
			return "**" + w.words() + "**"
		case 1:
			return "*" + w.words() + "*"
		case 2:
			return "`" + w.words() + "`"
		case 3:
			return "[" + w.words() + "](http://x/" + fmt.Sprint(w.IntN(9)) + ")"
		case 4:
			return "[" + w.words() + "](http://x \"" + w.words() + "\")"
		case 5:
			return "![" + w.words() + "](a.png)"
		case 6:
			return w.shown("6×10") + "<sup>" + w.shown("11") + "</sup>"
		case 7:
			return "<ruby>" + w.words() + "<rp>(</rp><rt>" + w.words() + "</rt><rp>)</rp></ruby>"
		case 8:
			return "~~" + w.words() + "~~"
		case 9:
			n := w.words()
			w.notes = append(w.notes, n)
			return "[^" + n + "]"
		case 10:
			return "<http://x.org/" + w.shown("b") + "c>"
		case 11:
			return w.entity() + w.words()
		case 12:
			return "***" + w.words() + "***" + w.words() + "<br>" + w.words()
		case 13:
			return "<em class=\"dots\">" + w.words() + "</em>H<sub>" + w.words() + "</sub>"
		case 14:
			return "[" + w.words() + "][" + w.words() + "]"
		case 15:
			return "<span>" + w.words() + "<!-- not seen --></span><u>" + w.words() + "</u>"
		case 16:
			return "``" + w.words() + "`" + w.words() + "``"
		case 17:
			return "https://example.org/" + w.words()
		}
		return w.words()
	}
	text := func() string { return inline() + w.shown("，") + inline() + inline() + w.shown("。") }
	switch w.IntN(27) {
	case 0:
		line(strings.Repeat("#", 1+w.IntN(5)) + " " + text())
	case 1:
		for i := range 1 + w.IntN(3) {
			line(fmt.Sprintf("%s. %s", w.shown(fmt.Sprint(i*3+7)), text()))
		}
	case 2:
		for range 1 + w.IntN(3) {
			line("- " + text())
			if depth < 3 && w.IntN(2) == 0 {
				w.markdown(depth+1, in+"  ")
			}
		}
	case 3:
		if depth < 3 {
			line("> " + text())
			w.b.WriteString(in + ">\n")
			w.markdown(depth+1, in+"> ")
		}
	case 4:
		line("| " + text() + " | " + text() + " |")
		line("|---|---|")
		line("| " + text() + " | " + text() + " |")
	case 5:
		line(text() + "\\")
		line(text() + "  ")
		line(text())
	case 6:
		line("```" + w.words())
		line(w.words() + "  " + w.words())
		line("```")
	case 7:
		line("<div>" + w.words() + "</div>")
	case 8:
		line("***")
	case 9:
		line("<ol start=4><li>" + w.words() + "<li>" + w.words() + "</ol>")
		w.shown("45")
	case 10:
		line("[" + w.words() + "]: " + "http://unused/" + w.words())
	case 11:
		for i := range 1 + w.IntN(3) {
			line(fmt.Sprintf("%s) %s", w.shown(fmt.Sprint(i+2)), text()))
			line("")
			line("   " + text())
			if depth < 3 {
				w.markdown(depth+1, in+"   ")
			}
		}
	case 12:
		line(text())
		line("---")
	case 13:
		line("- [" + []string{"x", " "}[w.IntN(2)] + "] " + text())
		line("- " + text())
		line("  > " + text())
	case 14:
		line("    " + w.words())
		line("    " + w.words())
	case 15:
		line("<dl><dt>" + w.words() + "</dt><dd>" + w.words() + "</dd></dl>")
	case 16:
		line("<details><summary>" + w.words() + "</summary>")
		line("")
		line(text())
		line("")
		line("</details>")
	case 17:
		line("<figure><img src=a><figcaption>" + w.words() + "</figcaption></figure>")
	case 18:
		line("<table><tr><th>" + w.words() + "<th>" + w.words() + "<tr><td>" + w.words() + "<td>" + w.words() + "</table>")
	case 19:
		line("| " + text() + " | `" + w.words() + "` |")
		line("|:---|---:|")
		line("| " + text() + " | " + w.words() + "\\|" + w.words() + " |")
		line("| " + w.words() + " |")
	case 20:
		n := w.words()
		line(text() + "[^" + n + "]")
		line("")
		line("[^" + w.shown(n) + "]: " + text())
		line("")
		line("    " + text())
	case 21:
		line("- - " + text())
		line("1. - " + text())
		w.shown("1")
	case 22:
		line("<!-- " + "not seen" + " -->")
	case 23:
		line("~~~" + w.words())
		line(w.words())
		line("")
		line(w.words())
		line("~~~")
	case 24:
		line("> " + text())
		line("> > " + text())
		line("> - " + text())
		line(">")
		line("> ```")
		line("> " + w.words())
		line("> ```")
	default:
		line(text())
		line(text())
	}
	line("")
}

// entity is a character of its own, as HTML names it.
func (w *writer) entity() string {
	named := []string{"&hellip;", "&copy;", "&#x4e2d;", "&times;", "&amp;", "&nbsp;"}[w.IntN(6)]
	w.shown(strings.TrimSpace(html.UnescapeString(named)))
	return named
}

// TestWebPagesLoseNothing does the same with HTML.
func TestWebPagesLoseNothing(t *testing.T) {
	for seed := range uint64(300) {
		w := &writer{Rand: rand.New(rand.NewPCG(seed, 2))}
		w.b.WriteString("<!doctype html><html><head><title>x</title></head><body><nav><a href=/>" + w.words() + "</a></nav><article><h1>" + w.words() + "</h1>")
		for range 3 + w.IntN(12) {
			w.element(0)
		}
		w.b.WriteString("</article><footer>" + w.words() + "</footer></body></html>")
		assertSeen(t, w, seed)
	}
}

func (w *writer) element(depth int) {
	inline := func() string {
		tag := []string{"strong", "em", "sup", "sub", "del", "code", "span", "a href=http://x", "u", "font", "q", "mark", "small", "kbd", "abbr title=x", "bdo", "label", "ins"}[w.IntN(18)]
		switch w.IntN(6) {
		case 0:
			return "<" + tag + ">" + w.words() + "</" + strings.Fields(tag)[0] + ">"
		case 1:
			return "<ruby>" + w.words() + "<rt>" + w.words() + "</rt>" + w.words() + "<rt>" + w.words() + "</rt></ruby>"
		case 2:
			return w.entity()
		}
		return w.words()
	}
	text := func() string { return inline() + w.shown("，") + inline() + w.shown("。") }
	p := func(tag, s string) { w.b.WriteString("<" + tag + ">" + s + "</" + strings.Fields(tag)[0] + ">") }
	inside := func(tag string) {
		w.b.WriteString("<" + tag + ">")
		if depth < 4 {
			w.element(depth + 1)
		}
		w.b.WriteString(text())
		w.b.WriteString("</" + strings.Fields(tag)[0] + ">")
	}
	switch w.IntN(26) {
	case 0:
		p("h"+fmt.Sprint(2+w.IntN(5)), text())
	case 1:
		from := 1 + w.IntN(30)
		fmt.Fprintf(&w.b, "<ol start=%d>", from)
		for i := range 1 + w.IntN(4) {
			w.shown(fmt.Sprint(from + i))
			inside("li")
		}
		w.b.WriteString("</ol>")
	case 2:
		w.b.WriteString("<ul>")
		inside("li")
		inside("li")
		w.b.WriteString("</ul>")
	case 3:
		inside("blockquote")
	case 4:
		w.b.WriteString("<table><caption>" + w.words() + "</caption>")
		for range 2 + w.IntN(4) {
			w.b.WriteString("<tr><th rowspan=2>" + inline() + "<td>" + inline() + "<td colspan=2>" + text())
		}
		w.b.WriteString("</table>")
	case 5:
		w.b.WriteString("<p>" + w.words() + "<br>" + w.words() + "<br><br>" + w.words() + "</p>")
	case 6:
		p("pre", w.words()+"\n  "+w.words())
	case 7:
		w.b.WriteString("<hr>")
	case 8:
		p("figure", "<img src=a><figcaption>"+text()+"</figcaption>")
	case 9:
		inside("div align=right")
	case 10:
		fmt.Fprintf(&w.b, "<p>%s<sup><a href=#n%d>%s</a></sup></p><p id=n%[2]d>%[4]s</p>", text(), w.next, w.shown("1"), text())
	case 11:
		w.b.WriteString("<dl>")
		p("dt", text())
		inside("dd")
		w.b.WriteString("</dl>")
	case 12:
		w.b.WriteString("<details><summary>" + text() + "</summary>")
		w.element(depth + 1)
		w.b.WriteString("</details>")
	case 13:
		w.b.WriteString("<ol type=a reversed><li value=3>" + w.words() + "<li><ol><li>" + w.words() + "</ol></ol>")
		w.shown("1")
	case 14:
		w.b.WriteString("<ul><li><blockquote>" + text() + "</blockquote><li><p>" + text() + "</p><p>" + text() + "</p></ul>")
	case 15:
		inside([]string{"section", "aside", "address", "center", "fieldset", "main", "header"}[w.IntN(7)])
	case 16:
		w.b.WriteString("<table><tr><td>" + text() + "<table><tr><td>" + w.words() + "<td>" + w.words() + "<tr><td>" + w.words() + "<td>" + w.words() + "</table><td>" + text() + "</table>")
	case 17:
		w.b.WriteString(text() + "<br>" + text() + "<hr>" + text())
	case 18:
		w.b.WriteString("<math><msup><mi>" + w.words() + "</mi><mn>" + w.words() + "</mn></msup></math>")
	case 19:
		w.b.WriteString("<table><thead><tr><th>" + w.words() + "<th>" + w.words() + "</thead><tbody><tr><td>" + w.words() + "<br>" + w.words() + "<td><b>" + w.words() + "</b></tbody><tfoot><tr><td>" + w.words() + "<td>" + w.words() + "</tfoot></table>")
	case 20:
		w.b.WriteString("<figure><blockquote>" + text() + "</blockquote><figcaption>" + w.words() + "</figcaption></figure>")
	case 21:
		w.b.WriteString("<svg><text>" + w.words() + "</text></svg>")
	default:
		p("p", text())
	}
}

func assertSeen(t *testing.T, w *writer, seed uint64) {
	t.Helper()
	have := runesOf(compose(t, w.b.String()))
	for _, r := range w.seen.String() {
		if have[r]--; have[r] < 0 {
			t.Fatalf("%d: %q is lost of\n%s", seed, r, w.b.String())
		}
	}
}

// runesOf counts the characters of a page, readings included.
func runesOf(p *page.Page) map[rune]int {
	have := make(map[rune]int)
	add := func(s string) {
		for _, r := range s {
			have[r]++
		}
	}
	p.Texts(func(x page.Text) {
		add(x.String)
		for _, m := range x.Marks {
			if m.Kind == page.Ruby {
				add(m.To)
			}
		}
	})
	return have
}

// FuzzNothingIsLost checks of any web page that every hanzi a browser shows is in the
// page or left over.
func FuzzNothingIsLost(f *testing.F) {
	for _, file := range []string{"founder.html", "elements.html", "portal.html"} {
		text, err := os.ReadFile("testdata/" + file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Add("<html><p>甲<ruby>乙<rp>丙</rp><rt>丁</ruby><table><tr><th>戊<td>己<tr><th rowspan=9>庚<td colspan=3>辛</table><ol type=a reversed><li value=3>壬</ol><pre>癸\n子</pre>")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\ufffd") // as what decodes a file leaves it: pieces of a character are none together
		if !IsWebPage(text) {
			return
		}
		parts, err := WebPage(context.Background(), text, nil)
		if err != nil {
			return
		}
		doc, err := html.Parse(strings.NewReader(text))
		if err != nil {
			return
		}
		have := runesOf(page.Compose(parts))
		for _, r := range page.Fold(shownText(doc)) {
			if unicode.Is(unicode.Han, r) {
				if have[r]--; have[r] < 0 {
					t.Fatalf("%q is lost", r)
				}
			}
		}
	})
}

// shownText is what a browser shows of a document, without brackets around readings.
func shownText(n *html.Node) string {
	switch {
	case n.Type == html.TextNode:
		return n.Data
	case n.Type == html.ElementNode && (unseen[n.DataAtom] || hidden(n) || n.DataAtom == atom.Rp):
		return ""
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(shownText(c))
	}
	return b.String()
}
