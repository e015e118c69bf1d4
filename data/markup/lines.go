package markup

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A line is a stretch of visible text that nothing divides.
type line struct {
	text    string
	level   int    // of the heading it is, or 0
	caption bool   // it is said of a picture
	named   string // the element of the newspaper's system it is in, without its prefix: title, author, content
	inside  bool   // between the comments that enclose the body
}

// founder begins the names of the elements that Founder's system marks its
// parts with.
const founder = "founder-"

// unseen are elements whose text is not shown.
var unseen = map[atom.Atom]bool{
	atom.Head: true, atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true,
	atom.Iframe: true, atom.Object: true, atom.Video: true, atom.Audio: true, atom.Canvas: true, atom.Select: true, atom.Textarea: true, atom.Math: true,
}

// within are elements that stand in a line; every other begins one and ends one.
var within = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true, atom.Cite: true, atom.Code: true, atom.Del: true,
	atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Ins: true, atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Q: true,
	atom.Ruby: true, atom.S: true, atom.Samp: true, atom.Small: true, atom.Span: true, atom.Strike: true, atom.Strong: true, atom.Sub: true,
	atom.Sup: true, atom.Time: true, atom.Tt: true, atom.U: true, atom.Var: true, atom.Wbr: true, atom.Img: true, atom.Rt: true, atom.Rp: true, atom.Rb: true,
}

// linesOf returns the visible text under n, line by line.
func linesOf(n *html.Node) []line {
	w := walker{}
	w.walk(n, line{})
	w.flush(line{})
	return w.lines
}

// A walker gathers the text of a line while it goes through a document.
type walker struct {
	lines  []line
	text   strings.Builder
	gap    bool // white space stands before what comes next
	broken bool // a line of the file ended in it
	inside bool
}

func (w *walker) walk(n *html.Node, in line) {
	switch n.Type {
	case html.TextNode:
		w.add(n.Data)
		return
	case html.CommentNode:
		switch s := strings.TrimSpace(n.Data); s {
		case "enpcontent":
			w.flush(in)
			w.inside = true
		case "/enpcontent":
			w.flush(in)
			w.inside = false
		}
		return
	case html.ElementNode:
		if unseen[n.DataAtom] || hidden(n) {
			return
		}
	}
	if n.Type != html.ElementNode || within[n.DataAtom] {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			w.walk(c, in)
		}
		return
	}
	w.flush(in)
	of := in
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		of.level = int(n.Data[1] - '0')
	case atom.Figcaption, atom.Caption:
		of.caption = true
	}
	if name, found := strings.CutPrefix(n.Data, founder); found {
		of.named = name
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, of)
	}
	w.flush(of)
}

// add puts text behind what the line has, white space drawn together. Between
// two hanzi, where a line of the file ended, none is left.
func (w *walker) add(s string) {
	for _, r := range s {
		switch r {
		case ' ', '\t', '\n', '\r', '\f', '\u00a0':
			w.gap, w.broken = true, w.broken || r == '\n'
			continue
		case '\u200b', '\ufeff', '\u00ad':
			continue
		}
		if w.gap && w.text.Len() > 0 {
			if last, _ := utf8.DecodeLastRuneInString(w.text.String()); !w.broken || last < 0x2e80 || r < 0x2e80 {
				w.text.WriteByte(' ')
			}
		}
		w.gap, w.broken = false, false
		w.text.WriteRune(r)
	}
}

func (w *walker) flush(as line) {
	w.gap, w.broken = false, false
	text := strings.Trim(w.text.String(), " \u3000")
	w.text.Reset()
	if text != "" {
		as.text, as.inside = text, w.inside
		w.lines = append(w.lines, as)
	}
}

func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			if s := strings.ReplaceAll(strings.ToLower(a.Val), " ", ""); strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// fragment returns the visible lines of a piece of HTML.
func fragment(s string) (texts []string) {
	nodes, err := html.ParseFragment(strings.NewReader(s), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return []string{s} // nested too deep for the parser
	}
	for _, n := range nodes {
		for _, l := range linesOf(n) {
			texts = append(texts, l.text)
		}
	}
	return texts
}
