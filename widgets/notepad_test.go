package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestANoteThatIsTooLong: the boxes take no more than they can draw, and say so;
// what is not taken is not cut, and a longer note that is kept stays whole.
func TestANoteThatIsTooLong(t *testing.T) {
	a := test.NewTempApp(t)
	b := NewNotePad("批注", "标签")
	w := test.NewTempWindow(t, b)
	b.Focus(w.Canvas())
	var told []int
	var note, tags string
	b.OnFull = func(pasted int) { told = append(told, pasted) }
	b.OnTyped = func(n, g string) { note, tags = n, g }
	paste := func(e *noteEntry, text string) {
		a.Clipboard().SetContent(text)
		e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: a.Clipboard()})
	}
	page := strings.Repeat("工会很近。", LongestNote/5)
	b.Set("a", "再读", "")
	b.note.CursorColumn = 2
	paste(b.note, page)
	if note != "" || b.note.Text != "再读" || len(told) != 1 || told[0] != LongestNote {
		t.Errorf("a paste too long leaves %q in the box, typed %q, told %v", b.note.Text, note, told)
	}
	if a.Clipboard().Content() != page {
		t.Error("it is gone from the clipboard")
	}
	// What is selected makes room; then the box is full.
	b.note.TypedShortcut(&fyne.ShortcutSelectAll{})
	paste(b.note, page)
	if note != page || len(told) != 1 {
		t.Fatalf("in place of what was selected %q is typed, told %v", note, told)
	}
	b.note.TypedRune('啊')
	if note != page || len(told) != 2 || told[1] != 0 {
		t.Errorf("a full box: told %v, holds %d bytes", told, len(note))
	}
	// A longer note is shown in part, and typing a tag leaves it whole.
	long := page + "还有"
	b.Set("b", long, "")
	if b.Whole() || b.note.Text != page+"…" {
		t.Errorf("a longer note is shown as %q", b.note.Text)
	}
	b.note.TypedRune('啊')
	paste(b.note, "啊")
	for _, r := range "工会" {
		b.tags.TypedRune(r)
	}
	if n, _ := b.Text(); note != long || tags != "工会" || n != long {
		t.Errorf("with a tag typed the note has %d bytes of %d, and the tags are %q", len(note), len(long), tags)
	}
	b.Set("a", "再读", "")
	if b.note.TypedRune('！'); !b.Whole() || note != "！再读" && note != "再读！" {
		t.Errorf("a short note after it cannot be changed: %q", note)
	}
}
