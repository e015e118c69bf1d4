package markup

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// fonts are emphases that differ, none ended.
func fonts(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<p><font color=%d></p>", i)
	}
	return b.String()
}

// hostile are pages that are made to keep a parser busy, of n pieces.
var hostile = []struct {
	name    string
	text    func(n int) string
	refused bool // of 600,000 pieces
}{
	{"paragraphs", func(n int) string { return strings.Repeat("<p>灯", n) }, true},
	{"cells", func(n int) string { return "<table>" + strings.Repeat("<td>灯", n) }, true},
	{"rows that hold text", func(n int) string { return "<table>" + strings.Repeat("灯<tr>", n) }, true},
	{"ends of paragraphs", func(n int) string { return strings.Repeat("</p>", n) }, true},
	{"ends of nothing", func(n int) string { return strings.Repeat("灯</b>", n) }, true},
	{"one emphasis in another", func(n int) string { return strings.Repeat("<p><b>灯", n) }, true},
	{"emphases begun anew", func(n int) string { return fonts(300) + strings.Repeat("<p>灯</p>", n/100) }, true},
	{"emphases that cross", func(n int) string { return strings.Repeat("<b><i><u><s><p>灯</b>", n/6) }, true},
	{"emphases without end", func(n int) string { return fonts(n / 100) }, false}, // the parser does that
	{"attributes", func(n int) string { return "<p" + strings.Repeat(" a=b", n) + ">灯" }, true},
	{"attributes with marks", func(n int) string { return "<p" + strings.Repeat(" a='<>'b=\">\"/c", n) + ">灯" }, true},
	{"bodies", func(n int) string { return strings.Repeat("<body a=b>", n) }, true},
	{"elements in a style", func(n int) string { return "<svg><style>" + strings.Repeat("<g>", n) + "</style></svg>" }, true},
	{"elements in data", func(n int) string { return "<svg><![CDATA[" + strings.Repeat("<g>", n) + "]]>" }, true},
	{"a long text", func(n int) string { return strings.Repeat("灯", n) }, false},
	{"a longer text than any", func(n int) string { return strings.Repeat("灯亮了，", n) }, true},
	{"a long script", func(n int) string { return "<script>" + strings.Repeat("a b; ", n) + "</script>灯" }, false},
	{"a long comment", func(n int) string { return "<!--" + strings.Repeat("<p a=b c>", n) + "-->灯" }, false},
	{"a long attribute", func(n int) string { return "<p a='" + strings.Repeat("b c=", n) + "'>灯" }, false},
}

// TestStrainer: what is made to keep the parser busy is refused before it does,
// and no tree has many more nodes than were counted.
func TestStrainer(t *testing.T) {
	for _, c := range hostile {
		t.Run(c.name, func(t *testing.T) {
			text := "<html><body>" + c.text(2000)
			r := &strainer{ctx: t.Context(), left: text, z: html.NewTokenizer(strings.NewReader(text))}
			doc, err := html.Parse(r)
			nodes := 0
			if err == nil {
				for range doc.Descendants() {
					nodes++
				}
			}
			if nodes > 4*r.nodes+8 {
				t.Errorf("%d nodes, %d counted", nodes, r.nodes)
			}
			_, err = WebPage(t.Context(), "<html><body>"+c.text(600_000), nil)
			if errors.Is(err, ErrTooLarge) != c.refused {
				t.Errorf("of 600,000: %v", err)
			}
		})
	}
}

// asked is a context that is cancelled when it has been asked a number of times.
type asked struct {
	context.Context
	times, most int
}

func (a *asked) Err() error {
	if a.times++; a.times > a.most {
		return context.Canceled
	}
	return nil
}

func TestWebPageIsCancelled(t *testing.T) {
	ctx := &asked{Context: context.Background(), most: 100}
	if _, err := WebPage(ctx, "<html><body>"+strings.Repeat("<p>灯", 1000), nil); !errors.Is(err, context.Canceled) || ctx.times > 110 {
		t.Errorf("cancelled at the hundredth tag, asked %d times: %v", ctx.times, err)
	}
}

// TestAttributes counts as the parser does.
func TestAttributes(t *testing.T) {
	for _, tag := range []string{
		"<p>", "<p a>", "<p a=b c>", "<p a='x y z' b>", `<p a="<>" b=">">`, "<p =a=b>", "<p a = b>", "<p a= b / c>", "<p/a/b>", "<p a=/b>", "<p a='b'c='d'>",
		"<p a=\"b", "<p a", "<p", "<", "<1 a>", "</p a>", "灯", "", "<p a b=>", "<p \t\n\f a\r=\n'b'>", "<p a=b=c>", "<p a'b>",
	} {
		z := html.NewTokenizer(strings.NewReader(tag))
		want := 0
		if kind := z.Next(); kind == html.StartTagToken || kind == html.SelfClosingTagToken {
			want = len(z.Token().Attr)
		}
		if got := attributes(tag, 100); got < want || got > want+1 {
			t.Errorf("%q: %d attributes, want %d", tag, got, want)
		}
	}
}
