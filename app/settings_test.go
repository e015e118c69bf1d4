package app

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestTheLanguageChangesAtOnce(t *testing.T) {
	s := sitDown(t).Taps(card)
	s.reader.PageDown()
	at := s.reader.At()
	t.Cleanup(func() { speak("") })
	menu := func() string { return s.main.Items[2].Label }
	for _, c := range []struct{ locale, menu string }{
		{"en_US.UTF-8", "Article"}, {"zh_TW.UTF-8", "文章"}, {"", "文章"},
	} {
		s.setLanguage(c.locale)
		s.settles().Reads(card)
		if menu() != c.menu || s.reader.At() != at {
			t.Errorf("%q: the menu says %q, the pane is at %v, want %v", c.locale, menu(), s.reader.At(), at)
		}
		s.above.Box().Hide()
	}
	if got := s.app.Preferences().String(prefLanguage); got != "" {
		t.Errorf("kept %q", got)
	}
	s.Taps(craft).Reads(craft).Shortcut(fyne.KeyD).Starred(true)
}

func TestDialogsOpen(t *testing.T) {
	s := sitDown(t)
	for _, show := range []func(){s.showSettings, s.showAbout} {
		show()
		if s.win.Canvas().Overlays().Top() == nil {
			t.Error("no dialog is shown")
		}
		s.above.Box().Hide()
	}
}
