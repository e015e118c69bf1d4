package stock

import (
	"strings"
)

// Folds remembers which headings the reader has folded or opened, by key.
type Folds map[string]bool

// MaxFolds is how many headings are remembered: the oldest of more are
// forgotten.
const MaxFolds = 500

// Folded reports whether a heading is folded; by itself it is or is not.
func (f Folds) Folded(key string, byItself bool) bool {
	if is, ok := f[key]; ok {
		return is
	}
	return byItself
}

// FoldsOf reads what is remembered: + or - and a key.
func FoldsOf(list []string) Folds {
	f := Folds{}
	for _, s := range list {
		if key, ok := strings.CutPrefix(s, "+"); ok {
			f[key] = true
		} else if key, ok := strings.CutPrefix(s, "-"); ok {
			f[key] = false
		}
	}
	return f
}
