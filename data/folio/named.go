package folio

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// titles are the newspapers that digital editions write by letters: the first of
// their syllables in file names, other forms in addresses. Only those that mean one
// newspaper wherever they are met.
var titles = map[string]string{
	"rmrb": "人民日报", "renmrb": "人民日报", "rmrbhwb": "人民日报海外版", "gmrb": "光明日报", "jjrb": "经济日报",
	"grrb": "工人日报", "zgqnb": "中国青年报", "zqb": "中国青年报", "fzrb": "法治日报", "kjrb": "科技日报", "nmrb": "农民日报",
	"jfjb": "解放军报", "xxsb": "学习时报", "hqsb": "环球时报", "bjrb": "北京日报", "bjqnb": "北京青年报", "bjwb": "北京晚报",
	"xmwb": "新民晚报", "whb": "文汇报", "jfrb": "解放日报", "nfrb": "南方日报", "nfdsb": "南方都市报", "ckxx": "参考消息",
	"zgjyb": "中国教育报", "zgwhb": "中国文化报", "jjckb": "经济参考报",
}

var (
	// rmrb2024030401, rmrb_20240304_01, 2024-03-04_A05, 20240304期
	dated    = regexp.MustCompile(`(?:^|[^0-9])((?:1[89]|20|21)[0-9]{2})[-_./年]?([01][0-9])[-_./月]?([0-3][0-9])日?|(?:^|[^0-9])((?:1[89]|20|21)[0-9]{2})[-_./年]([01]?[0-9])[-_./月]([0-3]?[0-9])日?`)
	letters  = regexp.MustCompile(`^[A-Za-z]+`)
	follows  = regexp.MustCompile(`^(?:期|[-_. ]*)(?:第?)([A-Za-z]?[0-9]{1,3})(?:版)?(?:[-_. ：:]*(\p{Han}{2,8}))?$`)
	sheet    = regexp.MustCompile(`第\s*([A-Za-z]?[0-9]{1,3}|[一二三四五六七八九十]{1,3})\s*版(?:[-_. ：:]*(\p{Han}{2,8}))?|(?:^|[^0-9A-Za-z])([A-Za-z]?[0-9]{1,3})版(?:[-_. ：:]*(\p{Han}{2,8}))?`)
	alone    = regexp.MustCompile(`^(?:[Pp])?([A-Za-z]?[0-9]{1,3})(?:[-_. ：:]*(\p{Han}{2,8}))?$`)
	yearPart = regexp.MustCompile(`^((?:1[89]|20|21)[0-9]{2})年?$`)
	monthDay = regexp.MustCompile(`^(?:([01]?[0-9])[-_.月]([0-3]?[0-9])日?|([01][0-9])([0-3][0-9]))$`)
	part     = regexp.MustCompile(`^([0-9]{1,2})[月日]?$`)
)

// Named tells what the names of a page's file and of the folders it is in say. The
// name of the file stands above those of folders, the nearest folder above others.
func Named(path string) (f Folio) {
	path = strings.TrimPrefix(filepath.ToSlash(path), "/")
	names := strings.Split(path, "/")
	base := strings.TrimSpace(strings.TrimSuffix(names[len(names)-1], filepath.Ext(names[len(names)-1])))
	folders := names[:len(names)-1]
	if len(folders) > 6 {
		folders = folders[len(folders)-6:]
	}
	f = namedFile(figures(base))
	told := f.Day != "" // by the file itself
	all := append(slices.Clone(folders), base)
	for i := len(all) - 1; i >= 0; i-- {
		if f.Day == "" {
			f.Day = endingAt(all, i)
		}
		if i == len(all)-1 {
			continue
		}
		g := namedFile(figures(strings.TrimSpace(all[i])))
		if f.Day == "" {
			f.Day = g.Day
		}
		if f.Page == "" && !told {
			f.Page, f.Name = g.Page, g.Name
		}
		if f.Newspaper == "" {
			f.Newspaper = g.Newspaper
		}
	}
	if f.Day == "" {
		return f
	}
	if m := alone.FindStringSubmatch(figures(base)); m != nil && f.Page == "" && !told {
		f.Page, f.Name = Place(m[1]), m[2]
	}
	if f.Newspaper == "" {
		for _, n := range slices.Backward(append(slices.Clone(folders), base)) {
			if t := titles[strings.ToLower(letters.FindString(n))]; t != "" {
				f.Newspaper = t
				break
			}
		}
	}
	return f
}

// NamesIssue tells whether the name of a file says that an issue is in it, all of its
// pages: 20240304期.pdf.
func NamesIssue(path string) bool {
	base := strings.TrimSpace(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)))
	f := namedFile(figures(base))
	return strings.HasSuffix(base, "期") && f.Day != "" && f.Page == ""
}

// namedFile reads one name.
func namedFile(name string) (f Folio) {
	if !utf8.ValidString(name) {
		return f
	}
	rest := ""
	if m := dated.FindStringSubmatchIndex(name); m != nil {
		k := 2
		if m[2] < 0 {
			k = 8
		}
		if day, ok := dayOf(count(name[m[k]:m[k+1]]), count(name[m[k+2]:m[k+3]]), count(name[m[k+4]:m[k+5]])); ok {
			f.Day, rest = day, name[m[1]:]
			name = name[:m[k]] + " " + rest
		}
	}
	if m := sheet.FindStringSubmatch(name); m != nil {
		f.Page, f.Name = Place(m[1]+m[3]), m[2]+m[4]
	} else if m := follows.FindStringSubmatch(rest); m != nil {
		f.Page, f.Name = Place(m[1]), m[2]
	}
	for _, t := range strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(" -_.()（）[]【】《》,，+·", r) }) {
		if n := Newspaper(t); n != "" && f.Newspaper == "" {
			f.Newspaper = n
		}
	}
	if Newspaper(f.Name) != "" {
		f.Name = ""
	}
	return f
}

// endingAt reads 2024/03/04, 2024年/3月/4日, 2024/03-04 and 2024/0304 of which the last
// is name i.
func endingAt(names []string, i int) string {
	day := func(year, month, day string) string {
		d, _ := dayOf(count(year), count(month), count(day))
		return d
	}
	if i < 1 {
		return ""
	}
	if y, m := yearPart.FindStringSubmatch(names[i-1]), monthDay.FindStringSubmatch(names[i]); y != nil && m != nil {
		return day(y[1], m[1]+m[3], m[2]+m[4])
	}
	if i < 2 {
		return ""
	}
	y, m, d := yearPart.FindStringSubmatch(names[i-2]), part.FindStringSubmatch(names[i-1]), part.FindStringSubmatch(names[i])
	if y == nil || m == nil || d == nil {
		return ""
	}
	return day(y[1], m[1], d[1])
}
