package present

import (
	"strings"

	"lanmu/data/runes"
	"lanmu/widgets/document"
)

// SentencesOf returns the sentences of a document in the order they are read
// aloud: of verse a line each, of a table a row, of a list with its numbers. A pull
// quote repeats the body, and is passed over.
func SentencesOf(d document.Document) []document.Passage {
	var out []document.Passage
	for i, b := range d.Blocks {
		switch b.Style {
		case document.Kicker, document.Headline, document.Subhead, document.Byline, document.Caption:
		default:
			if !b.Style.IsText() {
				continue
			}
		}
		start := 0
		for _, end := range sentenceEnds(b.Text) {
			for start < end && b.Text[start] == '\n' {
				start++
			}
			if strings.TrimSpace(b.Text[start:end]) != "" {
				out = append(out, document.Passage{Block: i, Start: start, End: end})
			}
			start = end
		}
	}
	return out
}

// sentenceEnds returns where the sentences of a text end, in bytes. Marks that
// close after a full stop belong to its sentence.
func sentenceEnds(text string) []int {
	var ends []int
	ended := false
	for i, r := range text {
		if r == '\n' {
			ends, ended = append(ends, i), false
			continue
		}
		class := runes.Of(r)
		is := class == runes.Terminal || r == '；' || r == ';'
		if ended && !is && class != runes.Closer {
			ends, ended = append(ends, i), false
		}
		ended = ended || is
	}
	return append(ends, len(text))
}
