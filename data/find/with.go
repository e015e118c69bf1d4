package find

import (
	"slices"
	"strings"
)

// With is a query in which a word of a field is asked for, in place of others that
// are of it: With("工匠 日期：2014", "日期：", "2015") is 工匠 日期：2015. prefix is one of
// a field's; without a text the field is not asked for at all.
func With(query, prefix, text string) string {
	f := prefixes[foldString(strings.TrimRight(prefix, ":："))]
	var out []string
	for rest := strings.TrimLeftFunc(query, isBlank); rest != ""; rest = strings.TrimLeftFunc(rest, isBlank) {
		before := rest
		w, after := nextWord(rest, false)
		if rest = after; len(after) == len(before) { // a mark that is no word
			rest = after[len(string([]rune(after)[:1])):]
		}
		if typed := before[:len(before)-len(rest)]; w.Field != f || f == Any {
			out = append(out, typed)
		}
	}
	if text != "" {
		if strings.ContainsFunc(text, func(r rune) bool { return isBlank(r) || Fold(r) == '|' || Fold(r) == ')' }) {
			text = `"` + strings.ReplaceAll(text, `"`, " ") + `"`
		}
		out = append(out, prefix+text)
	}
	return strings.Join(out, " ")
}

// Asked is the text of the last word of a field that a query asks for, "" for none.
func Asked(query string, f Field) string {
	e, _ := Parse(query)
	text := ""
	for _, words := range e.Alternatives() {
		for _, w := range slices.Backward(words) {
			if w.Field == f && !w.Exclude {
				text = w.Text
			}
		}
	}
	return text
}
