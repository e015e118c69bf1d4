package typeset

import (
	"strings"
	"testing"
)

// centring is a press that has marks in the middle of their em.
type centring struct{ press }

func (centring) Ligature(text string) rune {
	if strings.HasSuffix(text, Centred) {
		return 0x110000
	}
	return 0
}

// TestCentredMarks: they keep their em wherever they stand, begin no line still, and
// are drawn as what the font has for them.
func TestCentredMarks(t *testing.T) {
	for _, c := range []struct {
		text        string
		vertical    bool
		width, left float32 // em, and in simplified text
		centred     int     // how many are drawn so
	}{
		{"山水，", false, 3, 2.5, 1},
		{"山。」水", false, 4, 3.5, 1},
		{"說：「山", false, 3.5, 3.5, 1},
		{"園』！她", false, 3.5, 3.5, 1},
		{"「山」『水』", false, 4.5, 4.5, 0},
		{"山，水！", true, 4, 4, 1},
	} {
		for centred, want := range map[bool]float32{true: c.width, false: c.left} {
			l := Lines(c.text, centring{}, Style{Measure: 20, Vertical: c.vertical, Centred: centred})[0]
			n := 0
			for _, g := range l.Glyphs {
				if g.Rune == 0x110000 {
					n++
				}
			}
			if l.Width != want || centred && n != c.centred || !centred && n != 0 {
				t.Errorf("%s, centred %v, vertical %v: %v em wide with %d marks centred, want %v with %d", c.text, centred, c.vertical, l.Width, n, want, c.centred)
			}
		}
	}
	assertSet(t, "a centred mark begins no line", "山水，田土", Style{Measure: 2.5, Centred: true}, "山|水，|田土")
}
