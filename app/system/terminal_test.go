package system

import (
	"bytes"
	"testing"
)

func TestVisible(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"路灯\tWi-Fi\r\nname\n👨‍👩‍👧", "路灯\tWi-Fi\r\nname\n👨‍👩‍👧"},
		{"\x1b[31m路灯\x1b[0m", "␛[31m路灯␛[0m"},
		{"\x00\a\b\v\f\x7f", `␀␇␈␋␌\u007f`},
		{"a\rb", "a␍b"},
		{"\u009b1m\u202e\u2066", `\u009b1m\u202e\u2066`},
		{"\xff\x9b灯\xe7", `\xff\x9b灯\xe7`},
		{"\ufffd", "\ufffd"},
		{"", ""},
	} {
		if got := Visible(c.text); got != c.want {
			t.Errorf("%q is shown as %q, want %q", c.text, got, c.want)
		}
		// Written in pieces it is shown the same, wherever they part.
		for at := range len(c.text) + 1 {
			var out bytes.Buffer
			s := &Terminal{Tty: &out}
			for _, piece := range []string{c.text[:at], c.text[at:]} {
				if n, err := s.Write([]byte(piece)); n != len(piece) || err != nil {
					t.Fatal(n, err)
				}
			}
			Flush(s)
			if got := out.String(); got != c.want && !(at > 0 && c.text[at-1] == '\r') {
				t.Errorf("%q, parted at %d, is shown as %q, want %q", c.text, at, got, c.want)
			}
		}
	}
}
