package app

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lanmu/app/present"
	"lanmu/app/tongue"
	"lanmu/tools/sample"
)

// TestSearchingTwoThousandPages: what is typed in letters finds a headline, what stands in
// a text alone is found there, opened where it stands, and gone through; what is asked of
// an author is narrowed to him.
func TestSearchingTwoThousandPages(t *testing.T) {
	dir := t.TempDir()
	if _, err := sample.Write(dir, sample.Options{Seed: 1, Pages: 2000}); err != nil {
		t.Fatal(err)
	}
	const rare = "槐树下的豆腐摊"
	write(t, filepath.Join(dir, "2031-01-01.txt"), "■街谈\n\n"+
		articleText("城南的早市", "陈望舒", "天不亮就有人排队。", "老赵说，他最惦记的是"+rare+"。", "收摊以后，"+rare+"空着。"))
	s := sitDown(t).opens(dir)
	if n := len(s.in.Shelf().Refs); n < 2000 {
		t.Fatalf("%d articles are at hand", n)
	}
	s.Types("chengnan zs").Selects("城南的早市")
	s.sidebar.Clear()
	s.settles().Types(rare).Lists("【"+tongue.T("sidebar.intext")+"】", "城南的早市").Presses(fyne.KeyReturn).Reads("城南的早市")
	if len(s.hits()) != 2 || s.hit() != 0 {
		t.Errorf("%d places are marked, and it is at %d", len(s.hits()), s.hit())
	}
	for _, h := range s.hits() {
		if got := present.Document(s.reading.Entry()).Blocks[h.Block].Text[h.Start:h.End]; got != rare {
			t.Errorf("marked is %q", got)
		}
	}
	s.does("command.findnext")
	if s.hit() != 1 {
		t.Errorf("the next place is %d", s.hit())
	}
	s.sidebar.Clear()
	s.settles().Types(tongue.T("operator.by") + "陈望舒")
	listed := slices.DeleteFunc(s.headlines(), func(h string) bool { return strings.HasPrefix(h, "【") })
	if !slices.Equal(listed, []string{"城南的早市"}) {
		t.Errorf("of the author is listed %q", listed)
	}
}
