package markup

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"lanmu/data/folio"
	"lanmu/data/page"
	"lanmu/data/runes"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// bodyLines tells which lines are the article's body.
func bodyLines(doc *html.Node, lines []line) []bool {
	body := make([]bool, len(lines))
	found := false
	for i, l := range lines {
		body[i] = l.named == "content" || l.inside && l.named == ""
		found = found || body[i]
	}
	if !found && encloses(doc) { // pictures and nothing else
		for i, l := range lines {
			body[i] = l.held
		}
		found = true
	}
	if found {
		return body
	}
	if !readable(doc) {
		return plainBody(lines, body)
	}
	dropNotices(doc)
	parser := readability.NewParser()
	parser.CharThresholds = 120                    // a report of three sentences; the default is made for English
	article, err := parser.ParseDocument(doc, nil) // changes doc
	if err != nil || article.Node == nil {
		return plainBody(lines, body)
	}
	// What the library kept stands in the same order as in the document.
	places := make(map[string][]int, len(lines))
	for i := range lines {
		places[lines[i].text] = append(places[lines[i].text], i)
	}
	at := 0
	for _, kept := range linesOf(article.Node) {
		of := places[kept.text]
		for len(of) > 0 && of[0] < at {
			of = of[1:]
		}
		if len(of) > 0 {
			body[of[0]], at, found = true, of[0]+1, true
			of = of[1:]
		}
		places[kept.text] = of
	}
	if !found || missesHeld(lines, body) {
		return plainBody(lines, body)
	}
	for i := range lines { // which the library drops
		body[i] = body[i] || lines[i].kind == page.Formula && i > 0 && body[i-1]
	}
	return body
}

// missesHeld reports whether a body has nothing of what a template holds for one, and less
// than that.
func missesHeld(lines []line, body []bool) bool {
	held, kept := 0, 0
	for i := range lines {
		if lines[i].held && body[i] {
			return false
		}
		if lines[i].held {
			held += prose(&lines[i])
		}
		if body[i] {
			kept += prose(&lines[i])
		}
	}
	return held > 2*kept
}

// encloses reports whether doc has the comments that Founder's system puts about a
// body.
func encloses(doc *html.Node) bool {
	for n := range doc.Descendants() {
		if n.Type == html.CommentNode && strings.TrimSpace(n.Data) == "enpcontent" {
			return true
		}
	}
	return false
}

// readable reports whether the library is quick with a document: it reads the text
// under every element again and again. A news site's front page has some thousand
// elements, and a tenth of a megabyte of text twenty deep.
func readable(doc *html.Node) bool {
	const elements, read = 50_000, 32 << 20
	n, bytes := 0, 0
	var walk func(*html.Node, int) bool
	walk = func(under *html.Node, depth int) bool {
		for c := under.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.TextNode {
				bytes += depth * len(c.Data)
			}
			if n++; n > elements || bytes > read || !walk(c, depth+1) {
				return false
			}
		}
		return true
	}
	return walk(doc, 0)
}

// dropNotices takes out of doc what asks the reader for something: long texts
// about cookies have been taken for short articles.
func dropNotices(doc *html.Node) {
	var notices []*html.Node
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.DataAtom != atom.Body && n.DataAtom != atom.Html && notice.MatchString(called(n)) {
			notices = append(notices, n)
		}
	}
	for _, n := range notices {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

// notice matches the names of elements that ask for consent or a subscription.
var notice = regexp.MustCompile(`(^|[ _-])(onetrust|cookies?|consent|gdpr|ccpa|newsletter|paywall-(prompt|banner)|signup|subscribe)([ _-]|$)`)

// plainBody takes every line that is a sentence, for a page too plain or too odd
// to be told apart.
func plainBody(lines []line, body []bool) []bool {
	held := false
	for i, l := range lines {
		body[i] = l.held
		held = held || l.held
	}
	if held {
		return body
	}
	for i, l := range lines {
		body[i] = runes.HasSentence(l.text) || utf8.RuneCountInString(l.text) > 60
	}
	return body
}

// trim takes from the body what stands in it and is none of the article: links
// alone, buttons, and what comes after its end.
func trim(lines []line, body []bool) {
	own := func(l *line) bool { return l.named != "" || l.inside } // Founder's marks leave no doubt
	for i := range lines {
		l := &lines[i]
		if !body[i] || own(l) {
			continue
		}
		text := squash(l.text)
		size := utf8.RuneCountInString(text)
		alone := l.linked*10 >= size*9 && !endsAsText(text) && size < 80
		body[i] = !alone && !button.MatchString(l.text) && !button.MatchString(text) && !rights.MatchString(l.text)
	}
	total := 0
	for i := range lines {
		if body[i] {
			total += prose(&lines[i])
		}
	}
	before := 0
	for i := range lines {
		l := &lines[i]
		if !body[i] {
			continue
		}
		const longest = 40 // characters of what heads a list of other articles
		if before > total-before && !own(l) && utf8.RuneCountInString(l.text) < longest && afterEnd.MatchString(l.text) {
			for ; i < len(lines); i++ {
				body[i] = body[i] && own(&lines[i])
			}
			break
		}
		before += prose(l)
	}
	for i := len(lines) - 1; i >= 0; i-- {
		if !body[i] {
			continue
		}
		if found := folio.Days(lines[i].text); own(&lines[i]) || len(found) != 1 || found[0].Start > 0 || len(lines[i].text)-found[0].End > len(" 12:00:00") {
			break
		}
		body[i] = false // the day, once more
	}
}

// prose is how many characters of text l has; a line without a sentence has none.
func prose(l *line) int {
	if !runes.HasClause(l.text) && !strings.ContainsAny(l.text, ".!?,") {
		return 0
	}
	return utf8.RuneCountInString(l.text)
}

// rights matches what ends a site's page.
var rights = regexp.MustCompile(`(?i)^(版权所有|版權所有|copyright|©|(京|沪|粤|浙|苏|鲁|川|豫|冀|晋|湘|鄂|皖|闽|赣|陕|渝|津|辽|吉|黑|蒙|桂|琼|云|贵|藏|甘|青|宁|新)ICP备)|all rights reserved|\bICP备\s?\d+`)

// endsAsText reports whether s ends as a sentence does.
func endsAsText(s string) bool {
	return runes.EndsSentence(s) || strings.ContainsRune("”」』\"", lastRune(s))
}

// button matches a line that is something to press, or tells of a picture that
// a saved page has not.
var button = regexp.MustCompile(`(?i)^(分享(到|至)?[：:]?|分享|打印|收藏|点赞|赞|下载|上一篇|下一篇|上一条|下一条|上一版|下一版|举报|订阅|关注|评论|转发|复制链接|播放|暂停|全屏|知道了|我知道了|字号.*|[+]\d|\d+/\d+|\d+:\d\d( ?/ ?\d+:\d\d)?|返回.{0,8}(首页|顶部)(>>)?|扫一扫.{0,20}|点击(进入|查看|播放).{0,16}|.{0,12}>>|微信|微博|朋友圈|QQ空间|新浪微博|手机看新闻|advertisement|sponsored|share( this.{0,20})?|share on .{0,12}|tweet|print|email|e-mail|copy link|save|listen|play( video)?|pause|watch.{0,3}|video|loading\.*|close|follow us.{0,20}|sign up .{0,90}|by signing up.{0,160}|subscribe.{0,80}|(read|see) (more|next)\b.{0,120}|also read\b.{0,120}|recommended( reading)?|editor.s picks|table of contents|article content|story continues.{0,30}|(this )?advertisement.{0,40}|getty images|latest videos.{0,20}|current issue|popular|comments?|facebook|twitter|whatsapp|linkedin|pinterest|reddit|view (comments|gallery)|\d+ (comments?|shares?))$`)

// afterEnd matches the line that what is no more of the article comes after.
var afterEnd = regexp.MustCompile(`(?i)^(【?(责任编辑|责编)|[（(](责任编辑|责编|编辑)|相关(阅读|新闻|报道|链接|推荐|文章|专题)|延伸阅读|推荐阅读|更多(新闻|内容|精彩|阅读)|热(门|点)(推荐|新闻|评论)|猜你喜欢|为你推荐|精彩推荐|下一篇|上一篇|下一条|上一条|版权声明|免责声明|related( (articles?|stories|topics|content|news|links))?\b|read next|up next|next (story|article|up)|more (on|from|like) |more (stories|news)|most (read|popular)|trending|recommended|you may also like|topics?:|tags?:|comments?$|about the author|filed under|get in touch|follow .{0,30} on )`)
