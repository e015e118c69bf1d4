package toil

import (
	"bytes"
	"testing"
)

func TestGrowth(t *testing.T) {
	text := bytes.Repeat([]byte("a\r"), 1<<20)
	scan := func(b []byte) { bytes.IndexByte(b, '\n') }
	const n, times = 4_000, 16
	if spent(func() { scan(text) }) == 0 {
		t.Skip("this system does not tell")
	}
	for what, c := range map[string]struct {
		do        func(n int)
		quadratic bool
	}{
		"as what is given": {func(n int) { scan(text[:20*n]) }, false},
		"again for each of them": {func(n int) {
			for i := range n {
				scan(text[i:n])
			}
		}, true},
	} {
		if grown := Growth(c.do, n, times); grown > Quadratic(times) != c.quadratic {
			t.Errorf("%s: grew %.0f times", what, grown)
		}
	}
}
