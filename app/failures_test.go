package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/widget"
)

// A locked PDF among the files that could not be read is opened with its password,
// typed by the keyboard, after one that is wrong.
func TestALockedFileIsUnlocked(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "data", "pdf", "testdata", "locked-aes.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "路灯.pdf")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	s := sitDown(t, path).Warns("路灯.pdf")
	s.askPassword(path)
	try := func(password string) {
		entry, ok := s.win.Canvas().Focused().(*widget.Entry)
		if !ok {
			t.Fatalf("%T has the keyboard", s.win.Canvas().Focused())
		}
		entry.SetText(password)
		entry.OnSubmitted(password)
		s.settles()
	}
	try("灯塔")
	if !s.above.Is() || s.reading.Entry().Page == "路灯.pdf" {
		t.Fatal("a wrong password opens it")
	}
	try("路灯")
	if s.above.Is() {
		t.Error("the box stands still")
	}
	if got := s.reading.Entry().Article.Headline.String; !strings.Contains(got, "路灯亮到了山那边") {
		t.Errorf("%q is open", got)
	}
}
