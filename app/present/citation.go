package present

import (
	"strings"

	"lanmu/app/stock"
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
	if f := e.Mark.Folio; f.Newspaper != "" {
		from = append(from, "，"+f.String())
	} else if e.Page != "" {
		from = append(from, "，"+e.Page)
	}
	return text + "\n——" + strings.Join(from, "")
}
