package page

import (
	"slices"
	"strings"
	"testing"
)

// TestGlueOpeners holds pieces of a column of 14 em against each other, the
// second of which begins with an opening mark after a full stop.
func TestGlueOpeners(t *testing.T) {
	const (
		line     = "桥边的老树下又坐满了乘凉的人" // 14 em
		squeezed = "人说\n，"          // tells that the extractor cuts at squeezed marks
	)
	for _, c := range []struct {
		name, a, b string
		below      string // the lines under them
		joined     bool
	}{
		{"fill the line", "树下坐满了人。", "《乘凉记》里", line, true},
		{"fill the line, over a wider column", "树下坐满了人。", "《乘凉记》里", line + "说的都是些东家长西家短", true},
		{"are wider than the line", "说的都是些家长里短的话。", "《乘凉记》里", line, false},
		{"do not fill it", "话。", "《乘凉记》里", line, false},
		{"the last character, and what may be a first line", "话。", "《乘凉记》里的老树又", line, false},
		{"the last character, and what is too wide for one", "话。", "《乘凉记》里的老树又青了些", line, true},
		{"the last character, and a source note", "话。", "（江岸社3月2日）", line, true},
		{"a headline over its author", "树下坐满了人。", "《乘凉记》问世", "何小满：桥边的老树下又坐满了人", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			source := strings.Join([]string{line, line, squeezed, line, line, c.a, c.b, c.below, c.below, c.below}, "\n")
			units, _ := blocksIn(source, nil)
			joined := slices.ContainsFunc(glue(units), func(u block) bool { return u.String == c.a+c.b })
			if joined != c.joined {
				t.Errorf("joined: %v", joined)
			}
		})
	}
}

// TestGlueAmongPieces joins pieces of a line where most lines near are pieces too.
func TestGlueAmongPieces(t *testing.T) {
	const line, a, b = "桥边的老树下又坐满了乘凉的人", "树下坐满了人。", "《乘凉记》里"
	short := strings.Repeat("短短的一行字\n", 7)
	units, _ := blocksIn(strings.Repeat(line+"\n", 3)+"人说\n，\n"+short+a+"\n"+b+"\n"+short, nil)
	if !slices.ContainsFunc(glue(units), func(u block) bool { return u.String == a+b }) {
		t.Error("not joined")
	}
}
