package find

import "strings"

// Keys is how pinyin is typed.
type Keys int8

// Full pinyin, and the three ways to type a syllable in two keys that are used
// most: one for its beginning, one for the rest.
const (
	FullPinyin Keys = iota
	Ziranma         // 自然码
	Xiaohe          // 小鹤
	Microsoft       // 微软
)

// A layout tells what the second key stands for, for each of a to z and ;.
type layout [27]string

var layouts = map[Keys]layout{
	Ziranma:   finals("a:a b:ou c:iao d:uang,iang e:e f:en g:eng h:ang i:i j:an k:ao l:ai m:ian n:in o:uo,o p:un q:iu r:uan,er s:ong,iong t:ue,ve u:u v:ui,v w:ia,ua x:ie y:ing,uai z:ei"),
	Xiaohe:    finals("a:a b:in c:ao d:ai e:e f:en g:eng h:ang i:i j:an k:ing,uai l:iang,uang m:ian n:iao o:uo,o p:ie q:iu r:uan,er s:ong,iong t:ue,ve u:u v:ui,v w:ei x:ia,ua y:un z:ou"),
	Microsoft: finals("a:a b:ou c:iao d:uang,iang e:e f:en g:eng h:ang i:i j:an k:ao l:ai m:ian n:in o:uo,o p:un q:iu r:uan,er s:ong,iong t:ue,ve u:u v:ui,ve w:ia,ua x:ie y:uai,v z:ei ;:ing"),
}

func finals(list string) (l layout) {
	for f := range strings.FieldsSeq(list) {
		l[keyOf(rune(f[0]))] = f[2:]
	}
	return l
}

// keyOf is the number of a key in a layout, -1 for none.
func keyOf(r rune) int {
	switch {
	case r == ';':
		return 26
	case isLetter(r):
		return int(r - 'a')
	}
	return -1
}

// first is what a key stands for at the beginning of a syllable.
func first(r rune) string {
	switch r {
	case 'v':
		return "zh"
	case 'i':
		return "ch"
	case 'u':
		return "sh"
	}
	return string(r)
}

// full returns what was typed in double pinyin, in full, and where its syllables
// begin; nothing for what cannot be that. Of a syllable that is not finished it is
// the beginning.
func (keys Keys) full(q []rune) (full []rune, cuts uint64) {
	if len(q) == 0 || len(q) == 1 && first(q[0]) == string(q[0]) {
		return nil, 0 // the letter itself says as much
	}
	for k := 0; k < len(q); k += 2 {
		if keyOf(q[k]) < 0 || k+1 < len(q) && keyOf(q[k+1]) < 0 {
			return nil, 0
		}
		s := first(q[k])
		if k+1 < len(q) {
			s = keys.syllable(q[k], q[k+1])
		} else if keys == Microsoft && q[k] == 'o' || q[k] == ';' {
			break // nothing can be said of it yet
		}
		if s == "" || len(full)+len(s) > longestFilter {
			return nil, 0
		}
		if len(full) > 0 {
			cuts |= 1 << len(full)
		}
		full = append(full, []rune(s)...)
	}
	return full, cuts
}

// syllable is the syllable of two keys, "" for none.
func (keys Keys) syllable(a, b rune) string {
	known := func(s string) bool {
		n := load().spelt
		for _, c := range s {
			if n = n.next[c-'a']; n == nil {
				return false
			}
		}
		return len(n.whole) > 0
	}
	l := layouts[keys]
	zero := keys == Microsoft && a == 'o'
	if keys != Microsoft && strings.ContainsRune("aeo", a) {
		for _, s := range [...]string{string(a) + string(b), string(a)} {
			if (len(s) > 1 || a == b) && known(s) { // an, aa
				return s
			}
		}
		for s := range strings.SplitSeq(l[keyOf(b)], ",") { // ah is ang
			if strings.HasPrefix(s, string(a)) && known(s) {
				return s
			}
		}
		return ""
	}
	for s := range strings.SplitSeq(l[keyOf(b)], ",") {
		if !zero {
			s = first(a) + s
		}
		if s != "" && known(s) {
			return s
		}
	}
	return ""
}
