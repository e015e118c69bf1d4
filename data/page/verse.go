package page

import "strings"

// longestVerse is the most characters of a line of verse: a 词's longest has twenty.
const longestVerse = 20

// IsVerse reports whether lines that somebody broke on purpose are verse: two that are
// as long as each other and end in a mark, or three that are short, of which most do
// not end a sentence.
func IsVerse(lines []string) bool {
	n, open, marks, least, longest := 0, 0, 0, 1<<30, 0
	for _, l := range lines {
		size := count(l)
		if size == 0 {
			continue
		}
		n++
		c := classOf(lastRune(l))
		if c != terminal {
			open++
		}
		if isMark(c) {
			marks++
		}
		least, longest = min(least, size), max(longest, size)
		if size > longestVerse || numbered(l) || strings.ContainsAny(l, "：:\t") && c == letter || datedLine(l) {
			return false
		}
	}
	switch {
	case n >= 2 && marks == n && longest-least <= 1 && longest >= 5:
		return true
	}
	return n >= 3 && open*2 >= n
}

// datedLine reports whether a line is a day, or has as many digits as text.
func datedLine(l string) bool {
	digits, all := 0, 0
	for _, r := range l {
		all++
		if isDigit(r) {
			digits++
		}
	}
	return digits*2 >= all
}
