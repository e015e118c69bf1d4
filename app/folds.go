package app

import (
	"slices"
	"strings"
)

// folds remembers which headings the reader has folded or opened, by key.
type folds map[string]bool

// maxFolds is how many headings are remembered: the oldest of more are
// forgotten.
const maxFolds = 500

// folded tells whether a heading is folded; by itself it is or is not.
func (f folds) folded(key string, byItself bool) bool {
	if is, ok := f[key]; ok {
		return is
	}
	return byItself
}

// foldsOf reads what is remembered: + or - and a key.
func foldsOf(list []string) folds {
	f := folds{}
	for _, s := range list {
		if key, ok := strings.CutPrefix(s, "+"); ok {
			f[key] = true
		} else if key, ok := strings.CutPrefix(s, "-"); ok {
			f[key] = false
		}
	}
	return f
}

// fold folds or opens a heading of the sidebar, and has it remembered.
func (w *window) fold(row int) {
	s, _ := w.at(row)
	h := s.head
	if h == nil || h.key == "" {
		return
	}
	sign := "+"
	if h.folded {
		sign = "-"
	}
	p := w.app.Preferences()
	list := slices.DeleteFunc(p.StringList(prefFolds), func(s string) bool { return s == "" || s[1:] == h.key })
	list = append(list, sign+h.key)
	p.SetStringList(prefFolds, list[max(len(list)-maxFolds, 0):])
	w.folding = h.key
	w.filter()
}
