package pdf

import (
	"slices"
	"testing"
)

// TestLinesSetDownOnOneAnother: lines that begin below the last, where that still goes on,
// get columns of their own; those of a page set down stay where they are.
func TestLinesSetDownOnOneAnother(t *testing.T) {
	var s setting
	y := 700.
	for _, l := range lampsAndBridge {
		s.lines(60, y, 10, 0, true, l)
		y -= 15
	}
	f := s.forme()
	got := textsOf(t, f)
	if want := []string{"天黑了，街上没有人走动。灯亮了，人就来到街上，有人看书，有人只是来坐。", "第二天人多了起来，书店的主人说，要是早些有灯就好了。"}; len(got) == 0 || got[0] != want[0] && got[0] != want[0]+want[1] {
		t.Errorf("got %q", got)
	}
	var whole setting
	whole.lines(400, 700, 10, 0, true, lampsAndBridge...)
	was := slices.Clone(whole.glyphs)
	if whole.unfold(); !slices.Equal(was, whole.glyphs) {
		t.Error("a page that is set down was changed")
	}
}
