package markup

import (
	"regexp"
	"strings"
	"testing"

	"lanmu/data/page"
)

// report is a text of three paragraphs, as long as short reports are.
var report = []string{
	"东河的渡口昨天又开了船，撑船的老人说，水涨了三尺，正好过得了新修的闸。等船的人不多，都带着伞，站在石阶上往对岸看。",
	"镇上把旧码头的木板换成了石条，岸边添了六盏灯，夜里也看得清水线。孩子们放学以后来数船，一天能数到十四只。",
	"对岸的菜农把菜装在竹筐里，早上五点过河，七点以前赶到集市，比绕桥走近了一半的路，筐里的叶子还带着露水。",
}

// story is one in English.
var story = []string{
	"The ferry on the east river began to run again yesterday, and the old boatman said the water was just high enough to pass the new lock.",
	"The town has laid stones where the old planks were, and put up six lamps along the bank, so that the edge of the water can be seen at night.",
	"Farmers from the other side cross at five in the morning with their baskets and are at the market before seven, half the way round by the bridge.",
}

func paragraphs(texts []string) string { return "<p>" + strings.Join(texts, "</p>\n<p>") + "</p>" }

// read is what a page tells of its only article.
type read struct {
	newspaper, date, edition, kicker, headline, subhead, byline string
}

// webPages are pages of the kinds there are, each with what a reader sees in it.
var webPages = []struct {
	name, html string
	want       read
	texts      []string
	captions   []string
}{
	{
		name: "a digital edition whose metadata are its template's",
		html: `<!DOCTYPE html><html><head><meta charset=utf-8><title>渡口又开了船（河边·见闻）</title><meta name=author content="第003版"><meta name=publishdate content="2013-05-11"></head><body>
<p class=date>江岸日报 2021年03月09日 星期二</p><div class=article><h3>水涨三尺，正好过闸——</h3><h1>渡口又开了船<br>东河两岸少走十里（河边·见闻）</h1><h2>旧码头换上石条</h2>
<p class=sec>本报记者  何小满  苏 望 <span class=date>《 江岸日报 》（ 2021年03月09日 &nbsp; 第&nbsp;06 版）</span></p>
<div id=ozoom><!--enpcontent-->` + paragraphs(report) + `<!--/enpcontent--></div></div></body></html>`,
		want:  read{"江岸日报", "2021-03-09", "6", "水涨三尺，正好过闸——", "渡口又开了船 东河两岸少走十里（河边·见闻）", "旧码头换上石条", "本报记者 何小满 苏 望"},
		texts: report,
	},
	{
		name: "a newspaper's database, its own name in the title",
		html: `<html><head><meta charset=utf-8><title>江岸资料-江岸日报图文数据库（1950-至今）</title></head><body><ul><li><a href=/a>上一篇</a><li><a href=/b>下一篇</a><li><a href=#>收 藏</a></ul>
<div class=title>渡口又开了船</div><div class=author>【作者：何小满;苏望】</div><div class=info><div>【江岸日报<span>1958-03-09</span> 第<span>6</span>版</div><div>【字号：<a href=#>加大</a><a href=#>还原</a>】</div></div>
<div id=FontZoom class=detail_con>` + paragraphs(report[:1]) + `</div></body></html>`,
		want:  read{"江岸日报", "1958-03-09", "6", "", "渡口又开了船", "", "何小满;苏望"},
		texts: report[:1],
	},
	{
		name: "a portal that signs with a number, its editor last",
		html: `<html><head><meta charset=utf-8><title>渡口又开了船--河边--江岸网</title><meta name=author content=204417></head><body><div><a href=/>首页</a> &gt; <a href=/h>河边</a> &gt; 正文</div>
<h1>渡口又开了船</h1><div class=share>分享到：<a href=#>微信</a> <a href=#>微博</a></div><div>2021年03月09日08:15&nbsp;|&nbsp;来源：<a href=/j>江岸日报</a></div>
<div class=box>` + paragraphs(report) + `<p>(责编：石小溪、关山)</p></div><h3>相关新闻</h3><ul><li><a href=/1>闸门换了新漆的颜色</a><li><a href=/2>集市搬到了南岸以后</a></ul></body></html>`,
		want:  read{"", "2021-03-09", "", "", "渡口又开了船", "", ""},
		texts: report,
	},
	{
		name: "both the site's names after the headline, its own name for the author",
		html: `<html><head><meta charset=utf-8><title>渡口又开了船-江岸频道-江岸网</title><meta name=author content=江岸网></head><body><nav><a href=/>首页</a> <a href=/n>新闻</a></nav>
<div class=h-news><div class=h-title>渡口又开了船</div><div><span>2021-03-09 08:15:20</span> <span>来源： 江岸网</span></div></div><div class=main>` + paragraphs(report) + `</div></body></html>`,
		want:  read{"", "2021-03-09", "", "", "渡口又开了船", "", ""},
		texts: report,
	},
	{
		name: "an address for the author, who stands in the line of the day",
		html: `<html><head><meta charset=utf-8><title>渡口又开了船</title><meta name=author content="name, post@example.org"></head><body><ul><li><h3>渡口又开了船</h3>
<div><span>2021-03-09 08:15</span><span>来源：江岸晚报</span><span>作者：何小满</span><span>阅读：1644</span></div><div>` + paragraphs(report) + `<p>2021-03-09</p></div></li></ul></body></html>`,
		want:  read{"", "2021-03-09", "", "", "渡口又开了船", "", "何小满"},
		texts: report,
	},
	{
		name: "the site's name in the first heading",
		html: `<html><head><meta charset=utf-8><title>江岸日报</title></head><body><h1><a href=/>江岸日报数字报</a></h1><h2>渡口又开了船</h2><h3>——东河两岸的一天</h3><div>` + paragraphs(report) + `</div></body></html>`,
		want: read{"江岸日报", "", "", "", "渡口又开了船", "——东河两岸的一天", ""}, texts: report,
	},
	{
		name: "a text that a script is to show",
		html: `<html><head><meta charset=utf-8><title>渡口又开了船</title></head><body><h1>渡口又开了船</h1><div><span>何小满</span> <em>2021-03-09</em></div><div style="visibility: hidden; opacity: 0;">` + paragraphs(report) + `</div></body></html>`,
		want: read{"", "2021-03-09", "", "", "渡口又开了船", "", "何小满"}, texts: report,
	},
	{
		name: "a table without a heading",
		html: `<html><head><meta charset=utf-8><title>渡口又开了船-江岸网_河边频道</title></head><body><div><a href=/>首页</a> <a href=/a>新闻</a></div><table><tr><td>渡口又开了船</td></tr><tr><td>` + strings.Join(report, "<br>") + `</td></tr></table></body></html>`,
		want: read{"", "", "", "", "渡口又开了船", "", ""}, texts: report,
	},
	{
		name: "one line, and nothing of what is about it",
		html: `<html><head><meta charset=utf-8><title>水位-江岸网_河边频道</title></head><body><div><a href=/>首页</a> <a href=/a>新闻</a></div><h1>水位</h1><div><p>今天涨了三尺。</p></div><div>版权所有 沪ICP备00000000号 <a href=#>联系我们</a></div></body></html>`,
		want: read{"", "", "", "", "水位", "", ""}, texts: []string{"今天涨了三尺。"},
	},
	{
		name: "a heading that the title does not tell",
		html: `<html><head><meta charset=utf-8><title>新闻动态--东河学会官网</title></head><body><h3>首页 - 新闻动态</h3><h5>渡口又开了船</h5><div><b>发布时间：2021-03-09</b> <i>来源：东河学会</i></div><div>` + paragraphs(report) + `</div></body></html>`,
		want: read{"", "2021-03-09", "", "", "渡口又开了船", "", ""}, texts: report,
	},
	{
		name: "who wrote and for whom",
		html: `<html><head><meta charset=utf-8><title>渡口又开了船_河边_江岸新闻</title></head><body><h1>渡口又开了船</h1><div><p>何小满/江岸青年报</p><p>2021-03-09 08:15 <span></span></p><div>字号</div></div><div>` + paragraphs(report) + `</div></body></html>`,
		want: read{"", "2021-03-09", "", "", "渡口又开了船", "", "何小满/江岸青年报"}, texts: report,
	},
	{
		name: "English: a standfirst, two authors, a sign-up, the next story",
		html: `<html lang=en><head><meta charset=utf-8><title>Ferry runs again on the east river | The River Post</title><meta property=og:site_name content="The River Post"><meta name=author content=river-desk></head><body>
<nav><a href=/>Home</a> <a href=/n>News</a></nav><article><h1>Ferry runs again on the east river</h1><p>High water lets boats pass the new lock, and the market has its greens before seven</p>
<div>By <a rel=author href=/a>Jane Roe</a> and <a rel=author href=/b>John Doe</a></div><div>Published 9 March 2021, 08:15 GMT</div><p>Share this article</p><p>` + story[0] + `</p><p>Advertisement</p><p>` + story[1] + `</p><p>` + story[2] + `</p>
<h3>Related stories</h3><p><a href=/1>Lock gates get a new coat of paint</a></p><p>The gates were painted green last week, and will be opened in May.</p></article></body></html>`,
		want: read{"The River Post", "2021-03-09", "", "", "Ferry runs again on the east river", "High water lets boats pass the new lock, and the market has its greens before seven", "Jane Roe and John Doe"}, texts: story,
	},
	{
		name: "English: what scripts read of it",
		html: `<html lang=en><head><meta charset=utf-8><title>Ferry runs again on the east river - The River Post</title><script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"Ferry runs again","datePublished":"2021-03-09T08:15:00Z","author":[{"name":"Jane Roe"}],"publisher":{"name":"The River Post"}}]}</script></head><body>
<h1>Ferry runs again on the east river</h1><div>` + paragraphs(story) + `</div></body></html>`,
		want: read{"The River Post", "2021-03-09", "", "", "Ferry runs again on the east river", "", "Jane Roe"}, texts: story,
	},
	{
		name: "a headline that the page cut short",
		html: `<html><head><meta charset=utf-8><title>渡口又开了船：东河两岸少走十里路的第一天</title></head><body><h1>渡口又开了船：东河两岸...</h1><div>` + paragraphs(report) + `</div></body></html>`,
		want: read{"", "", "", "", "渡口又开了船：东河两岸少走十里路的第一天", "", ""}, texts: report,
	},
	{
		name: "the address tells the day and the page",
		html: `<html><!-- saved from url=(0059)http://paper.example.org/html/2021-03/09/nw.D110000jarb_20210309_2-06.htm --><head><meta charset=utf-8><title>渡口又开了船</title></head><body><h1>渡口又开了船</h1><div>` + paragraphs(report) + `</div></body></html>`,
		want: read{"", "2021-03-09", "6", "", "渡口又开了船", "", ""}, texts: report,
	},
	{
		name: "pictures with their words, over a text and in it",
		html: `<html><head><meta charset=utf-8><title>渡口又开了船</title></head><body><div class=article><h1>渡口又开了船</h1><p class=sec><span class=date>《 江岸日报 》（ 2021年03月09日 &nbsp; 第&nbsp;06 版）</span></p>
<table><tr><td><img src=1.jpg></td></tr><tr><td><p>　　渡口的石阶。<br>　　何小满摄</p></td></tr></table><!--enpcontent-->` + paragraphs(report) + `<!--/enpcontent--></div><div><p>一切内容仅供江岸网读者阅读，未经书面授权，任何人不得转载、复制、发行。</p><ul><li><img src=2.png><p>手机版</p></li></ul></div></body></html>`,
		want:     read{"江岸日报", "2021-03-09", "6", "", "渡口又开了船", "", ""},
		texts:    report,
		captions: []string{"渡口的石阶。", "何小满摄"},
	},
	{
		name: "pictures alone, and what the site says of its rights",
		html: `<html><head><meta charset=utf-8><title>渡口又开了船</title></head><body><div class=article><h1>渡口又开了船</h1><p class=sec><span class=date>《 江岸日报 》（ 2021年03月09日 &nbsp; 第&nbsp;06 版）</span></p>
<table><tr><td><img src=1.jpg></td></tr><tr><td><p>　　渡口的石阶，水涨了三尺。<br>　　何小满摄</p></td></tr></table><!--enpcontent--><!--/enpcontent--></div><div><p>版权声明</p><p>` + strings.Join(report, "") + `任何人不得转载、复制、发行本站的内容，否则将追究其责任，也不得用于别的目的，一概如此。</p><ul><li><img src=2.png><p>手机版</p></li></ul></div></body></html>`,
		want:     read{"江岸日报", "2021-03-09", "6", "", "渡口又开了船", "", ""},
		captions: []string{"渡口的石阶，水涨了三尺。", "何小满摄"},
	},
	{
		name: "a database that names the page, and nobody who wrote",
		html: `<html><head><meta charset=utf-8><title>江岸日报图文数据库</title></head><body><div class=title>渡口又开了船</div><div class=info><div>【江岸日报<span>1990-03-09</span> 第<span>1</span>版 <span>要闻</span>】</div><div>【字号：<a href=#>加大</a>】</div></div>
<div class=detail_con>` + paragraphs(report) + `</div></body></html>`,
		want:  read{"江岸日报", "1990-03-09", "1", "", "渡口又开了船", "", ""},
		texts: report,
	},
	{
		name:  "each part noted down by somebody",
		html:  `<html><head><meta charset=utf-8><title>渡口又开了船</title></head><body><h1>渡口又开了船</h1><div>` + paragraphs(report) + `<p>（本报记者何小满采访整理）</p></div></body></html>`,
		want:  read{"", "", "", "", "渡口又开了船", "", ""},
		texts: append(append([]string{}, report...), "（本报记者何小满采访整理）"),
	},
	{
		name: "headings of three levels over a text, none of which the title tells",
		html: `<html><head><meta charset=utf-8><title>江岸绿色时报</title></head><body><div>2021年03月09日 第4版</div><div><a href=/a>闸门换了新漆</a></div><div><h3>水涨三尺 正好过闸</h3><h2>渡口又开了船</h2><h4>旧码头换上石条</h4><h5>本报记者 何小满</h5><div>` + paragraphs(report) + `</div></div></body></html>`,
		want: read{"江岸绿色时报", "2021-03-09", "4", "水涨三尺 正好过闸", "渡口又开了船", "旧码头换上石条", "本报记者 何小满"}, texts: report,
	},
	{
		name: "rows of a table over a text, the page's line above them",
		html: `<html><head><meta charset=utf-8><title>江岸晚报-渡口又开了船</title></head><body><ul><li><a href=/1>第A02版：综合</a><li><a href=/2>闸门换了新漆</a></ul><table><tr><td>第A03版：民生</td><td>2021年03月09日 星期二</td></tr></table>
<table><tr><td><table><tr><td>水涨三尺 正好过闸</td></tr><tr><td>渡口又开了船</td></tr><tr><td>旧码头换上石条</td></tr><tr><td>本报记者 何小满 通讯员 苏望</td></tr></table></td></tr><tr><td>` + paragraphs(report) + `</td></tr></table></body></html>`,
		want: read{"江岸晚报", "2021-03-09", "A03", "水涨三尺 正好过闸", "渡口又开了船", "旧码头换上石条", "本报记者 何小满 通讯员 苏望"}, texts: report,
	},
	{
		name: "a headline that bold type alone tells",
		html: `<html><head><meta charset=utf-8><title>江岸日报-农村版</title></head><body><table><tr><td align=center><strong>渡口又开了船</strong></td></tr><tr><td><span>旧码头换上石条</span></td></tr></table><table><tr><td>2021年03月09日 第003版:乡村</td><td>作者:何小满</td></tr></table><div>` + paragraphs(report) + `</div></body></html>`,
		want: read{"江岸日报", "2021-03-09", "3", "", "渡口又开了船", "旧码头换上石条", "何小满"}, texts: report,
	},
	{
		name: "the newspaper's line after a label, a count after the author",
		html: `<html><head><meta charset=utf-8><title>渡口又开了船-江岸网</title></head><body><h1>渡口又开了船</h1><div><b>作者：何小满 阅读 233 《江岸日报》（ 2021年03月09日 01版）</b></div><div>` + paragraphs(report) + `</div></body></html>`,
		want: read{"江岸日报", "2021-03-09", "1", "", "渡口又开了船", "", "何小满"}, texts: report,
	},
	{
		name: "two lines of authors in the body",
		html: `<html><head><meta charset=utf-8><title>渡口又开了船</title></head><body><h1>渡口又开了船</h1><div><p>■ 江岸日报全媒体记者 何小满</p><p>通讯员 苏望</p>` + paragraphs(report) + `</div></body></html>`,
		want: read{"", "", "", "", "渡口又开了船", "", "江岸日报全媒体记者 何小满 通讯员 苏望"}, texts: report,
	},
}

func read1(t *testing.T, html string) (read, *page.Page) {
	t.Helper()
	p := compose(t, html)
	if len(p.Articles) != 1 {
		t.Fatalf("%d articles", len(p.Articles))
	}
	a := &p.Articles[0]
	return read{p.Folio.Newspaper, p.Folio.Day, p.Folio.Page, a.Kicker.String, a.Headline.String, a.Subhead.String, a.Byline.Name}, p
}

func TestWhatIsShown(t *testing.T) {
	for _, c := range webPages {
		t.Run(c.name, func(t *testing.T) {
			got, p := read1(t, c.html)
			if got != c.want {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
			var texts []string
			for _, x := range p.Articles[0].Paragraphs() {
				texts = append(texts, x.String)
			}
			if strings.Join(texts, "\n") != strings.Join(c.texts, "\n") {
				t.Errorf("paragraphs %q", texts)
			}
			var captions []string
			for _, x := range p.Articles[0].Captions() {
				captions = append(captions, x.String)
			}
			if strings.Join(captions, "\n") != strings.Join(c.captions, "\n") {
				t.Errorf("captions %q", captions)
			}
		})
	}
}

// TestNamesOfElementsAreNotNeeded takes every name from the elements of the same
// pages: what a template calls them helps, and is not what pages are read by.
func TestNamesOfElementsAreNotNeeded(t *testing.T) {
	called := regexp.MustCompile(`\s(class|id|rel)=("[^"]*"|[^\s>]*)`)
	for _, c := range webPages {
		t.Run(c.name, func(t *testing.T) {
			if got, _ := read1(t, called.ReplaceAllString(c.html, "")); got != c.want {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}

// TestCredits reads lines that stand under headlines, and lines that seem to.
func TestCredits(t *testing.T) {
	for _, c := range []struct {
		line                                    string
		author, day, newspaper, edition, source string
	}{
		{"2021-03-09 08:15 来源：江岸晚报 作者：何小满 编辑：关山", "何小满", "2021-03-09", "", "", "江岸晚报"},
		{"作 者：何小满 苏望", "何小满 苏望", "", "", "", ""},
		{"《江岸日报》（2021年3月9日 第06版）", "", "2021-03-09", "江岸日报", "06", ""},
		{"本报记者 何小满 《江岸日报》（2021年3月9日 第06版）", "本报记者 何小满", "2021-03-09", "江岸日报", "06", ""},
		{"东河水务委员会 《江岸日报》（2021年3月9日 第06版）", "东河水务委员会", "2021-03-09", "江岸日报", "06", ""},
		{"【江岸日报1958-03-09 第6版", "", "1958-03-09", "江岸日报", "6", ""},
		{"【江岸日报1958-03-09 第6版 副刊】", "", "1958-03-09", "江岸日报", "6", ""},
		{"二〇二一年三月九日 第A3版", "", "2021-03-09", "", "A3", ""},
		{"江岸新闻记者 何小满", "江岸新闻记者 何小满", "", "", "", ""},
		{"何小满/江岸青年报", "何小满/江岸青年报", "", "", "", ""},
		{"新华社记者 何小满摄", "", "", "", "", ""},       // of a picture
		{"记者：渡口什么时候开的船", "", "", "", "", ""},     // asks
		{"更新时间：2021-03-09", "", "", "", "", ""},  // not the day it appeared
		{"作者：admin", "", "", "", "", ""},         // nobody
		{"作者：204417", "", "", "", "", ""},        // a number
		{"分享到：微信 微博", "", "", "", "", ""},        // a button
		{"水涨了三尺，正好过得了新修的闸。", "", "", "", "", ""}, // the text
		{"By Jane Roe, River Correspondent", "Jane Roe, River Correspondent", "", "", "", ""},
		{"By Jane Roe | March 9, 2021 8:15 am", "Jane Roe", "2021-03-09", "", "", ""},
		{"Tues., 9 Mar 2021", "", "2021-03-09", "", "", ""},
		{"By the time the ferry ran, it was noon.", "", "", "", "", ""},
	} {
		got := creditOf(&line{text: c.line})
		day := ""
		if got.days != nil {
			day = got.days[0]
		}
		if got.author != c.author || day != c.day || got.newspaper != c.newspaper || got.edition != c.edition || got.source != c.source {
			t.Errorf("%q: %+v", c.line, got)
		}
	}
}

func TestBareTitles(t *testing.T) {
	for title, want := range map[string]string{
		"渡口又开了船-江岸网":                  "渡口又开了船",
		"渡口又开了船--河边--江岸网":             "渡口又开了船",
		"渡口又开了船_河边频道_江岸网":             "渡口又开了船",
		"江岸日报电子版-渡口又开了船":              "渡口又开了船",
		"Ferry runs again | The Post": "Ferry runs again",
		"Ferry-boats run again":       "Ferry-boats run again",
		"渡口又开了船":                      "渡口又开了船",
		"":                            "",
	} {
		if got := bare(title, ""); got != want {
			t.Errorf("%q: %q", title, got)
		}
	}
}

// TestNewspapers tells newspapers from what ends as their names do.
func TestNewspapers(t *testing.T) {
	for name, want := range map[string]bool{"江岸日报": true, "大河報": true, "天气预报": false, "财报": false, "路灯": false} {
		if isNewspaper(name) != want {
			t.Error(name)
		}
	}
}

// TestVeils shows what a script would have, and hides what it would not.
func TestVeils(t *testing.T) {
	_, p := read1(t, `<html><body><h1>渡口又开了船</h1><div>`+paragraphs(report)+`</div><div style="visibility:hidden">看不见的字。</div></body></html>`)
	if strings.Contains(p.Source, "看不见") {
		t.Error(p.Source)
	}
}
