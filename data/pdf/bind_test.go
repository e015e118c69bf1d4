package pdf

import (
	"fmt"
	"strings"
	"testing"
)

// longFile has a running head, a counter at the foot and a text on each of its pages.
func longFile(pages int) (out []forme) {
	for i := range pages {
		var s sheet
		s.set(0, 400, 8, "江岸日报")
		day := string(rune('一' + 20*i)) // no two pages have a line alike
		s.set(0, 300, 10, "　　灯亮了"+day+"人就来", "到街上，"+day+"看书，有", day+"坐。")
		s.set(0, 10, 8, fmt.Sprintf("第%d页", i+1))
		out = append(out, forme{chars: s})
	}
	return out
}

// TestBind: what recurs is told in a file however long, and no more pages of it are
// held than are compared.
func TestBind(t *testing.T) {
	const pages = 5*around + 3
	var b binder
	for _, f := range longFile(pages) {
		b.take(f)
		held := 0
		for _, p := range b.proofs {
			if p.words != nil {
				held++
			}
		}
		if held > around || len(b.proofs) > 2*around+1 {
			t.Fatalf("%d pages are held, %d compared", held, len(b.proofs))
		}
	}
	parts, err := compose(b.all())
	if err != nil {
		t.Fatal(err)
	}
	texts, heads, feet := 0, 0, 0
	for _, p := range parts {
		switch {
		case strings.HasPrefix(p.Text, "灯亮了") && strings.HasSuffix(p.Text, "坐。"):
			texts++
		case p.Text == "江岸日报":
			heads++
		case strings.HasSuffix(p.Text, "页"):
			feet++
		default:
			t.Errorf("page %d: %s", p.Page, p.Text)
		}
	}
	if texts != pages || heads != pages || feet != pages {
		t.Errorf("%d texts, %d heads, %d feet of %d pages", texts, heads, feet, pages)
	}
	if len(b.seen) > 20*around {
		t.Errorf("%d moulds are kept", len(b.seen))
	}
}
