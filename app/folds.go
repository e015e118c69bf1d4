package app

import (
	"slices"

	"lanmu/app/stock"
)

// fold folds or opens a heading of the sidebar, and has it remembered.
func (w *window) fold(row int) {
	s, _ := w.at(row)
	h := s.Head
	if h != nil && h.Meant != "" {
		w.sidebar.SetQuery(h.Meant)
		return
	}
	if h == nil || h.Key == "" {
		return
	}
	sign := "+"
	if h.Folded {
		sign = "-"
	}
	p := w.app.Preferences()
	list := slices.DeleteFunc(p.StringList(prefFolds), func(s string) bool { return s == "" || s[1:] == h.Key })
	list = append(list, sign+h.Key)
	p.SetStringList(prefFolds, list[max(len(list)-stock.MaxFolds, 0):])
	w.folding = h.Key
	w.filter()
}
