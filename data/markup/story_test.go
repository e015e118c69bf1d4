package markup

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"lanmu/data/page"
)

// told writes parts down as their tests have them.
func told(parts []page.Part) string {
	names := map[page.PartKind]string{page.PartOther: "rest", page.PartColumn: "column", page.PartHeadline: "headline", page.PartByline: "byline", page.PartParagraph: "text",
		page.PartNewspaper: "paper", page.PartDate: "date", page.PartCaption: "caption", page.PartKicker: "kicker", page.PartSubhead: "subhead", page.PartEdition: "edition"}
	var out []string
	for _, p := range parts {
		out = append(out, names[p.Kind]+" "+p.Text)
	}
	return strings.Join(out, "|")
}

func TestFeeds(t *testing.T) {
	for _, c := range []struct{ what, xml, want string }{
		{"RSS", `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="x" xmlns:dc="y"><channel><title>晨光日报</title><link>http://a</link><item><title>路灯亮了</title><dc:creator>何小满</dc:creator><category>街谈</category><pubDate>Thu, 03 Mar 2022 08:00:00 +0800</pubDate><description>摘要。</description><content:encoded><![CDATA[<h1>路灯亮了</h1><p>天黑了。</p><p>灯&amp;火。</p>]]></content:encoded></item><item><title>&lt;b&gt;又一篇&lt;/b&gt;</title><description>&lt;p&gt;只有摘要。&lt;/p&gt;</description></item></channel></rss>`,
			"paper 晨光日报|date 2022-03-03|column 街谈|headline 路灯亮了|byline 何小满|rest 摘要。|rest 路灯亮了|text 天黑了。|text 灯&火。|column |headline 又一篇|text 只有摘要。"},
		{"Atom", `<feed xmlns="http://www.w3.org/2005/Atom"><title>晨光</title><entry><title type="html">灯</title><author><name>何小满</name><uri>http://b</uri></author><category term="街谈"/><published>2022-03-03T08:00:00Z</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>天<b>黑</b>了。</p></div></content></entry></feed>`,
			"paper 晨光|date 2022-03-03|column 街谈|headline 灯|byline 何小满|text 天黑了。"},
		{"RSS 1.0", `<rdf:RDF xmlns:rdf="x"><channel><title>晨光</title></channel><item><title>灯</title><description>天黑了。</description></item></rdf:RDF>`, "paper 晨光|headline 灯|text 天黑了。"},
		{"cut off", `<rss><channel><item><title>灯</title><description>天黑了。</description></item><item><title>雪</title><description>下`, "headline 灯|text 天黑了。|headline 雪"},
		{"entities of its own", `<rss><channel><item><title>灯&nbsp;火 & 人</title><description>天&hellip;</description></item></channel></rss>`, "headline 灯 火 & 人|text 天…"},
	} {
		if !IsFeed(c.xml) {
			t.Errorf("%s: is not told", c.what)
		}
		parts, err := Feed(t.Context(), c.xml)
		if got := told(parts); err != nil || got != c.want {
			t.Errorf("%s:\n%s, %v, want\n%s", c.what, got, err, c.want)
		}
	}
	for _, s := range []string{"", "灯<rss>", "<html><rss>", "<?xml?><svg>", "<rssx>"} {
		if IsFeed(s) {
			t.Errorf("%q is taken for a feed", s)
		}
	}
}

func TestExports(t *testing.T) {
	for _, c := range []struct{ what, text, want string }{
		{"objects", `[{"title":"灯","author":["何小满","李明"],"content":"天黑了。\n灯亮了。","date":"2022-03-03","id":7},{"title":"雪","content":"<p>下了。</p>"}]`,
			"date 2022-03-03|headline 灯|byline 何小满\n李明|rest id: 7|text 天黑了。|text 灯亮了。|headline 雪|text 下了。"},
		{"within", `{"newspaper":"晨光日报","data":{"list":[{"标题":"灯","正文":"天黑了。","作者":{"name":"何小满"}}]}}`, "headline 灯|byline 何小满|text 天黑了。|paper 晨光日报"},
		{"lines", "{\"title\":\"灯\",\"text\":\"天黑了。\"}\n{\"title\":\"雪\",\"text\":\"下了。\"}\n", "headline 灯|text 天黑了。|headline 雪|text 下了。"},
		{"what else is said", `{"data":[{"title":"灯","text":"天黑了。","author":{"userName":"何小满","userId":1},"comments":[{"comment":"好"}]}],"meta":{"total":"一条"}}`,
			"headline 灯|byline 何小满|rest userId: 1|rest comment: 好|text 天黑了。|rest total: 一条"},
		{"cut off", `[{"title":"灯","text":"天黑了。"},{"title":"雪","te`, "headline 灯|text 天黑了。"},
	} {
		if !IsJSON(c.text) {
			t.Errorf("%s: is not told", c.what)
		}
		parts, err := JSON(t.Context(), c.text)
		if got := told(parts); err != nil || got != c.want {
			t.Errorf("%s:\n%s, %v, want\n%s", c.what, got, err, c.want)
		}
	}
	for _, c := range []struct{ what, text, want string }{
		{"commas", "\ufefftitle,author,content\n灯,何小满,\"天黑了，\n灯亮了。\"\n雪,,下了。\n", "headline 灯|byline 何小满|text 天黑了，|text 灯亮了。|headline 雪|text 下了。"},
		{"tabs", "标题\t正文\t编号\n灯\t天黑了。\t7\n", "headline 灯|rest 编号: 7|text 天黑了。"},
		{"rows of any length", "title,text\n灯\n雪,下了。,多,的\n", "rest 灯|headline 雪|rest …: 多|rest …: 的|text 下了。"},
	} {
		if !IsTable(c.text) {
			t.Errorf("%s: is not told", c.what)
		}
		parts, err := Table(t.Context(), c.text)
		if got := told(parts); err != nil || got != c.want {
			t.Errorf("%s:\n%s, %v, want\n%s", c.what, got, err, c.want)
		}
	}
	for _, s := range []string{`{"name":"lanmu","description":"a reader"}`, `[1,2]`, `{"a":`, `{}`, `[`} {
		if parts, err := JSON(t.Context(), s); !errors.Is(err, ErrNoArticles) {
			t.Errorf("%s: %v, %v", s, parts, err)
		}
	}
	for _, s := range []string{"姓名,年龄\n何,3\n", "标题\n正文\n", "灯亮了，天黑了\n", ""} {
		if IsTable(s) {
			t.Errorf("%q is taken for a table of articles", s)
		}
	}
}

// What is made to keep a parser busy is refused, or read in a time that its length lets
// expect; and whoever stops need not wait.
func TestHostileExports(t *testing.T) {
	deep := func(s string) string { return strings.Repeat(s, 100_000) }
	for name, read := range map[string]func(context.Context) ([]page.Part, error){
		"nested lists":   func(ctx context.Context) ([]page.Part, error) { return JSON(ctx, deep("[")) },
		"nested objects": func(ctx context.Context) ([]page.Part, error) { return JSON(ctx, deep(`{"a":`)) },
		"crumbs": func(ctx context.Context) ([]page.Part, error) {
			return Feed(ctx, "<rss>"+strings.Repeat("<item><title>a</title></item>", maxEntries+2))
		},
		"nested elements": func(ctx context.Context) ([]page.Part, error) { return Feed(ctx, "<rss>"+deep("<item>")) },
	} {
		if parts, err := read(t.Context()); err == nil {
			t.Errorf("%s: %d parts", name, len(parts))
		}
	}
	over, cancel := context.WithCancel(t.Context())
	cancel()
	for name, read := range map[string]func() ([]page.Part, error){
		"JSON":  func() ([]page.Part, error) { return JSON(over, "["+deep(`{"title":"a","text":"b"},`)) },
		"feed":  func() ([]page.Part, error) { return Feed(over, "<rss>"+deep("<item><title>a</title></item>")) },
		"table": func() ([]page.Part, error) { return Table(over, "title,text\n"+deep("a,b\n")) },
	} {
		if _, err := read(); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzExports(f *testing.F) {
	f.Add(`<rss><channel><title>晨</title><item><title>灯</title><content:encoded><![CDATA[<p>天</p>]]></content:encoded></item></channel></rss>`)
	f.Add(`{"data":[{"title":"灯","content":"<p>天"}]}`)
	f.Add("标题,正文\n灯,\"天\n黑\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, read := range []func(context.Context, string) ([]page.Part, error){Feed, JSON, Table} {
			if parts, err := read(t.Context(), text); err == nil {
				_ = fmt.Sprint(len(page.Compose(parts).Articles))
			}
		}
	})
}
