package page

import (
	"strings"
	"testing"
)

var oldTexts = []string{
	"昨日上午東河鎮渡口船工修好木船三隻兩岸人家得以過河買米街坊無不稱便〇渡口自春水以來停船月餘行人苦之今得復開莫不額手稱慶〇",
	"城南菜場近日添設長凳十二條由木匠林某捐助買菜老者得以小坐〇林某謂門板本係街坊舊物今復歸於街坊不過物歸原主而已聞者稱善〇",
	"河邊路燈去歲壞者過半今由鎮上修理一新昨夜復明步道行人漸多〇聞尚擬添設六盞於橋頭以便夜行之人工料均由各商號分任〇",
}

// TestOldPress restores pages without modern marks: headlines after ▲, over
// 【本報訊】, or told by their length alone.
func TestOldPress(t *testing.T) {
	heads := []string{"東河渡口修好木船", "城南菜場添設長凳", "路燈復明"}
	page := func(mark, dateline string, text func(string) string) string {
		var s strings.Builder
		for i, h := range heads {
			s.WriteString(mark + h + "\n" + dateline + text(oldTexts[i]) + "\n")
		}
		return s.String()
	}
	asIs := func(s string) string { return s }
	bare := func(s string) string { return strings.ReplaceAll(s, "〇", "") }
	for name, dump := range map[string]string{
		"after a mark": page("▲", "", asIs), "over a dateline": page("", "【本報訊】", asIs),
		"after a mark and over a dateline": page("●", "【本報訊】", asIs), "no marks at all": page("", "", bare),
	} {
		p := Restore(dump)
		assertKept(t, p)
		if len(p.Articles) != len(heads) {
			t.Errorf("%s: %d articles\n%s", name, len(p.Articles), outline(p))
			continue
		}
		for i := range p.Articles {
			if a := &p.Articles[i]; a.Headline.String != heads[i] || len(a.Paragraphs()) != 1 {
				t.Errorf("%s: %q over %d paragraphs", name, a.Headline.String, len(a.Paragraphs()))
			}
		}
	}
}

// TestFullStop tells the 〇 that ends a sentence from a figure.
func TestFullStop(t *testing.T) {
	for s, want := range map[string]bool{"街坊稱便〇渡口復開": true, "街坊稱便〇": true, "民國二〇年": false, "一九三〇": false, "〇號": false} {
		if got := fullStop(s) >= 0; got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
	for s, want := range map[string]bool{"街坊稱便〇": true, "一九三〇": false, "〇": false} {
		if endsInStop(s) != want {
			t.Errorf("%q: not %v", s, want)
		}
	}
}

// TestMarkedHeads leaves alone marks of columns, which have headlines under them, and
// of authors, who have them above.
func TestMarkedHeads(t *testing.T) {
	text := strings.Join(ferry, "") + strings.Join(lamps, "")
	for dump, want := range map[string]int{
		"▲渡口又开了船\n" + text + "\n▲旧码头添了六盏灯\n" + text:               2,
		"■街谈\n渡口又开了船\n" + text + "\n■夜读\n旧码头添了六盏灯\n" + text:       0,
		"渡口又开了船\n□何小满\n" + text + "\n旧码头添了六盏灯\n□苏望\n" + text:      0,
		"▲渡口又开了船\n" + text + "\n▲旧码头添了六盏灯\n灯亮了\n" + text:          0,
		"■河边街谈\n▲渡口又开了船\n" + text + "\n■灯下夜读\n▲旧码头添了六盏灯\n" + text: 0,
	} {
		blocks, _ := blocksIn(dump, nil)
		if got := len(markedHeads(blocks)); got != want {
			t.Errorf("%q: %d", dump, got)
		}
	}
}
