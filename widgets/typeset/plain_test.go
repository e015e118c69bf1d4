package typeset

import (
	"slices"
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"
)

func TestPlain(t *testing.T) {
	const text = "　　6月2日，柳河镇最后一盏路灯亮了。“以前天一黑，谁也不出门。”村里的老人说，“现在，晚饭后都要走一走。”这盏灯花了4年、12.5万元，经过28个村民小组，才立在了这里（《柳河日报》）……"
	wide := runewidth.Condition{EastAsianWidth: true} // “ and … take two cells where Chinese is read
	for width := 6; width < 40; width++ {
		lines := Plain(text, width, 2, nil)
		joined := strings.Join(lines, "")
		if got, want := strings.TrimLeft(joined, "　"), strings.TrimLeft(text, "　"); got != want {
			t.Fatalf("width %d: the text became %q", width, got)
		}
		if !strings.HasPrefix(lines[0], "　　6") {
			t.Errorf("width %d: begins %q", width, lines[0])
		}
		for i, l := range lines {
			if n := wide.StringWidth(l); n > 2*width {
				t.Errorf("width %d: line %q takes %d cells", width, l, n)
			}
			first, last := []rune(l)[0], []rune(l)[len([]rune(l))-1]
			if i > 0 && strings.ContainsRune("，。、”）》…", first) {
				t.Errorf("width %d: line begins %q", width, l)
			}
			if strings.ContainsRune("“（《", last) {
				t.Errorf("width %d: line ends %q", width, l)
			}
		}
	}
	if got := Plain("", 30, 2, nil); len(got) != 0 {
		t.Errorf("nothing is set as %q", got)
	}
	if got := Plain("　山坡上的杏花开了", 6, 0, nil); !slices.Equal(got, []string{"山坡上的杏花", "开了"}) {
		t.Errorf("a headline is set as %q", got)
	}
}
