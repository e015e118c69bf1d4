package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestPasting: of a page pasted into the box by a slip stays what a query can be;
// what was selected makes room, and what is kept is pasted whole.
func TestPasting(t *testing.T) {
	page := strings.Repeat("工匠精神", 25_000)
	for _, c := range []struct {
		name, was  string
		selected   bool
		most       int
		pasted     string
		characters int
	}{
		{"a word", "", false, longestQuery, "工匠", 2},
		{"a page", "", false, longestQuery, page, longestQuery},
		{"a page after a word", "劳动者", false, longestQuery, page, longestQuery},
		{"a page over a word", "劳动者", true, longestQuery, page, longestQuery},
		{"a word where there is no room", page[:3*longestQuery], false, longestQuery, "工匠", longestQuery},
		{"a note", "", false, 0, page[:3000], 1000},
	} {
		clipboard := test.NewClipboard()
		clipboard.SetContent(c.pasted)
		e := newFilterEntry()
		e.most = c.most
		test.NewTempWindow(t, e)
		e.SetText(c.was)
		if c.selected {
			e.TypedShortcut(&fyne.ShortcutSelectAll{})
		} else {
			e.CursorColumn = len([]rune(c.was))
		}
		e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
		if n := len([]rune(e.Text)); n != c.characters {
			t.Errorf("%s: %d characters are in the box, want %d", c.name, n, c.characters)
		}
		if !c.selected && !strings.HasPrefix(e.Text, c.was) {
			t.Errorf("%s: %q lost what was in the box", c.name, e.Text[:60])
		}
		if clipboard.Content() != c.pasted {
			t.Errorf("%s: the clipboard was changed", c.name)
		}
	}
}
