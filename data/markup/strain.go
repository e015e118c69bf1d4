package markup

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html"
)

// ErrTooLarge is the error of a web page that has more text or more elements than
// a page that people read.
var ErrTooLarge = errors.New("the web page has more text or elements than newspapers' pages; split it")

const (
	// maxNodes is the most elements and texts of a web page: a hundred times
	// those of a news site's front page. Each takes 200 bytes or so.
	maxNodes = 500_000
	// maxRoots is how often html and body may begin: the attributes of each are
	// compared with those of the first.
	maxRoots = 100
	// maxActive is how many emphases may be begun and not ended.
	maxActive = 512
	// maxAttributes is the most attributes of all elements, and maxOfTag of one:
	// their names are kept while a tag is read.
	maxAttributes = 1_000_000
	maxOfTag      = 20_000
)

// parse parses a web page, or elements that stand in one, under a node. A page
// that is made to keep the parser busy is refused, and ctx ends it.
func parse(ctx context.Context, text string, under *html.Node) ([]*html.Node, error) {
	r := &strainer{ctx: ctx, left: text, z: html.NewTokenizer(strings.NewReader(text))}
	if under != nil {
		return html.ParseFragment(r, under)
	}
	doc, err := html.Parse(r)
	return []*html.Node{doc}, err
}

// A strainer hands a page on to the parser, tag by tag, and counts what the
// parser makes of it. An emphasis that is not ended is begun anew in every
// paragraph, so that a page of a few megabytes can ask for gigabytes.
type strainer struct {
	ctx    context.Context
	z      *html.Tokenizer
	left   string // of the page, from the next token on
	rest   []byte // of the last one
	raw    bool   // it began an element whose text has no tags
	err    error  // why there is no other
	nodes  int
	text   int // bytes that may be shown
	roots  int
	attrs  int
	active []emphasis
}

// An emphasis is an element that goes on after the block it was begun in.
type emphasis struct{ name, tag string }

var emphases = map[string]bool{
	"a": true, "b": true, "big": true, "code": true, "em": true, "font": true, "i": true, "nobr": true, "s": true, "small": true,
	"strike": true, "strong": true, "tt": true, "u": true,
}

// rawText are the elements whose text has no tags.
var rawText = map[string]bool{
	"iframe": true, "noembed": true, "noframes": true, "noscript": true, "plaintext": true, "script": true, "style": true, "textarea": true, "title": true, "xmp": true,
}

// Read fills p: the parser copies what it has of a token at each call.
func (s *strainer) Read(p []byte) (n int, err error) {
	for n < len(p) && s.err == nil {
		if len(s.rest) == 0 {
			if s.err = s.next(); s.err != nil {
				s.rest = nil
			}
			continue
		}
		k := copy(p[n:], s.rest)
		s.rest, n = s.rest[k:], n+k
	}
	if n > 0 {
		return n, nil
	}
	return 0, s.err
}

// next takes the next token, or returns why there is none.
func (s *strainer) next() error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	if !s.raw {
		n := attributes(s.left, maxOfTag)
		if s.attrs += n; n == maxOfTag || s.attrs > maxAttributes {
			return ErrTooLarge
		}
	}
	kind := s.z.Next()
	s.rest = s.z.Raw()
	raw := s.raw
	s.left, s.raw = s.left[len(s.rest):], false
	if kind == html.ErrorToken {
		if len(s.rest) > 0 && s.z.Err() == io.EOF {
			return nil // a tag that was cut off
		}
		return s.z.Err()
	}
	if s.count(kind, raw); s.nodes > maxNodes || s.text > maxText || s.roots > maxRoots || len(s.active) > maxActive {
		return ErrTooLarge
	}
	return nil
}

// count counts what the parser may make of a token; raw tells that it is the text
// of an element that has no tags.
func (s *strainer) count(kind html.TokenType, raw bool) {
	s.nodes++
	switch kind {
	case html.TextToken:
		s.nodes += len(s.active) + bytes.Count(s.rest, []byte("<")) // in SVG a style has elements
		if !raw {
			s.text += len(s.rest)
		}
	case html.StartTagToken, html.SelfClosingTagToken:
		s.nodes += len(s.active)
		tag := s.rest
		name, _ := s.z.TagName()
		s.raw = rawText[string(name)]
		switch n := string(name); {
		case n == "html" || n == "body":
			s.roots++
		case emphases[n]:
			s.begin(emphasis{n, string(tag)})
		}
	case html.EndTagToken:
		name, _ := s.z.TagName()
		for i := len(s.active) - 1; i >= 0; i-- {
			if s.active[i].name == string(name) {
				s.active = append(s.active[:i], s.active[i+1:]...)
				break
			}
		}
	}
}

// begin notes an emphasis; of those that are the same three count, as for the
// parser.
func (s *strainer) begin(e emphasis) {
	const same = 3
	first, n := -1, 0
	for i := range s.active {
		if s.active[i] == e {
			if n++; first < 0 {
				first = i
			}
		}
	}
	if n >= same {
		s.active = append(s.active[:first], s.active[first+1:]...)
	}
	s.active = append(s.active, e)
}

// attributes counts those of the tag that s begins with, most at most.
func attributes(s string, most int) (n int) {
	if len(s) < 2 || s[0] != '<' || (s[1]|0x20) < 'a' || (s[1]|0x20) > 'z' {
		return 0
	}
	blank := func(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }
	i := 1
	skip := func(while func(byte) bool) {
		for i < len(s) && while(s[i]) {
			i++
		}
	}
	skip(func(c byte) bool { return !blank(c) && c != '/' && c != '>' })
	for n < most {
		skip(func(c byte) bool { return blank(c) || c == '/' })
		if i == len(s) || s[i] == '>' {
			break
		}
		n++
		i++ // a = here is of the name
		skip(func(c byte) bool { return !blank(c) && c != '/' && c != '=' && c != '>' })
		skip(blank)
		if i == len(s) || s[i] != '=' {
			continue
		}
		i++
		skip(blank)
		if i < len(s) && (s[i] == '"' || s[i] == '\'') {
			quote := s[i]
			i++
			skip(func(c byte) bool { return c != quote })
			i = min(i+1, len(s))
			continue
		}
		skip(func(c byte) bool { return !blank(c) && c != '>' })
	}
	return n
}
