package folio

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A Folio is where a page stands. What is not known is empty.
type Folio struct {
	Newspaper string `json:"newspaper,omitempty"` // 人民日报, without the marks of a title
	Day       string `json:"day,omitempty"`       // 2024-03-04
	Number    string `json:"number,omitempty"`    // of the issue, in figures: 27516
	Page      string `json:"page,omitempty"`      // as Place writes it: 3, A05
	Name      string `json:"name,omitempty"`      // of the page: 评论
}

// Fields are all fields of f, in their order.
func Fields(f *Folio) [5]*string {
	return [...]*string{&f.Newspaper, &f.Day, &f.Number, &f.Page, &f.Name}
}

// Over is f, and what f does not tell as under tells it.
func (f Folio) Over(under Folio) Folio { return Told{Folio: f}.Or(under, ByPage).Folio }

// Beside is what f tells otherwise than of does.
func (f Folio) Beside(of Folio) Folio {
	its := Fields(&of)
	for i, own := range Fields(&f) {
		if *own == *its[i] {
			*own = ""
		}
	}
	return f
}

// Date is the day at midnight, UTC; the zero time if it is not known.
func (f Folio) Date() time.Time {
	t, _ := time.Parse(time.DateOnly, f.Day)
	return t
}

// String says in Chinese where a page stands: 《工人日报》2024年3月4日第3版. What is
// not known is left out.
func (f Folio) String() string {
	s := ""
	if f.Newspaper != "" {
		s = "《" + f.Newspaper + "》"
	}
	if d := f.Date(); !d.IsZero() {
		s += d.Format("2006年1月2日")
	}
	switch {
	case f.Page == "":
	case f.Page[0] > '9': // A05
		s += f.Page + "版"
	default:
		s += "第" + f.Page + "版"
	}
	return s
}

// Line says it apart, as it stands under a headline, and how the page is called:
// 《工人日报》 2024年3月4日 第3版 评论.
func (f Folio) Line() string {
	var parts []string
	for _, part := range []Folio{{Newspaper: f.Newspaper}, {Day: f.Day}, {Page: f.Page}} {
		if s := part.String(); s != "" {
			parts = append(parts, s)
		}
	}
	if f.Page != "" && f.Name != "" {
		parts = append(parts, f.Name)
	}
	return strings.Join(parts, " ")
}

// An Origin is what told a field of a folio.
type Origin uint8

const (
	Untold   Origin = iota
	ByPage          // the page says so, or what is written beside its text
	ByName          // the names of file and folders
	ByReader        // the reader, who may know better than both
)

// A Told is a folio and what told each field of it.
type Told struct {
	Folio
	From struct{ Newspaper, Day, Number, Page, Name Origin }
}

// Or fills what t does not know from what another origin tells.
func (t Told) Or(f Folio, from Origin) Told {
	fill := func(to *string, with string, by *Origin) {
		if *to == "" && with != "" {
			*to, *by = with, from
		}
	}
	fill(&t.Newspaper, f.Newspaper, &t.From.Newspaper)
	fill(&t.Day, f.Day, &t.From.Day)
	fill(&t.Number, f.Number, &t.From.Number)
	named := t.Page == "" // the name of a page goes with its number
	fill(&t.Page, f.Page, &t.From.Page)
	if named || f.Page == "" || f.Page == t.Page {
		fill(&t.Name, f.Name, &t.From.Name)
	}
	return t
}

var place = regexp.MustCompile(`^([A-Z]{0,2})([0-9]{1,4})$`)

// Place writes the number of a page as this package has it: in plain figures
// without zeros before them, and where a letter stands before it in two at least,
// as newspapers print it. 第０３版, 三 and 03 are 3; A5 is A05. It is "" for what is
// no such number.
func Place(s string) string {
	s = strings.ToUpper(strings.ReplaceAll(figures(s), " ", ""))
	s = strings.TrimSuffix(strings.TrimPrefix(s, "第"), "版")
	if n := hanziNumber(s); n > 0 {
		s = strconv.Itoa(n)
	}
	m := place.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	n, _ := strconv.Atoi(m[2])
	switch {
	case n == 0:
		return ""
	case m[1] == "":
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%s%02d", m[1], n)
}

// ComparePlaces orders pages as an issue has them: those without a letter first,
// then letter by letter, by number within; what is no page comes last.
func ComparePlaces(a, b string) int {
	x, y := place.FindStringSubmatch(a), place.FindStringSubmatch(b)
	switch {
	case x == nil || y == nil:
		if (x == nil) != (y == nil) {
			return map[bool]int{true: 1, false: -1}[x == nil]
		}
		return strings.Compare(a, b)
	case x[1] != y[1]:
		return strings.Compare(x[1], y[1])
	}
	m, _ := strconv.Atoi(x[2])
	n, _ := strconv.Atoi(y[2])
	return m - n
}

// others end like the names of newspapers and are none.
var others = []string{"预报", "預報", "海报", "海報", "警报", "情报", "举报", "汇报", "喜报", "简报", "公报", "通报", "年报", "季报", "财报", "回报", "填报", "上报", "本报", "本報", "墙报", "板报", "捷报", "电报", "申报"}

// unlike are newspapers whose names do not end as others' do.
var unlike = []string{"参考消息", "參考消息", "南方周末", "新华每日电讯", "第一财经", "经济观察", "人民日报海外版", "申報", "文汇报", "文匯報"}

// Newspaper returns s without the marks of a title if it may be the name of a
// newspaper, else "". Where nothing around it says so too, that it ends in 报 is
// not enough: see Masthead.
func Newspaper(s string) string {
	s = strings.Trim(strings.Join(strings.Fields(s), ""), "《》〈〉【】[]“”")
	for _, u := range unlike {
		if s == u {
			return s
		}
	}
	name := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(s, "海外版"), "数字报"), "电子版")
	n := len([]rune(name))
	if n < 3 || n > 12 || !hanzi.MatchString(name) || !strings.HasSuffix(name, "报") && !strings.HasSuffix(name, "報") {
		return ""
	}
	for _, o := range others {
		if strings.HasSuffix(name, o) {
			return ""
		}
	}
	if strings.HasSuffix(s, "海外版") {
		return s
	}
	return name
}

var (
	hanzi    = regexp.MustCompile(`^\p{Han}+$`)
	masthead = regexp.MustCompile(`^\p{Han}{2,8}(日报|晚报|早报|晨报|午报|时报|商报|周报|工人报|青年报|少年报|都市报|导报|快报|法治报|法制报|经济报|政协报|军报|电视报|广播报|教育报|文化报|体育报|健康报|科技报|参考报|学生报|农民报|日報|晚報|早報|晨報|時報|商報|週報|新報)(海外版)?$`)
)

// Masthead returns the name of a newspaper that s is by itself, "" if s is none for
// sure.
func Masthead(s string) string {
	name := Newspaper(s)
	for _, u := range unlike {
		if name == u {
			return name
		}
	}
	if masthead.MatchString(name) {
		return name
	}
	return ""
}
