package folio

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// longestLine is the most characters of a line that tells where a page stands: the
// name, the day in two calendars, the number, the page and who made it.
const longestLine = 120

var (
	// 第3版, 第A05版, 第三版; A05; 03版; 03
	placed   = regexp.MustCompile(`^第?([A-Z]{0,2}[0-9]{1,3}|[一二三四五六七八九十]{1,3})版$|^([A-Z][0-9]{1,3})$|^(0[0-9]{1,2})$`)
	bare     = regexp.MustCompile(`^[0-9]{1,3}$`)
	together = regexp.MustCompile(`^(第?(?:[A-Z]{0,2}[0-9]{1,3}|[一二三四五六七八九十]{1,3})版|[A-Z][0-9]{1,3}|0[0-9]{1,2})(\p{Han}{2,8})$|^(\p{Han}{2,8}?)(第?(?:[A-Z]{0,2}[0-9]{1,3}|第[一二三四五六七八九十]{1,3})版|[A-Z][0-9]{1,3}|0[0-9]{1,2})$`)
	number   = regexp.MustCompile(`(?:总?第|总|總第?|第)\s*([0-9]{2,6})\s*[期号號]`)
	codes    = regexp.MustCompile(`10\.[0-9]{4,9}/[^ ]+|国内统一[^0-9]{0,12}CN\s*[0-9-]+|CN\s?[0-9]{2}\s?[-–—]\s?[0-9]{4}[^ ]*|ISSN\s?[0-9-]+|邮发代号[:：]?\s*[0-9-]+|代号[:：]?\s*[0-9-]+`)
	lunar    = regexp.MustCompile(`(?:农历|夏历|農曆)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?(?:闰?[正一二三四五六七八九十冬腊]+月)?(?:初?[一二三四五六七八九十廿卅]+)?日?|农历[^ ]*`)
	weekday  = regexp.MustCompile(`(?:星期|周|週|禮拜|礼拜)[一二三四五六日天]|(?i:\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)`)
	today    = regexp.MustCompile(`今日[0-9一二三四五六七八九十]+版|共[0-9]+版|本期[0-9]+版`)
	spread   = regexp.MustCompile(`((?:1[89]|20)[0-9]{2}) ?年 ?([01]?[0-9]) ?月 ([0-3]?[0-9]) (?:日|星期)`)
)

// duties are what stands before the names of those who made a page.
var duties = []string{"责任编辑", "责编", "編輯", "编辑", "主编", "版式", "设计", "校对", "美编", "组版", "值班", "视觉", "检校", "責任編輯", "責編", "校對", "電話", "电话", "热线", "邮箱", "传真", "制图", "执行", "监制", "统筹", "记者", "记录", "总编辑", "社长", "网址", "邮编", "广告", "印刷", "定价", "零售"}

// names are what pages are called, for where nothing else tells that they are.
var names = strings.Fields("要闻 要聞 头版 评论 評論 时评 时政 观点 观察 视点 焦点 聚焦 理论 言论 新闻 国内 国际 國際 社会 社會 民生 经济 經濟 财经 財經 产经 证券 金融 地方 本地 本埠 港澳 台湾 台海 两岸 港澳台 文化 文艺 文娱 娱乐 文史 体育 體育 副刊 读书 阅读 教育 科技 科教 科学 健康 生态 环保 法治 法制 政法 军事 国防 党建 人大 政协 三农 农业 工会 青年 生活 人物 旅游 汽车 房产 影像 图片 摄影 视觉 专题 专版 特刊 特别报道 专栏 深度 调查 综合 综合新闻 天下 广告 公告 公益广告 百姓 广场 世象 漫画")

// Read tells what the lines print that a page has of itself: its masthead, its folio
// line, what stands at its head and foot. Lines are given in the page's order; what
// is longer than such lines are is passed over.
func Read(lines []string) Folio {
	f, _ := Sheet(lines)
	return f
}

// Sheet is Read, and tells whether the page's number is one as newspapers have it: one
// with nothing beside it a book has too.
func Sheet(lines []string) (f Folio, sure bool) {
	loose, numbers := "", 0 // a number with nothing beside it, and how many there are
	several := false        // pages are told: it is no page but an issue
	var names []string
	for _, line := range lines {
		if utf8.RuneCountInString(line) > longestLine {
			continue
		}
		l := reading{rest: strings.Join(strings.Fields(figures(line)), " ")}
		l.read()
		g := l.folio
		if f.Day == "" {
			f.Day = g.Day
		}
		if f.Newspaper == "" {
			f.Newspaper = g.Newspaper
		}
		if f.Number == "" {
			f.Number = g.Number
		}
		several = several || l.folio.Page != "" && f.Page != "" && l.folio.Page != f.Page && g.Day != ""
		if f.Page == "" && g.Page != "" {
			f.Page, f.Name = g.Page, g.Name
		}
		if l.loose != "" && l.loose != loose {
			loose, numbers = l.loose, numbers+1
		}
		if l.named != "" {
			names = append(names, l.named)
		}
	}
	if several {
		f.Page, f.Name = "", ""
		return f, false
	}
	sure = f.Page != ""
	if f.Page == "" && numbers == 1 {
		f.Page = loose
	}
	if f.Name == "" && f.Page != "" && len(names) == 1 {
		f.Name = names[0]
	}
	return f, sure
}

// A reading is of one line.
type reading struct {
	folio Folio
	rest  string
	loose string // a number that is the whole line
	named string // what a page may be called, which is the whole line
}

func (l *reading) read() {
	l.take(codes)
	if m := l.take(number); m != nil {
		l.folio.Number = strings.TrimLeft(m[1], "0")
	}
	l.day()
	l.take(lunar)
	l.take(today)
	l.take(weekday)
	told := l.folio.Day != ""
	tokens := strings.FieldsFunc(l.rest, func(r rune) bool {
		return strings.ContainsRune(" |｜·•/／:：()（）—_,，、■□●▲▶◆★☆", r)
	})
	tokens = slices.DeleteFunc(tokens, func(t string) bool { return strings.Trim(t, "-–") == "" })
	if len(tokens) > 16 {
		return
	}
	tokens = withoutPeople(tokens)
	for _, t := range tokens {
		if name := Masthead(t); name != "" || told && Newspaper(t) != "" || strings.Contains(l.rest, "《"+t+"》") && Newspaper(t) != "" {
			l.folio.Newspaper = Newspaper(t)
			told = true
			break
		}
	}
	l.place(tokens, told)
	if len(tokens) == 1 && !told && l.folio.Page == "" {
		switch {
		case bare.MatchString(strings.Trim(tokens[0], "-–")):
			l.loose = Place(strings.Trim(tokens[0], "-–"))
		case slices.Contains(names, tokens[0]):
			l.named = tokens[0]
		}
	}
}

// take cuts the first that pattern matches out of the line.
func (l *reading) take(pattern *regexp.Regexp) []string {
	at := pattern.FindStringSubmatchIndex(l.rest)
	if at == nil {
		return nil
	}
	m := pattern.FindStringSubmatch(l.rest)
	l.rest = l.rest[:at[0]] + " " + l.rest[at[1]:]
	return m
}

// day takes the first day the line tells. Large mastheads set the day apart from its
// month: 2024年3月 4 星期一.
func (l *reading) day() {
	if m := spread.FindStringSubmatch(l.rest); m != nil {
		if day, ok := dayOf(count(m[1]), count(m[2]), count(m[3])); ok {
			l.folio.Day = day
			l.rest = strings.Replace(l.rest, strings.TrimSuffix(m[0], "星期"), " ", 1)
			return
		}
	}
	if days := Days(l.rest); len(days) > 0 {
		l.folio.Day = days[0].Day
		l.rest = l.rest[:days[0].Start] + " " + l.rest[days[0].End:]
	}
}

// withoutPeople leaves out who made the page: what says what they did, and the names
// after it.
func withoutPeople(tokens []string) (out []string) {
	people := false
	for _, t := range tokens {
		duty := slices.ContainsFunc(duties, func(d string) bool { return strings.HasSuffix(t, d) || strings.HasPrefix(t, d) })
		switch {
		case duty:
			people = true
		case people && !placed.MatchString(t) && !together.MatchString(t) && Masthead(t) == "":
		default:
			people = false
			out = append(out, t)
		}
	}
	return out
}

// place takes the number and the name of the page. A number that only figures tell
// is one where a day or a newspaper, or what a page is called, stands in its line.
func (l *reading) place(tokens []string, told bool) {
	for i, t := range tokens {
		if m := together.FindStringSubmatch(t); m != nil && Newspaper(t) == "" {
			l.folio.Page, l.folio.Name = Place(m[1]+m[4]), m[2]+m[3]
			return
		}
		name := ""
		for _, k := range []int{i + 1, i - 1} {
			if k >= 0 && k < len(tokens) && name == "" && (slices.Contains(names, tokens[k]) || called(tokens[k])) {
				name = tokens[k]
			}
		}
		switch {
		case placed.MatchString(t) && Place(t) != "":
			l.folio.Page, l.folio.Name = Place(t), name
			return
		case bare.MatchString(t) && Place(t) != "" && len(tokens) <= 4 && (told || slices.Contains(names, name)):
			l.folio.Page, l.folio.Name = Place(t), name
			return
		}
	}
}

// called reports whether a page may be called so.
func called(t string) bool {
	n := utf8.RuneCountInString(t)
	return n >= 2 && n <= 6 && hanzi.MatchString(t) && Newspaper(t) == "" && !strings.HasSuffix(t, "版")
}
