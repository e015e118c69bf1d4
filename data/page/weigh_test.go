package page

import (
	"strings"
	"testing"
)

// TestWeigh holds the lines of a column of 14 em against each other, as programs
// set them that squeeze marks, or not, or have narrow quotation marks.
func TestWeigh(t *testing.T) {
	plain := strings.Repeat("河", 14)
	for name, marked := range map[string]string{
		"squeezed":    "河河，“河河河河”，河河河河河河", // 16 characters, two of them half as wide
		"not":         "河河，“河河河河”，河河河河",   // 14
		"narrow":      "河河“河河”河河“河河”河河河河", // 16, four of them half as wide
		"no evidence": plain,
	} {
		var lines []string
		for range 10 {
			lines = append(lines, plain, marked)
		}
		units, _ := blocksIn(strings.Join(lines, "\n"), nil)
		weigh(units)
		for _, u := range units {
			if u.em < 14-slack || u.em > 14+slack {
				t.Fatalf("%s: %q is %.1f em wide", name, u.String, u.em)
			}
		}
	}
}
