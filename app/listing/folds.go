package listing

import (
	"slices"

	"lanmu/app/present"
	"lanmu/app/stock"
)

// prefFolds is where it is remembered which headings are folded, and which are not.
const prefFolds = "list.folded"

// Fold folds or opens a heading of the sidebar, and has it remembered.
func (l *Listing) Fold(row int) {
	s, _ := l.at(row)
	h := s.Head
	if h != nil && h.Meant != "" {
		l.sidebar.SetQuery(h.Meant)
		return
	}
	switch {
	case h != nil && h.Texts:
		l.LookThrough(true)
		return
	case h != nil && h.Offer != "":
		l.LookThrough(true)
		l.sidebar.SetQuery(h.Offer)
		return
	case h != nil && !h.Day.IsZero():
		l.goToDay(h.Day)
		return
	case h == nil || h.Key == "":
		return
	}
	if h.Opens.Sheet != nil && h.Folded {
		if first, ok := h.Opens.First(); ok {
			l.OnOpen(present.Shown{Ref: first}, "")
		}
	}
	l.unfolds(h)
	sign := "+"
	if h.Folded {
		sign = "-"
	}
	p := l.Preferences
	list := slices.DeleteFunc(p.StringList(prefFolds), func(s string) bool { return s == "" || s[1:] == h.Key })
	list = append(list, sign+h.Key)
	p.SetStringList(prefFolds, list[max(len(list)-stock.MaxFolds, 0):])
	l.folding = h.Key
	l.Filter()
}
