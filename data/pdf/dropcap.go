package pdf

import (
	"slices"
	"unicode"
)

// A drop cap is as high as two lines of the text or more.
const leastDropCap = 1.9

// joinDropCaps puts initials that are as high as several lines before the word
// beside their tops, and the lines beside them at the edge where they stand.
func joinDropCaps(words []*word, em float64) {
	for _, cap := range words {
		if len(cap.chars) > 2 || cap.size < leastDropCap*em || !slices.ContainsFunc(cap.chars, func(c char) bool { return unicode.IsLetter(c.r) }) {
			continue
		}
		var beside []*word
		for _, w := range words {
			if w.size < .7*cap.size && w.left > cap.right-.3*em && w.left < cap.right+1.2*em && w.y > cap.y-.4*w.size && w.y < cap.top {
				beside = append(beside, w)
			}
		}
		if len(beside) < 2 {
			continue
		}
		top := slices.MaxFunc(beside, func(a, b *word) int {
			if a.y < b.y {
				return -1
			}
			return 1
		})
		for _, w := range beside {
			w.pushed = w.left - cap.left
			w.left = cap.left
		}
		last := &cap.chars[len(cap.chars)-1]
		last.right, last.end = top.chars[0].left, 0 // nothing stands between
		top.chars = slices.Concat(cap.chars, top.chars)
		cap.chars = nil
	}
}
