package rtf

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestText(t *testing.T) {
	for _, c := range []struct{ what, rtf, want string }{
		{"Unicode", `{\rtf1\ansi\uc1 \u-29201?\u28783?\par \u20142?\u20102?\u12290?}`, "路灯\n亮了。"},
		{"characters of GBK", `{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}}\f0 \'c2\'b7\'b5\'c6\par}`, "路灯\n"},
		{"a font's own characters", `{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fnil Arial;}{\f1\fcharset136 Ming;}}\f1\'b8\'f4\'bf\'4f\f0  lamp}`, "路燈 lamp"},
		{"bytes as they are", "{\\rtf1\\ansi\\ansicpg936 \xc2\xb7\xb5\xc6}", "路灯"},
		{"what is not the text's", `{\rtf1{\info{\title x}}{\*\generator y;}{\colortbl;\red0;}{\header z}{\pict\bin3 }}}}a{\field{\*\fldinst HYPERLINK "u"}{\fldrslt b}}}`, "ab"},
		{"a star that begins no group", "{\\rtf1 a\\*\\cs7 b{\r\n\\*\\x c}d}", "abd"},
		{"what is not shown", `{\rtf1 a{\v b}c\v d\v0 e}`, "ace"},
		{"signs", `{\rtf1 \{a\\b\} \ldblquote c\rdblquote\~d}`, `{a\b} “c”` + "\u00a0d"},
		{"a table", `{\rtf1 a\cell b\cell\row c}`, "a\tb\t\nc"},
		{"a pair", `{\rtf1\uc1\u-10179?\u-8960?}`, "🔀"},
		{"two characters stand in", `{\rtf1\uc2\u36335 \'c2\'b7x}`, "路x"},
		{"cut off", `{\rtf1 a\'c`, "a"},
	} {
		got, err := Text([]byte(c.rtf))
		if err != nil || got != c.want {
			t.Errorf("%s: %q, %v, want %q", c.what, got, err, c.want)
		}
	}
	for what, rtf := range map[string]string{"none": "lamps", "deep": `{\rtf1` + strings.Repeat("{", 2000)} {
		if _, err := Text([]byte(rtf)); err == nil {
			t.Errorf("%s: no error", what)
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add([]byte(`{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}}\f0 \'c2\'b7\uc2\u36335 ab{\v b}\par\bin2 xx}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		text, err := Text(b)
		if err == nil && (!utf8.ValidString(text) || len(text) > 4*len(b)+8) {
			t.Errorf("%q becomes %q", b, text)
		}
	})
}
