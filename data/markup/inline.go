package markup

import (
	"cmp"
	"html"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lanmu/data/page"
	"lanmu/data/runes"
)

// marked is a text that is written, and what is marked in it. Marks stand in the order
// in which they were begun.
type marked struct {
	strings.Builder
	marks []page.Mark
	open  []int // marks that are not ended, by index
}

// mostMarks is the most marks of a text: a paragraph with a reading over each
// character has a few hundred.
const mostMarks = 4000

// begin begins a mark.
func (m *marked) begin(kind page.MarkKind, to string) {
	if len(m.marks) >= mostMarks {
		m.open = append(m.open, -1)
		return
	}
	m.open = append(m.open, len(m.marks))
	m.marks = append(m.marks, page.Mark{Kind: kind, Start: m.Len(), End: -1, To: to})
}

// end ends the mark begun last.
func (m *marked) end() {
	if n := len(m.open); n > 0 {
		if i := m.open[n-1]; i >= 0 {
			m.marks[i].End = m.Len()
		}
		m.open = m.open[:n-1]
	}
}

// endOf ends the last mark of a kind that is open, and those within it, which begin
// anew after it.
func (m *marked) endOf(kind page.MarkKind) {
	for k := len(m.open) - 1; k >= 0; k-- {
		if i := m.open[k]; i < 0 || m.marks[i].Kind != kind {
			continue
		}
		var again []page.Mark
		for len(m.open) > k+1 {
			if i := m.open[len(m.open)-1]; i >= 0 {
				again = append(again, m.marks[i])
			}
			m.end()
		}
		m.end()
		for i := len(again) - 1; i >= 0; i-- {
			m.begin(again[i].Kind, again[i].To)
		}
		return
	}
}

// cut takes back what was written from byte from on.
func (m *marked) cut(from int) {
	s := m.String()[:from]
	m.Reset()
	m.WriteString(s)
	for len(m.marks) > 0 && m.marks[len(m.marks)-1].Start >= from {
		m.marks = m.marks[:len(m.marks)-1]
	}
}

// done returns the text and its marks, and makes m empty; what is open is begun anew.
func (m *marked) done() (string, []page.Mark) {
	text := m.String()
	var again []page.Mark
	for _, i := range m.open {
		if i >= 0 {
			again = append(again, m.marks[i])
		}
	}
	for len(m.open) > 0 {
		m.end()
	}
	var marks []page.Mark
	for _, k := range m.marks {
		for k.Start < k.End && text[k.Start] == ' ' { // a blank before it
			k.Start++
		}
		if k.Start < k.End {
			marks = append(marks, k)
		}
	}
	slices.SortStableFunc(marks, func(a, b page.Mark) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	for i := 0; i+1 < len(marks); i++ { // footnotes' marks are raised of themselves
		if a, b := marks[i], marks[i+1]; a.Kind == page.Superscript && b.Kind == page.NoteMark && a.Start == b.Start && a.End == b.End {
			marks[i].Kind = ""
		}
	}
	marks = slices.DeleteFunc(marks, func(k page.Mark) bool { return k.Kind == "" })
	m.Reset()
	m.marks = nil
	for _, k := range again {
		m.begin(k.Kind, k.To)
	}
	return text, marks
}

// ruby marks what was written from byte from on with how it is read. A reading of
// nothing goes on with the one before.
func (m *marked) ruby(from int, reading string) {
	reading = strings.Join(strings.Fields(reading), " ")
	switch last := len(m.marks) - 1; {
	case reading == "":
	case from < m.Len() && len(m.marks) < mostMarks:
		m.marks = append(m.marks, page.Mark{Kind: page.Ruby, Start: from, End: m.Len(), To: reading})
	case from == m.Len() && last >= 0 && m.marks[last].Kind == page.Ruby && m.marks[last].End == from:
		m.marks[last].To += " " + reading
	default:
		m.WriteString("(" + reading + ")")
	}
}

// cutTo are a text and its marks between bytes from and to.
func cutTo(text string, marks []page.Mark, from, to int) (string, []page.Mark) {
	var out []page.Mark
	for _, k := range marks {
		k.Start, k.End = max(k.Start, from)-from, min(k.End, to)-from
		if k.Start < k.End {
			out = append(out, k)
		}
	}
	return text[from:to], out
}

// elementMarks are the elements that mark a text.
var elementMarks = map[atom.Atom]page.MarkKind{
	atom.Strong: page.Strong, atom.B: page.Strong, atom.Em: page.Emphasis, atom.I: page.Emphasis, atom.Sup: page.Superscript, atom.Sub: page.Subscript,
	atom.Del: page.Deleted, atom.S: page.Deleted, atom.Strike: page.Deleted, atom.Code: page.Code, atom.Kbd: page.Code, atom.Samp: page.Code, atom.Tt: page.Code,
}

// markOf is what an element marks a text as, "" for nothing.
func markOf(n *xhtml.Node) (kind page.MarkKind, to string) {
	if n.DataAtom == atom.A {
		if to = strings.TrimSpace(attr(n, "href")); to == "" || to[0] == '#' || len(to) > longestAddress || strings.HasPrefix(strings.ToLower(to), "javascript:") {
			return "", ""
		}
		return page.Link, to
	}
	if style := attr(n, "style"); strings.Contains(style, "text-emphasis") || strings.Contains(called(n), " dots ") {
		return page.EmphasisDots, ""
	}
	if kind := scriptOf(n); kind != "" {
		return kind, ""
	}
	if attr(n, "class") == "lead-in" {
		return "", "" // what leads a block in is set so of itself
	}
	return elementMarks[n.DataAtom], ""
}

// longestAddress is the most bytes of where a link leads.
const longestAddress = 2 << 10

// inline reads the text of a block into pieces. Hard breaks part it, but the lines of
// verse.
func (w *piecer) inline(n ast.Node, as piece, in place) {
	var b marked
	w.verse = as.level == 0 && w.brokenAsVerse(n)
	w.text(&b, n)
	w.verse = false
	whole, marks := b.done()
	lines := strings.Split(whole, "\n")
	if len(lines) > 1 && (as.level > 0 || page.IsVerse(lines)) {
		if as.level > 0 {
			whole = strings.ReplaceAll(whole, "\n", " ")
		} else {
			as.kind = page.Verse
			if as.quote {
				as.kind = page.BlockQuote
			}
		}
		lines = []string{whole}
	}
	at, first := 0, len(w.pieces)
	for _, l := range lines {
		p := as
		p.text, p.marks = cutTo(whole, marks, at, at+len(l))
		at += len(l) + 1
		if strings.TrimSpace(l) == "" {
			continue
		}
		w.pieces = append(w.pieces, w.led(p, in))
		in.lead, in.note = "", ""
	}
	if only := n.FirstChild(); only != nil && only.NextSibling() == nil && len(w.pieces) == first+1 {
		p := &w.pieces[first]
		switch c := only.(type) {
		case *ast.Emphasis:
			p.strong, p.soft = c.Level == 2, c.Level == 1
		case *ast.Image:
			p.image = true
		}
		if p.kind == page.Item || p.kind == page.Footnote {
			p.strong, p.soft, p.image = false, false, false
		}
	}
}

// brokenAsVerse reports whether the lines that the source of a paragraph has are those
// of a poem, every one ending in a mark: CommonMark joins lines, and poets write them.
func (w *piecer) brokenAsVerse(n ast.Node) bool {
	lines := n.Lines()
	if lines.Len() < 2 || lines.Len() > mostVerse {
		return false
	}
	var texts []string
	for i := range lines.Len() {
		line := lines.At(i)
		s := strings.TrimSpace(strings.TrimRight(string(line.Value(w.source)), "\\\r\n "))
		if last := lastRune(s); !runes.EndsClause(last) && last != '、' && last != '—' {
			return false
		}
		texts = append(texts, s)
	}
	return page.IsVerse(texts)
}

// mostVerse is the most lines of a paragraph that are looked at as those of a poem.
const mostVerse = 200

// text writes the text under n, hard breaks as ends of lines.
func (w *piecer) text(b *marked, n ast.Node) {
	ruby := -1 // where the base of the reading to come begins
	var reading *marked
	into := func() *marked {
		if reading != nil {
			return reading
		}
		return b
	}
	ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		switch c := c.(type) {
		case *ast.Emphasis:
			toggle(b, entering, [...]page.MarkKind{1: page.Emphasis, 2: page.Strong}[min(max(c.Level, 1), 2)], "")
		case *xast.Strikethrough:
			toggle(b, entering, page.Deleted, "")
		case *ast.CodeSpan:
			toggle(b, entering, page.Code, "")
		case *ast.Link:
			toggle(b, entering, page.Link, string(c.Destination))
			w.titled(entering, string(c.Destination), string(c.Title))
		case *ast.Image: // what stands for it leads to it
			toggle(b, entering, page.Link, string(c.Destination))
			w.titled(entering, string(c.Destination), string(c.Title))
		}
		if !entering {
			return ast.WalkContinue, nil
		}
		switch c := c.(type) {
		case *ast.Text:
			w.segment(into(), c)
		case *ast.String:
			into().Write(c.Value)
		case *ast.AutoLink:
			b.begin(page.Link, string(c.URL(w.source)))
			b.Write(c.Label(w.source))
			b.end()
		case *xast.FootnoteLink:
			name := w.notes[c.Index]
			b.begin(page.NoteMark, name)
			b.WriteString("[" + name + "]")
			b.end()
		case *ast.RawHTML:
			var tag strings.Builder
			for i := range c.Segments.Len() {
				s := c.Segments.At(i)
				tag.Write(s.Value(w.source))
			}
			w.tag(b, tag.String(), &ruby, &reading)
		}
		return ast.WalkContinue, nil
	})
	if reading != nil { // it was not ended
		s, _ := reading.done()
		b.ruby(max(0, ruby), s)
	}
	for len(b.open) > 0 {
		b.end()
	}
}

func toggle(b *marked, begin bool, kind page.MarkKind, to string) {
	if begin {
		b.begin(kind, to)
	} else {
		b.endOf(kind)
	}
}

// titled notes where a link leads, and leaves over what a browser shows of it where
// the mouse is.
func (w *piecer) titled(entering bool, to, title string) {
	if entering {
		w.used[to] = true
		if strings.TrimSpace(title) != "" {
			w.pieces = append(w.pieces, piece{text: title, other: true})
		}
	}
}

// segment writes a stretch of the source.
func (w *piecer) segment(b *marked, c *ast.Text) {
	value := string(c.Segment.Value(w.source))
	if strings.HasPrefix(value, "\u3000") && b.Len() > 0 {
		b.WriteByte('\n') // a paragraph set in as in print, with no blank line before it
	}
	if !c.IsRaw() {
		value = unescape(value)
	}
	b.WriteString(strings.ReplaceAll(value, "\n", " "))
	if c.HardLineBreak() {
		b.WriteByte('\n')
	} else if c.SoftLineBreak() && w.verse {
		b.WriteByte('\n')
	} else if c.SoftLineBreak() {
		if r, _ := utf8.DecodeLastRuneInString(b.String()); r < 0x2e80 {
			b.WriteByte(' ')
		}
	}
}

// tag takes a tag that stands in a line: what marks a text marks it here too.
func (w *piecer) tag(b *marked, s string, ruby *int, reading **marked) {
	z := xhtml.NewTokenizer(strings.NewReader(s))
	kind := z.Next()
	t := z.Token()
	n := &xhtml.Node{Type: xhtml.ElementNode, Data: t.Data, DataAtom: t.DataAtom, Attr: t.Attr}
	mark, to := markOf(n)
	switch {
	case kind == xhtml.TextToken, kind == xhtml.ErrorToken: // what is no tag after all
		b.WriteString(s)
	case kind == xhtml.CommentToken, kind == xhtml.DoctypeToken:
	case t.DataAtom == atom.Br:
		b.WriteByte('\n')
	case t.DataAtom == atom.Ruby && kind == xhtml.StartTagToken:
		*ruby = b.Len()
	case t.DataAtom == atom.Rt && kind == xhtml.StartTagToken && *ruby >= 0, t.DataAtom == atom.Rp && kind == xhtml.StartTagToken && *ruby >= 0:
		*reading = &marked{}
	case (t.DataAtom == atom.Rt || t.DataAtom == atom.Rp || t.DataAtom == atom.Ruby) && kind == xhtml.EndTagToken:
		if *reading != nil && t.DataAtom != atom.Rp { // brackets for those who show no readings
			text, _ := (*reading).done()
			b.ruby(min(*ruby, b.Len()), text)
			*ruby = b.Len()
		}
		*reading = nil
		if t.DataAtom == atom.Ruby {
			*ruby = -1
		}
	case kind == xhtml.EndTagToken && t.DataAtom == atom.A:
		b.endOf(page.Link)
	case kind == xhtml.EndTagToken && t.DataAtom == atom.Em:
		if len(b.open) > 0 && b.open[len(b.open)-1] >= 0 && b.marks[b.open[len(b.open)-1]].Kind == page.EmphasisDots {
			b.end()
		} else {
			b.endOf(page.Emphasis)
		}
	case mark == "":
	case kind == xhtml.StartTagToken:
		b.begin(mark, to)
	case kind == xhtml.EndTagToken:
		b.endOf(mark)
	}
}

// unescape undoes CommonMark's backslashes and entities.
func unescape(s string) string {
	if !strings.ContainsAny(s, "\\&") {
		return s
	}
	var b strings.Builder
	for {
		at := strings.IndexByte(s, '\\')
		if at < 0 || at+1 == len(s) {
			b.WriteString(html.UnescapeString(s))
			return b.String()
		}
		b.WriteString(html.UnescapeString(s[:at]))
		if c := s[at+1]; c > 0x20 && c < 0x7f && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c) >= 0 {
			at++
		}
		b.WriteByte(s[at])
		s = s[at+1:]
	}
}
