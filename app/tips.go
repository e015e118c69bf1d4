package app

import (
	"slices"
	"strings"

	"lanmu/app/tongue"
)

// What a reader who starts for the first time may try, each gone for good once
// he has done it, all once he wants none.
var tips = []string{"filter", "bookmark", "keys"}

func tipText(tip string) string {
	return map[string]string{"filter": tongue.T("tips.filter"), "bookmark": tongue.T("tips.bookmark"), "keys": tongue.T("tips.keys")}[tip]
}

// showTips shows what has not been tried, with the page that is built in: who
// has pages of his own knows his way.
func (w *window) showTips() {
	var words []string
	if w.stock.sample != nil {
		done := w.app.Preferences().StringList(prefTips)
		for _, tip := range tips {
			if !slices.Contains(done, tip) {
				words = append(words, tipText(tip))
			}
		}
	}
	if strings.Join(words, "\n") != w.tips.Text() {
		w.tips.Set(words...)
	}
}

// tried tells that the reader has done something.
func (w *window) tried(what ...string) {
	p := w.app.Preferences()
	done := p.StringList(prefTips)
	n := len(done)
	for _, tip := range what {
		if !slices.Contains(done, tip) {
			done = append(done, tip)
		}
	}
	if len(done) > n {
		p.SetStringList(prefTips, done)
		w.showTips()
	}
}
