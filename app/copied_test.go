package app

import (
	"lanmu/app/present"
	"lanmu/data/folio"
	"strings"
	"testing"
)

func TestCopyWithItsSource(t *testing.T) {
	s := sitDown(t).Taps(card)
	want := "“连心卡”\n——余清明：《" + card + "》，“长话短说”栏，opinion-page.txt"
	if got := present.Citation(s.reading.Entry(), "“连心卡”"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	e := s.reading.Entry()
	e.Mark.Folio = folio.Folio{Newspaper: "柳河日报", Day: "2024-06-03", Page: "3"}
	want = "“连心卡”\n——余清明：《" + card + "》，“长话短说”栏，《柳河日报》2024年6月3日第3版"
	if got := present.Citation(e, "“连心卡”"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCopyAsMarkdown(t *testing.T) {
	s := sitDown(t).Taps(elders)
	s.copyMarkdown()
	if got := s.app.Clipboard().Content(); !strings.HasPrefix(got, "# 网评锐语\n\n## "+elders+"\n") {
		t.Errorf("copied %q", got)
	}
}
