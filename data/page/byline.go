package page

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// surnames are the family names of the Hundred Family Surnames and those the
// 2020 census added to the four hundred most frequent; compound ones apart.
var surnames = func() map[rune]bool {
	m := make(map[rune]bool)
	for _, r := range "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜阚花帅屠豆朴盖练廉禹井祖漆巴丰卿狄平宣晋云容敬扈晁芮普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况宿鲜印逯隆茹诺战慕危玉银亢嵇哈湛宾戎勾茅尉冶檀衣阴昝智幸洪习" +
		"張劉陳楊黃趙吳孫馬鄭謝羅許韓馮鄧蕭蔣葉蘇呂盧鐘鍾譚陸範賈韋鄒雷侯龍陶賀顧龔邵萬錢嚴湯溫龐顏莊聶齊喬關蘭寧紀單凌畢駱藍遊靳蒲饒簡車項連麥婁竇閔邊師應費衛榮叢鞏" {
		m[r] = true
	}
	return m
}()

var compoundSurnames = []string{"欧阳", "司马", "上官", "诸葛", "夏侯", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "长孙", "司徒", "端木", "澹台", "轩辕", "南宫", "百里", "闾丘", "万俟", "呼延", "申屠", "淳于", "钟离", "鲜于", "闻人", "赫连", "独孤", "拓跋", "宗政", "羊舌", "漆雕", "仲孙", "東方", "歐陽", "司馬", "諸葛", "萬俟", "鍾離", "鮮于", "聞人", "赫連", "獨孤"}

// hasSurname reports whether s begins with a family name and is as long as a
// name: two to four hanzi.
func hasSurname(s string) bool {
	n := utf8.RuneCountInString(s)
	if n < 2 || n > 4 || !allHanzi(s) {
		return false
	}
	for _, c := range compoundSurnames {
		if strings.HasPrefix(s, c) {
			return n > 2
		}
	}
	return n < 4 && surnames[firstRune(s)]
}

// offices are what stands before or for a name in a byline.
var offices = []string{"记者", "评论员", "通讯员", "特约", "撰稿", "见习", "实习生", "编辑部", "作者", "編輯部", "記者", "評論員", "通訊員", "特派", "观察员", "课题组", "编译", "主笔"}

// officeStarts has the first character of every office: a line without any,
// as most are, is told in one pass.
var officeStarts = func() (t [0x10000]bool) {
	for _, o := range offices {
		t[firstRune(o)] = true
	}
	return t
}()

func hasOffice(s string) bool {
	for i, r := range s {
		if r >= 0x10000 || !officeStarts[r] {
			continue
		}
		for _, o := range offices {
			if strings.HasPrefix(s[i:], o) {
				return true
			}
		}
	}
	return false
}

// endsInOffice reports whether s ends in an office, naming nobody: 本报评论员.
func endsInOffice(s string) bool {
	return slices.ContainsFunc(offices, func(o string) bool { return strings.HasSuffix(s, o) })
}

// employers end what stands before an office: 本报, 江岸晚报, 江岸新闻, 全媒体, 特约.
const employers = "报報社刊台网網部站体體媒端约約习習席级級驻駐派闻聞视視"

// holdsOffice reports whether t is an office (本报记者) with or without a name
// after it. Reporters stand in sentences and headlines too (记者又来了).
func holdsOffice(t string) bool {
	first, end := len(t), 0
	for _, o := range offices {
		if at := strings.Index(t, o); at >= 0 {
			first, end = min(first, at), max(end, strings.LastIndex(t, o)+len(o))
		}
	}
	employer, name := t[:first], t[end:]
	if employer != "" && (!allHanzi(employer) || !strings.HasPrefix(employer, "本") && !strings.ContainsRune(employers, lastRune(employer))) {
		return false
	}
	name = trim(strings.Trim(name, "：:"))
	n := utf8.RuneCountInString(name)
	return n == 0 || hasSurname(name) || n <= 14 && isPersonal(name) && strings.Contains(name, "·") ||
		n > 3 && n <= 9 && allHanzi(name) && (surnames[firstRune(name)] || hasCompound(name)) && !strings.ContainsAny(name, "的了在是就也都为和")
}

// deeds are the words that tell what a name in a byline did, as they stand
// before it (文/张三, 摄影：张三) or after it (张三/文, 张三 摄).
var deeds = []struct {
	word string
	role Role
}{
	{"图文", Author}, {"文图", Author}, {"文/图", Author}, {"图/文", Author}, {"文／图", Author}, {"图／文", Author}, {"文、图", Author}, {"圖文", Author}, {"文圖", Author}, {"文/圖", Author}, {"圖/文", Author}, {"文／圖", Author}, {"圖／文", Author}, {"撰文", Author}, {"作者", Author}, {"文", Author}, {"整理", Author}, {"编译", Author}, {"摘编", Author},
	{"摄影", Photographer}, {"摄", Photographer}, {"图片", Photographer}, {"图", Photographer}, {"供图", Photographer}, {"圖", Photographer}, {"供圖", Photographer}, {"圖片", Photographer}, {"攝", Photographer}, {"攝影", Photographer},
	{"漫画", Cartoonist}, {"绘图", Cartoonist}, {"绘画", Cartoonist}, {"绘", Cartoonist}, {"漫畫", Cartoonist}, {"繪", Cartoonist}, {"画", Cartoonist}, {"制图", Cartoonist}, {"插图", Cartoonist}, {"製圖", Cartoonist}, {"插圖", Cartoonist}, {"繪圖", Cartoonist}, {"畫", Cartoonist},
}

// cutDeed takes a deed from the beginning or end of s. A deed needs something
// between it and the name, so that 文义 stays a name.
func cutDeed(s string) (name string, role Role, ok bool) {
	if !deedEnds[firstRune(s)&0xffff] && !deedEnds[lastRune(s)&0xffff] {
		return s, Author, false
	}
	for _, d := range deeds {
		if rest, found := strings.CutPrefix(s, d.word); found {
			if t := strings.TrimLeftFunc(rest, isJoint); t != rest && t != "" {
				return t, d.role, true
			}
		}
		if rest, found := strings.CutSuffix(s, d.word); found {
			if t := strings.TrimRightFunc(rest, isJoint); t != rest && t != "" && !(utf8.RuneCountInString(d.word) == 1 && endsInSurname(t)) {
				return t, d.role, true
			}
		}
	}
	return s, Author, false
}

// endsInSurname reports whether the last word of s is a family name, set apart
// from the given name of one character that follows: 本报记者 张 文.
func endsInSurname(s string) bool {
	last := lastRune(s)
	if !surnames[last] {
		return false
	}
	rest := s[:len(s)-utf8.RuneLen(last)]
	return rest == "" || isSpace(lastRune(rest)) || classOf(lastRune(rest)) == pause
}

// deedEnds has the first and last characters of deeds.
var deedEnds = func() (t [0x10000]bool) {
	for _, d := range deeds {
		t[firstRune(d.word)], t[lastRune(d.word)] = true, true
	}
	return t
}()

// isJoint reports whether r stands between a deed and a name.
func isJoint(r rune) bool { return isSpace(r) || strings.ContainsRune("/／∕|｜：:·—丨", r) }

// A signature is what a line says of who wrote.
type signature struct {
	of    string // the line
	mark  rune   // before it
	name  string
	role  Role
	grade grade
	known bool // every name in it has a family name
	named bool // that, or it tells an office
}

// grade tells by what a line is told for names.
type grade uint8

const (
	noNames grade = iota
	perhaps       // as long as names are
	paired        // two names with family names that nothing parts, as words may look too
	family        // every name has a family name
	stated        // an office, a deed or a frame says so
)

// names reports whether every word of the line may be a name or an office.
func (s *signature) names() bool { return s.grade > noNames }

// signature is what b says of who wrote, its mark aside: read once, whoever asks.
func (b *block) signature() *signature {
	if b.sig == nil || b.sig.of != b.String {
		m, rest := rune(0), b.String
		if b.marks || b.first == '【' || b.first == '〖' {
			m, rest = marked(b.String)
		}
		sig := readSignature(rest)
		sig.of, sig.mark = b.String, m
		b.sig = &sig
	}
	return b.sig
}

// readSignature reads s, a line without its mark, as names with or without an
// office or deed, in brackets (张三), between points ·张三·, or bare.
func readSignature(s string) signature {
	const longest = 40 * 3 // bytes
	if len(s) > longest {
		return signature{}
	}
	s, framed, ok := inFrame(trim(s))
	if !ok {
		return signature{}
	}
	s, role, did := withoutDeed(s)
	sig := signature{name: s, role: role}
	all, surnamed, office := namesIn(s, framed)
	if all == 0 && !office || surnamed < all && strings.ContainsAny(s, "，,") { // words of a sentence
		return signature{}
	}
	sig.known = surnamed == all
	sig.named = office || sig.known
	switch {
	case framed || did || office:
		sig.grade = stated
	case sig.known:
		sig.grade = family
	case twoNames(s):
		sig.grade = paired
	default:
		sig.grade = perhaps
	}
	return sig
}

// namesIn counts the names of s, and those that have a family name, and tells
// whether it has an office; none of them if it has other words or too many.
func namesIn(s string, framed bool) (all, surnamed int, office bool) {
	const most = 8 // names
	from := reports(s)
	for t := range strings.FieldsFuncSeq(s, isBetweenNames) {
		switch wordIn(t, from, framed) {
		case officeWord:
			office = true
		case nameWord:
			all++
		default:
			return 0, 0, false
		}
		if hasSurname(t) || (framed || utf8.RuneCountInString(t) > 5) && twoNames(t) { // five characters without a frame are words as often
			surnamed++
		}
	}
	if all > most {
		return 0, 0, false
	}
	return all, surnamed, office
}

// inFrame returns what stands in s's frame, if it has one: （张三）, ·张三·, /张三.
// Brackets in brackets are no names'.
func inFrame(s string) (inner string, framed, ok bool) {
	r := firstRune(s)
	if !strings.ContainsRune("·•・（(—―–-/／", r) {
		return s, false, true
	}
	inner = trim(strings.Trim(s, "·•・（）()—―–-/／ "))
	if strings.ContainsRune("（(", r) && strings.ContainsAny(inner, "（()）") {
		return s, false, false
	}
	if len(inner) < len(s)-utf8.RuneLen(r) || strings.ContainsRune("/／—―", r) {
		return inner, true, true
	}
	return s, false, true
}

// withoutDeed returns s without the deeds, one or two, that it tells.
func withoutDeed(s string) (name string, role Role, did bool) {
	name, role, did = cutDeed(s)
	if did {
		name, _, _ = cutDeed(name)
	}
	return name, role, did
}

// What a word of a signature may be.
const (
	otherWord = iota
	officeWord
	nameWord
)

// wordIn tells what t is in a line that may sign. from tells that the line says
// where its reporter writes from, framed that it is framed.
func wordIn(t string, from, framed bool) int {
	n := utf8.RuneCountInString(t)
	switch {
	case n <= 16 && hasOffice(t) && (from || holdsOffice(t)):
		return officeWord
	case n == 1 && allHanzi(t), // a two-character name set apart: 李 拯
		n <= 4 && isPersonal(t),
		n <= 14 && strings.Contains(t, "·") && isPersonal(t),
		n <= 9 && allHanzi(t) && (!framed || twoNames(t)): // names run together: 华树芬叶秋江
		return nameWord
	}
	return otherWord
}

// reports reports whether s tells where a reporter writes from: 記者何小滿／台北報導.
func reports(s string) bool {
	switch lastRune(s) {
	case '电', '電', '道', '導': // 报道, 報導
		return strings.ContainsAny(s, "/／")
	}
	return false
}

func isBetweenNames(r rune) bool {
	switch r {
	case '、', '，', ',', '/', '／', '|', '｜':
		return true
	}
	return isSpace(r)
}

// isPersonal reports whether s is made as names are: hanzi, with · in foreign
// and minority names.
func isPersonal(s string) bool {
	for _, r := range s {
		if !isHanzi(r) && r != '·' && r != '•' {
			return false
		}
	}
	return utf8.RuneCountInString(s) >= 2
}

// notAuthors end what stands before a colon without being an author: 专家说：.
var notAuthors = []string{"说", "道", "云", "称", "表示", "指出", "认为", "问", "答", "写", "查", "讯", "电", "按", "提示", "强调", "如下", "显示", "披露", "报道", "发现", "提出", "要求", "曰", "载", "是", "者", "为", "看", "語", "語云", "说法", "注", "题", "點", "点", "导读", "摘要", "背景", "核心", "新闻", "链接", "地点", "时间", "看到", "想", "叫", "喊", "坦言", "直言", "感慨", "感叹", "介绍", "解释", "回忆", "告诉", "补充", "呼吁", "建议", "记得", "例如", "比如", "譬如", "其一", "其二", "第一", "第二", "一是", "首先", "其次", "简介", "声音", "记者", "主持人", "编者", "嘉宾"}

// runIn returns the byte length of the author's name that opens s, its colon
// not counted, or 0: 关育兵：随着社会的进步…… Several authors may share the
// place: 银河 和平：. sure tells that the name has a family name in front.
func runIn(s string) (n int, sure bool) {
	n = beforeColon(s)
	name := trim(s[:n])
	if count(name) < 2 || n+utf8.RuneLen('：') >= len(s) {
		return 0, false
	}
	sure = true
	for _, t := range strings.FieldsFunc(name, func(r rune) bool { return isSpace(r) || r == '、' }) {
		known := hasSurname(t) || twoNames(t)
		if !known && utf8.RuneCountInString(t) > 4 && !strings.Contains(t, "·") {
			return 0, false // longer than names are
		}
		sure = sure && known
	}
	for _, w := range notAuthors {
		if strings.HasSuffix(name, w) && !(sure && utf8.RuneCountInString(w) == 1) {
			return 0, false
		}
	}
	return n, sure
}

// beforeColon returns how many bytes of s stand before its first colon, if
// nothing but what names are made of does.
func beforeColon(s string) int {
	const longest = 10 // three names of three hanzi and a space
	i := 0
	for at, r := range s {
		if r == '：' || r == ':' {
			return at
		}
		if i++; i > longest || !isHanzi(r) && !isSpace(r) && r != '·' && r != '、' {
			break
		}
	}
	return 0
}

// twoNames reports whether s is two names that nothing parts.
func twoNames(s string) bool {
	for at := range s {
		if at > 0 && hasSurname(s[:at]) && hasSurname(s[at:]) {
			return true
		}
	}
	return false
}

// bracketedName reports whether s is an author in brackets and nothing else.
func bracketedName(s string) bool {
	if trailingNote(s) != s {
		return false
	}
	return readSignature(s).named
}

// An unmarked is a line that may be an author's though no mark announces it.
type unmarked struct {
	*block
	blocks     []block
	i          int
	prev, next *block // nil at an end
	bare       bool   // the page has several bare names that stand where an article may end
}

// What such a line is.
const (
	noAuthor = iota
	anAuthor
)

// unmarkedAuthors tell it, the first that holds: names an office (本报记者 张三), a deed
// (文/张三), is framed (·张三·), or is a bare name where a byline stands: a headline before and
// a text after, or the last sentence before and what ends an article after.
var unmarkedAuthors = []row[unmarked]{
	{"no names", noAuthor, func(u *unmarked) bool { return u.signature().grade < paired }},
	{"an aside in brackets", noAuthor, func(u *unmarked) bool { return u.bracketed() && !u.signature().named }},
	{"an office, a deed or a frame", anAuthor, func(u *unmarked) bool { return u.signature().grade == stated }},
	{"between a headline and a text", anAuthor, (*unmarked).underHead},
	{"neither under a headline nor after a text", noAuthor, func(u *unmarked) bool {
		return u.prev == nil || u.prev.role != body || !u.prev.ended
	}},
	{"after the last text", anAuthor, func(u *unmarked) bool { return u.next == nil }},
	{"after a text, over a column's name or what is the page's", anAuthor, func(u *unmarked) bool {
		return u.next.role == label || u.next.role == furniture
	}},
	{"after a text, over large type", anAuthor, func(u *unmarked) bool { return u.next.displayed() }},
	{"after a text, over a headline with its author", anAuthor, func(u *unmarked) bool { return signedHead(u.blocks, u.i+1) }},
	{"after a text, as others are here", anAuthor, func(u *unmarked) bool { return u.bare && signsAbove(u.blocks, u.i) }},
	{"a name in the text", noAuthor, always[unmarked]},
}

// bracketed reports whether the line is in brackets: （张三）, as an aside (完) is too.
func (u *unmarked) bracketed() bool { return u.ended && trailingNote(u.String) == u.String }

func (u *unmarked) underHead() bool {
	const leastHead = 4 // characters
	p, n := u.prev, u.next
	if p == nil || n == nil || p.role != body || !p.short() || p.size < leastHead || n.role != body || n.size <= u.size {
		return false
	}
	if u.i < 2 {
		return true
	}
	above := &u.blocks[u.i-2]
	return above.role != body || above.ended || above.short()
}

// findBylines gives the role to bylines that no mark announces.
func findBylines(blocks []block, rec *record) {
	bare := 0
	for i := range blocks {
		if signsAbove(blocks, i) {
			bare++
		}
	}
	for i := range blocks {
		b := &blocks[i]
		if b.role != body || b.kind != "" {
			continue
		}
		u := unmarked{block: b, blocks: blocks, i: i, bare: bare > 1}
		if i > 0 {
			u.prev = &blocks[i-1]
		}
		if i+1 < len(blocks) {
			u.next = &blocks[i+1]
		}
		r := first(unmarkedAuthors, &u)
		if r.says == anAuthor {
			b.role = byline
		}
		if b.size <= maxByline {
			rec.decided(b, "an author without a mark?", yesNo(r.says == anAuthor), r.name)
		}
	}
}

// signsAbove reports whether block i is a bare name after a text, and under it
// nothing, or a headline and another text.
func signsAbove(blocks []block, i int) bool {
	b := &blocks[i]
	if i == 0 || b.role != body || b.ended || b.size > maxByline {
		return false
	}
	if p := &blocks[i-1]; p.role != body || !p.ended || p.short() && p.size < maxHeadline/2 {
		return false
	}
	return b.signature().grade >= paired && endsArticle(blocks[i+1:])
}

// endsArticle reports whether an article may end above blocks: these are none, or the
// page's own, a label, or a headline and a text.
func endsArticle(blocks []block) bool {
	if len(blocks) == 0 || blocks[0].role == furniture || blocks[0].role == label {
		return true
	}
	head := &blocks[0]
	return head.role == body && head.short() && head.size >= minHeadline && head.last != '。' && len(blocks) > 1 && blocks[1].role == body && blocks[1].size > maxHeadline
}

// signedHead reports whether block i is a headline with its byline under it, or
// with a text that its author opens.
func signedHead(blocks []block, i int) bool {
	if blocks[i].role != body || !blocks[i].short() || blocks[i].last == '。' || i+1 >= len(blocks) {
		return false
	}
	_, opened := runIn(blocks[i+1].String)
	return opened || !blocks[i].ended && blocks[i+1].looksSigned()
}

// maxByline is the most characters of a byline without a mark: two authors with
// their offices.
const maxByline = 20

// signedIn returns the byte offset of the author's name in brackets at the end
// of s, （张三） or （本报记者 张三）, or -1.
func signedIn(s string) int {
	note := trailingNote(s)
	if note == "" || len(note) == len(s) || count(note) > maxByline {
		return -1
	}
	if !readSignature(note).named {
		return -1
	}
	return len(s) - len(note)
}

// signsText reports whether s ends a text and, in brackets, with its author; a
// dateline has brackets too.
func signsText(s string) bool {
	at := signedIn(s)
	return at >= 0 && endsSentence(s[:at])
}

// Signs reports whether s, a line by itself, says who wrote: it names an office
// or what was done, or every name in it has a family name.
func Signs(s string) bool {
	return readSignature(s).named && count(s) <= 2*maxByline
}
