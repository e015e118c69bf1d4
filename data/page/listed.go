package page

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A listed dump has articles one after the other as a program saved them, each
// with lines of fields that tell who wrote it, when and where it appeared:
//
//	渡口又开了船
//	作者：何小满;苏望  时间：2021-03-09
//
//	　　东河的渡口昨天又开了船……
//
// or with the line in which a digital edition states itself:
//
//	渡口又开了船
//	本报记者 何小满
//	《江岸日报》（2021年03月09日 第 06 版）
//
// Such a dump is told as a whole, and then its fields tell where every article
// begins: nothing of it is guessed by its looks.

// fieldLabel matches the name of a field and the colon after it, or its brackets.
var fieldLabel = regexp.MustCompile(`[【\[]?(标\s*题|題目|标题|题目|副标题|副题|引题|肩题|作\s*者|记\s*者|通讯员|发布时间|发表时间|发布日期|发表日期|出版日期|刊发日期|见报日期|时\s*间|時\s*間|日\s*期|来\s*源|來\s*源|出处|稿源|报纸|报刊|报名|版\s*次|版\s*面|版号|版名|栏目|专栏|频道|正\s*文|内\s*容|全文|网址|链接|原文链接|URL|编号|序号|字数|关键词|分类)\s*([】\]]\s*[：:]?|[：:])`)

// issueLine matches the line in which a digital edition states itself.
var issueLine = regexp.MustCompile(`^[《【]?\s*(\p{Han}{2,12}?)\s*[》】]?\s*[（(]?\s*((?:1[89]|20)[0-9]{2}\s*[-年/.]\s*[01]?[0-9]\s*[-月/.]\s*[0-3]?[0-9]\s*日?)\s*[,，]?\s*(?:星期.)?\s*第?\s*([0-9A-Z]{1,3})\s*版[^。]{0,10}[）)】]?$`)

// bareDay matches a line that is a day with its year, and the hour perhaps.
var bareDay = regexp.MustCompile(`^[（(【\[]?((?:1[89]|20)[0-9]{2}\s?[-年/.]\s?[01]?[0-9]\s?[-月/.]\s?[0-3]?[0-9]\s?日?)(?:\s*星期.)?(?:\s+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?[）)】\]]?$`)

// folioOver matches the line a program writes over an article: the day, the number of the
// page, what that page is called.
var folioOver = regexp.MustCompile(`^[（(【\[]?((?:1[89]|20)[0-9]{2}\s?[-年/.]\s?[01]?[0-9]\s?[-月/.]\s?[0-3]?[0-9]\s?日?)(?:\s*星期.)?\s*第?\s*([0-9A-Z]{1,3})\s*版[：:\s]*\p{Han}{0,8}[）)】\]]?$`)

// bareLink matches a line that is an address.
var bareLink = regexp.MustCompile(`^https?://\S+$`)

// pageFoot matches the number of a page of the dump itself, or of the newspaper.
var pageFoot = regexp.MustCompile(`^(第\s*[0-9]+\s*版\s*([（(：:]\s*[^。]{1,10})?|第\s*[0-9]+\s*页(\s*[,，/／]?\s*共\s*[0-9]+\s*页)?|-\s*[0-9]+\s*-|Page [0-9]+( of [0-9]+)?)$`)

// divider matches a line that only parts one article from the next.
var divider = regexp.MustCompile(`^[-=*#_—~·•+]{3,}$`)

// listNumber matches the number before a headline of a list.
var listNumber = regexp.MustCompile(`^([0-9]{1,4}\s*[.．、)）]|[（(【\[]\s*[0-9]{1,4}\s*[）)】\]]|第\s*[0-9]{1,4}\s*篇[：:]?)\s*`)

// longestField is the most characters of a line of fields: ten authors, the day
// and the source.
const longestField = 120

// told is what a line of them tells.
type told struct {
	byLabel map[string]string // by the label without white space
	author  int               // byte offset of the label that names who wrote, or -1
	value   int               // of what it names
	end     int               // where that ends
	body    int               // byte offset of the text, if it begins on the same line, or -1
	paper   string
	day     string
	number  string
	over    bool // the day and the number, and no newspaper
	link    bool // an address and nothing else
}

// fieldsOf reads s as a line of fields, which begins with one or with the name of
// the newspaper.
func fieldsOf(s string) (f told, ok bool) {
	f.author, f.body = -1, -1
	if m := issueLine.FindStringSubmatch(s); m != nil {
		f.paper, f.day, f.number = m[1], m[2], m[3]
		return f, true
	}
	if m := bareDay.FindStringSubmatch(s); m != nil {
		f.day = m[1]
		return f, true
	}
	if m := folioOver.FindStringSubmatch(s); m != nil {
		f.day, f.number, f.over = m[1], m[2], true
		return f, true
	}
	if !strings.ContainsAny(s, "：:】]") {
		return f, false
	}
	if f.link = bareLink.MatchString(s); f.link {
		return f, true
	}
	const head = 64 << 10 // bytes: fields stand before the text, if that is on their line
	at := fieldLabel.FindAllStringSubmatchIndex(s[:min(len(s), head)], 12)
	if at == nil {
		return f, false
	}
	if before := trim(s[:at[0][0]]); before != "" {
		if utf8.RuneCountInString(before) > 12 || !allHanzi(before) || !strings.ContainsRune("报報刊社网", lastRune(before)) {
			return f, false
		}
		f.paper = before
	}
	f.byLabel = make(map[string]string, len(at))
	for k, m := range at {
		end := len(s)
		if k+1 < len(at) {
			end = at[k+1][0]
		}
		name := strings.Join(strings.FieldsFunc(s[m[2]:m[3]], isSpace), "")
		value := trim(s[m[1]:end])
		f.byLabel[name] = value
		if slices.Contains([]string{"正文", "内容", "全文"}, name) {
			f.body = m[1]
			return f, true
		}
		f.take(name, value)
		if (name == "作者" || name == "记者") && f.author < 0 && value != "" {
			f.author, f.value = m[0], m[1]+strings.Index(s[m[1]:], value)
			f.end = f.value + len(value)
		}
	}
	return f, utf8.RuneCountInString(s) <= longestField && lastRune(s) != '。'
}

// take notes what a field tells of the newspaper.
func (f *told) take(name, value string) {
	switch name {
	case "报纸", "报刊", "报名":
		f.paper = value
	case "版次", "版面", "版号":
		f.number = value
	default:
		if strings.HasSuffix(name, "间") || strings.HasSuffix(name, "間") || strings.HasSuffix(name, "期") {
			f.day = value
		}
	}
}

// A heading tells where an article of a listed dump begins.
type heading struct {
	told
	from, to int // blocks of its lines of fields
	head     int // first block of the headline's lines
	headTo   int
	signed   int  // block of the author, or -1
	authorIn int  // block of the line of fields that names the author, or -1
	titleIn  int  // block that has the headline after its label, or -1
	authored bool // a label is there to name the author, whether it does or not
	fixed    bool // its headline is known
}

// ofArticle reports whether fields are those of an article's head, and not of a
// notice (时间：……　地点：……) or of a page's foot (责任编辑：……).
func (h *heading) ofArticle() bool {
	if h.titleIn >= 0 {
		return true
	}
	who := h.authored || h.has("来源") || h.has("來源") || h.has("出处") || h.paper != "" || h.has("题目")
	return who && h.day != "" || h.number != "" && h.day != ""
}

func (h *heading) has(label string) bool { _, ok := h.byLabel[label]; return ok }

// headings finds the heads of a listed dump, or none if it is no such dump: one
// has two heads, or one that stands where a file begins.
func headings(blocks []block) (list []heading) {
	var thin []heading // that tell a day, an author or an address and nothing else
	var over []heading // that tell the day and the page
	for i := 0; i < len(blocks); {
		f, ok := fieldsOf(blocks[i].String)
		if !ok {
			i++
			continue
		}
		h := heading{told: f, from: i, to: i + 1, signed: -1, authorIn: -1, titleIn: -1}
		h.note(f, i)
		for f.body < 0 && h.to < len(blocks) {
			if f, ok = fieldsOf(blocks[h.to].String); !ok {
				break
			}
			h.note(f, h.to)
			h.to++
		}
		i = h.to
		switch {
		case h.over && len(h.byLabel) == 0:
			over = append(over, h)
		case h.ofArticle():
			list = append(list, h)
		case h.day != "" || h.link || h.has("作者"):
			thin = append(thin, h)
		}
	}
	if list == nil {
		list = thinHeads(blocks, thin)
	}
	if list == nil {
		list = folioHeads(blocks, over)
	}
	if list == nil {
		list = numberedHeads(blocks)
	}
	if list == nil {
		list = markedHeads(blocks)
	}
	if list == nil {
		list = plainHeads(blocks)
	}
	const early = 4 // blocks: a headline of three lines and its fields
	if len(list) == 1 && (list[0].from > early || len(list[0].byLabel) < 2) {
		return nil
	}
	return list
}

// note adds what line i of h's fields tells.
func (h *heading) note(f told, i int) {
	if h.byLabel == nil {
		h.byLabel = make(map[string]string)
	}
	for k, v := range f.byLabel {
		h.byLabel[k] = v
		switch k {
		case "作者":
			h.authored = true
		case "标题", "题目", "題目":
			h.titleIn = i
		}
	}
	if f.author >= 0 && h.authorIn < 0 {
		h.authorIn = i
		h.author, h.value, h.end = f.author, f.value, f.end
		h.authored = true
	}
	h.over, h.link = h.over || f.over, h.link || f.link
	for _, p := range []struct{ of, is *string }{{&h.paper, &f.paper}, {&h.day, &f.day}, {&h.number, &f.number}} {
		if *p.of == "" {
			*p.of = *p.is
		}
	}
}

// mayHead reports whether block i may be a line of a headline: short, no
// sentence, not set in as paragraphs are.
func mayHead(b *block) bool {
	const longest = 60 // characters of a line that says what a meeting stressed
	if b.size == 0 || b.size > longest || b.indented || b.ended && b.last != '”' && b.last != '？' && b.last != '！' && b.last != '》' && b.last != '）' && b.last != '…' {
		return false
	}
	return classOf(b.last) != pause && !divides(b)
}

// divides reports whether b parts what is before from what is after: a rule, the number
// of a page.
func divides(b *block) bool { return pageFoot.MatchString(b.String) || divider.MatchString(b.String) }

// linesOver sets h's headline to the lines over its fields, those after the last
// blank line if there are so few; none is before after. Where a blank line stands
// after every line, spread, their looks tell.
func (h *heading) linesOver(blocks []block, after int, spread bool) {
	const most = 4 // kicker, headline of two lines, second headline; the author with them
	h.head, h.headTo = h.from, h.from
	for k := h.from - 1; !spread && k >= max(after, h.from-most) && !blocks[k].indented && blocks[k].size <= longestField && !divides(&blocks[k]); k-- {
		if blocks[k].apart {
			h.head = k
			break
		}
	}
	for h.head == h.headTo || blocks[h.head].apart && spread || !blocks[h.head].apart {
		if h.head <= after || h.headTo-h.head >= most || !mayHead(&blocks[h.head-1]) {
			break
		}
		h.head--
	}
	if last := h.headTo - 1; last > h.head && namesOnly(blocks[last].String) {
		h.signed = last
		h.headTo = last
	}
}

// namesOnly reports whether s, between a headline and the line of its newspaper,
// is who wrote: an office, names, or one of two characters set apart.
func namesOnly(s string) bool {
	if sig := readSignature(s); sig.grade >= family || sig.names() && strings.Contains(s, "·") && !strings.ContainsAny(s, "（(“《") {
		return true
	}
	parts := strings.FieldsFunc(s, isSpace)
	return len(parts) == 2 && utf8.RuneCountInString(parts[0]) == 1 && utf8.RuneCountInString(parts[1]) == 1 && surnames[firstRune(s)]
}

// listed restores a listed dump; it returns nil if blocks are none.
func (p *Page) listed(blocks []block, script int, w *watch) (*Page, error) {
	list := headings(blocks)
	if len(list) == 0 {
		return nil, nil
	}
	apart := 0
	for i := range blocks {
		if blocks[i].apart {
			apart++
		}
	}
	spread := apart*10 > len(blocks)*9 // a blank line after every line tells nothing
	under := 0                         // heads whose headline stands below their fields
	for k := range list {
		h, after := &list[k], 0
		if k > 0 {
			after = list[k-1].to
		}
		if h.titleIn < 0 && !h.fixed {
			if h.linesOver(blocks, after, spread); h.head == h.headTo {
				under++
			}
		}
	}
	if 2*under > len(list) {
		for k := range list {
			list[k].linesUnder(blocks)
		}
	}
	list = slices.DeleteFunc(list, func(h heading) bool { return h.titleIn < 0 && h.head == h.headTo })
	if len(list) == 0 {
		return nil, nil
	}
	l := lister{page: p, script: script, watch: w}
	return l.compose(blocks, list)
}

// linesUnder sets h's headline to the first line below its fields.
func (h *heading) linesUnder(blocks []block) {
	if h.titleIn >= 0 || h.signed >= 0 || h.fixed {
		return
	}
	h.head, h.headTo = h.to, h.to
	if h.to < len(blocks) && mayHead(&blocks[h.to]) {
		h.headTo++
	}
	if at := h.headTo; h.over && at > h.to && at+1 < len(blocks) { // a second headline, and who wrote
		if b := &blocks[at]; b.first == '—' && mayHead(b) {
			h.headTo, at = at+1, at+1
		}
		if at+1 < len(blocks) && namesOnly(blocks[at].String) {
			h.signed = at
		}
	}
}
