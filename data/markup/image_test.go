package markup

import (
	"strings"
	"testing"

	"lanmu/data/page"
)

// TestPicturesOfAWebPage: those of the article stand where they stood; those of what is
// around it, icons, banners and what stands there again do not.
func TestPicturesOfAWebPage(t *testing.T) {
	sizes := map[string][2]int{"a": {800, 500}, "b": {300, 400}, "icon": {32, 32}, "wide": {900, 60}, "late": {640, 480}}
	numbers := map[string]int{"a": 1, "b": 2, "icon": 3, "wide": 4, "late": 5}
	look := func(address string) page.Region {
		s := sizes[address]
		return page.Region{Page: numbers[address], Right: s[0], Bottom: s[1]}
	}
	const one, two = "水退了三尺，渡口又开了船。早晚各有六班，比从前多了两班。船票仍是两元，学生半价，老人不收。", "旧码头换上了石条，比从前高了。船家说，今年的水不会再来，明年也不会，石条要用三十年。"
	const nav, foot = `<div><img src="b"><a href="/">首页</a> <a href="/n">新闻</a></div>`, `<div><a href="x"><img src="b">下一篇：桥修好了</a></div><div>版权所有 东河网</div>`
	for _, c := range []struct{ what, in, want string }{
		{"between", `<p>` + one + `</p><p><img src="a"></p><p>` + two + `</p>`, "水退 1 旧码"},
		{"in a paragraph", `<p>水退了三尺，<img src="a">` + one + `</p><p>` + two + `</p>`, "水退 1 旧码"},
		{"over all", `<p><img src="a"></p><p>` + one + `</p><p>` + two + `</p>`, "1 水退 旧码"},
		{"under all", `<p>` + one + `</p><p>` + two + `</p><p><img src="a"></p>`, "水退 旧码 1"},
		{"with a caption", `<p>` + one + `</p><figure><img src="a"><figcaption>渡口的灯</figcaption></figure><p>` + two + `</p>`, "水退 1 渡口 旧码"},
		{"icons and banners", `<p>` + one + `<img src="icon"></p><img src="wide"><p>` + two + `<img src="a" width="20"></p>`, "水退 旧码"},
		{"twice", `<p>` + one + `</p><img src="a"><p>` + two + `</p><img src="a">`, "水退 1 旧码"},
		{"loaded late", `<p>` + one + `</p><img src="blank.gif" data-src="late"><p>` + two + `</p>`, "水退 5 旧码"},
		{"not there", `<p>` + one + `</p><img src="https://example.org/a.jpg"><p>` + two + `</p>`, "水退 旧码"},
		{"hidden", `<p>` + one + `</p><img src="a" style="display: none"><p>` + two + `</p>`, "水退 旧码"},
	} {
		text := `<html><head><title>渡口又开了船_东河网</title></head><body>` + nav + `<div class="article"><h1>渡口又开了船</h1>` + c.in + `</div>` + foot + `</body></html>`
		parts, err := WebPage(t.Context(), text, look)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, b := range page.Compose(parts).Articles[0].Blocks {
			if b.Kind == page.Image {
				got = append(got, string(rune('0'+b.At.Page)))
			} else {
				got = append(got, string([]rune(b.Text.String)[:2]))
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q, want %q", c.what, s, c.want)
		}
	}
}

func TestPicturesOfStories(t *testing.T) {
	look := func(address string) page.Region { return page.Region{Page: len(address), Right: 640, Bottom: 480} }
	parts, err := Stories(t.Context(), []Story{
		{Headline: "渡口又开了船", HTML: `<h1>渡口又开了船</h1><img src="a"><p>水退了三尺。</p>`, Look: look},
		{HTML: `<h1><img src="aa">旧码头</h1>`, Look: look},
		{Headline: "一图", HTML: `<svg><image href="aaa"></image></svg>`, Look: look},
	})
	if err != nil {
		t.Fatal(err)
	}
	p := page.Compose(parts)
	if len(p.Articles) != 3 {
		t.Fatalf("%+v", p.Articles)
	}
	for i := range p.Articles {
		if b := p.Articles[i].Blocks; len(b) == 0 || b[0].Kind != page.Image || b[0].At.Page != i+1 {
			t.Errorf("article %d: %+v", i, b)
		}
	}
}

func TestAddresses(t *testing.T) {
	got := strings.Join(Addresses(`<p><img src="a.jpg" data-src='b.jpg' srcset="c.jpg 1x, d.jpg 2x"><image xlink:href="e"/><img`), " ")
	if want := "a.jpg b.jpg c.jpg d.jpg"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
