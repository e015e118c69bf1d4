package typeset

import (
	"strings"
	"testing"
)

// parted writes a text's lines with | between them and - where one ends in a word.
func parted(text string, style Style) string {
	var out []string
	for _, l := range Lines(text, press{}, style) {
		line := strings.TrimRight(text[l.Start:l.End], " ")
		if n := len(l.Glyphs); n > 0 && l.Glyphs[n-1].Rune == Hyphen {
			line += "-"
		}
		out = append(out, line)
	}
	return strings.Join(out, "|")
}

func TestHyphenation(t *testing.T) {
	for _, c := range []struct {
		what, text string
		measure    float32
		want       string
	}{
		{"between syllables, where a line would be too loose", "It was the internationalization of the telecommunications of the town.", 12,
			"It was the international-|ization of the telecommu-|nications of the town."},
		{"nowhere else", "It was the last lamp of the town, and it was lit at last.", 14, "It was the last lamp of the|town, and it was lit at last."},
		{"not in another language", "Die Internationalisierung der Telekommunikationsunternehmen ist abgeschlossen worden.", 16,
			"Die Internationalisierung der|Telekommunikationsunternehmen|ist abgeschlossen worden."},
		{"not in a name or an address", "The NATIONALIZATION of the www.telecommunications.example of the town.", 12,
			""},
	} {
		got := parted(c.text, Style{Measure: c.measure, Justify: true})
		if c.want == "" {
			if strings.Contains(got, "-|") {
				t.Errorf("%s: %q", c.what, got)
			}
		} else if got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

// TestHyphenatedLinesKeepTheRules at all widths, upright and turned.
func TestHyphenatedLinesKeepTheRules(t *testing.T) {
	text := strings.Repeat("When it was finished a telecommunications engineer read of internationalization there, and an old man fell asleep beside her. ", 3)
	for measure := float32(8); measure <= 45; measure++ {
		for _, vertical := range []bool{false, true} {
			assertRules(t, text, Style{Measure: measure, Indent: 2, Justify: true, Vertical: vertical}, 0)
		}
	}
}
