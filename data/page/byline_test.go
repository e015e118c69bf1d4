package page

import "testing"

// TestBylines reads lines as bylines, and lines that only look like them.
func TestBylines(t *testing.T) {
	for _, c := range []struct {
		line, name string
		role       Role
		signs      bool
	}{
		{"文/何小满", "何小满", Author, true},
		{"何小满 文", "何小满", Author, true},
		{"本报记者 何 文", "本报记者 何 文", Author, true}, // named 文
		{"记者 苏望 何 图", "记者 苏望 何 图", Author, true},
		{"苏望 图", "苏望", Photographer, true},
		{"江岸新闻记者 何小满 苏望", "江岸新闻记者 何小满 苏望", Author, true},
		{"本报评论员", "本报评论员", Author, true},
		{"渡口又开了船", "渡口又开了船", Author, false},
		{"水涨三尺，正好过闸", "", Author, false},
	} {
		sig := readSignature(c.line)
		ok := sig.names()
		if ok && (sig.name != c.name || sig.role != c.role) || !ok && c.name != "" && c.signs {
			t.Errorf("%q: %q %v %v", c.line, sig.name, sig.role, ok)
		}
		if Signs(c.line) != c.signs {
			t.Errorf("%q: signs %v", c.line, !c.signs)
		}
	}
}

// TestWhoTookThePicture did not write the text over it; who wrote stands there
// in the same way.
func TestWhoTookThePicture(t *testing.T) {
	for last, want := range map[string]string{
		"新华社记者 何小满摄": "",
		"本报记者 何小满":   "本报记者 何小满",
	} {
		p := Compose([]Part{{Kind: PartHeadline, Text: "渡口又开了船"}, {Kind: PartParagraph, Text: "图为昨天的渡口。"}, {Kind: PartParagraph, Text: last}})
		if got := p.Articles[0].Byline.Name; got != want {
			t.Errorf("%q: %q, want %q", last, got, want)
		}
	}
}
