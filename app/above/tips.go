package above

import (
	"slices"
	"strings"

	"lanmu/app/tongue"
)

// What a reader who starts for the first time may try, each gone for good once
// he has done it, all once he wants none.
var tips = []string{"filter", "bookmark", "keys"}

// prefTips is where what has been tried is remembered.
const prefTips = "tried"

func tipText(tip string) string {
	return map[string]string{"filter": tongue.T("tips.filter"), "bookmark": tongue.T("tips.bookmark"), "keys": tongue.T("tips.keys")}[tip]
}

// Teach has what has not been tried shown, or not: who has pages of his own knows
// his way.
func (a *Above) Teach(lesson bool) {
	if a.lesson != lesson {
		a.lesson = lesson
		a.showTips()
	}
}

func (a *Above) showTips() {
	var words []string
	if a.lesson {
		done := a.Preferences.StringList(prefTips)
		for _, tip := range tips {
			if !slices.Contains(done, tip) {
				words = append(words, tipText(tip))
			}
		}
	}
	if strings.Join(words, "\n") != a.tips.Text() {
		a.tips.Set(words...)
	}
}

// TriedAll tells that the reader wants no tips.
func (a *Above) TriedAll() { a.Tried(tips...) }

// Tried tells that the reader has done something.
func (a *Above) Tried(what ...string) {
	done := a.Preferences.StringList(prefTips)
	n := len(done)
	for _, tip := range what {
		if !slices.Contains(done, tip) {
			done = append(done, tip)
		}
	}
	if len(done) > n {
		a.Preferences.SetStringList(prefTips, done)
		a.showTips()
	}
}
