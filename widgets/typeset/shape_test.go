package typeset

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// scribe is a font that draws words of joined letters as one character, half an em
// for each of their letters.
type scribe struct{ press }

func (scribe) Ligature(text string) rune {
	if r, _ := utf8.DecodeRuneInString(text); !isShaped(r) {
		return 0
	}
	return firstJoined + rune(utf8.RuneCountInString(text))
}

func (f scribe) Advance(r rune) float32 {
	if r > firstJoined {
		return float32(r-firstJoined) / 2
	}
	return f.press.Advance(r)
}

// TestWordsFromRightToLeft: each is one glyph, and those that follow each other in a
// line stand from right to left between what is read from left to right.
func TestWordsFromRightToLeft(t *testing.T) {
	const text = "他说سلام عليكم就走。"
	lines := Lines(text, scribe{}, Style{Measure: 30})
	if len(lines) != 1 {
		t.Fatalf("%d lines", len(lines))
	}
	at := map[string]Glyph{}
	for _, g := range lines[0].Glyphs {
		for _, word := range []string{"说", "سلام", "عليكم", "就"} {
			if strings.HasPrefix(text[g.Offset:], word) {
				at[word] = g
			}
		}
	}
	if len(at) != 4 || len(lines[0].Glyphs) != 7 {
		t.Fatalf("the glyphs are %v", lines[0].Glyphs)
	}
	order := []string{"说", "عليكم", "سلام", "就"}
	for i := 1; i < len(order); i++ {
		a, b := at[order[i-1]], at[order[i]]
		if b.X < a.X+a.Advance-.001 {
			t.Errorf("%q at %v stands before the end of %q, %v", order[i], b.X, order[i-1], a.X+a.Advance)
		}
	}
	// Broken between the words, the first stays on the first line.
	lines = Lines(text, scribe{}, Style{Measure: 5})
	if got := text[lines[0].Start:lines[0].End]; !strings.Contains(got, "سلام") || strings.Contains(got, "عليكم") {
		t.Errorf("the first line is %q", got)
	}
}
