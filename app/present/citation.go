package present

import (
	"strings"

	"lanmu/app/stock"
	"lanmu/data/folio"
)

// Citation is a text with where it comes from: who, what, under which column,
// in which newspaper of what date where the page states it, else from which file.
func Citation(e stock.Entry, text string) string {
	var from []string
	if e.Mark.Byline != "" {
		from = append(from, e.Mark.Byline+"：")
	}
	from = append(from, "《"+e.Mark.Headline+"》")
	if e.Mark.Column != "" {
		from = append(from, "，“"+e.Mark.Column+"”栏")
	}
	if p := e.From; p != nil && p.Folio.Newspaper != "" {
		from = append(from, "，"+Stood(p.Folio))
	} else if e.Page != "" {
		from = append(from, "，"+e.Page)
	}
	return text + "\n——" + strings.Join(from, "")
}

// Stood is where a text stood, as Chinese texts say it: 《工人日报》2024年3月4日第3版.
// What is not known is left out.
func Stood(f folio.Folio) string {
	s := ""
	if f.Newspaper != "" {
		s = "《" + f.Newspaper + "》"
	}
	if d := f.Date(); !d.IsZero() {
		s += d.Format("2006年1月2日")
	}
	if f.Page != "" {
		s += "第" + f.Page + "版"
	}
	return s
}
