//go:build !windows

package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lanmu/widgets/document"
)

// TestReadingAloudFromHere begins with the sentence that what is selected is in, though
// another article or place was read before.
func TestReadingAloudFromHere(t *testing.T) {
	said := stubVoice(t, "")
	s := sitDown(t).Taps(cartoon)
	s.aloud.Toggle()
	s.settles()
	before := len(said())
	d := s.reader.Document()
	last := len(d.Blocks) - 1
	for !d.Blocks[last].Style.IsText() {
		last--
	}
	text := d.Blocks[last].Text
	from := strings.LastIndex(strings.TrimSuffix(text, "。"), "，") + len("，")
	s.reader.Select(document.Passage{Block: last, Start: from, End: len(text)})
	s.choseText(fyne.NewPos(400, 300), true)
	s.readFromHere()
	s.settles()
	got := said()[before:]
	if len(got) == 0 || !strings.Contains(got[0], strings.SplitAfter(text[from:], "。")[0]) {
		t.Errorf("from %q on is said %q", text[from:], got)
	}
}
