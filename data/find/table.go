package find

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/width"
)

//go:generate sh -c "cd tables && go run generate.go"

//go:embed tables/syllables.txt
var syllableList string

//go:embed tables/sets.txt
var setList string

//go:embed tables/hanzi.bin
var hanziTable string

//go:embed tables/phrases.txt
var phraseList string

const firstHanzi, lastHanzi = 0x3400, 0x9fff

// A sound is one reading of a character.
type sound struct {
	syllable string // without tone, ü as v
	rare     bool
}

// tables are what the embedded lists hold, made when first needed: most starts
// of the program look at no pinyin at all.
type tables struct {
	all      map[string]bool // what syllables begin with; true for a whole one
	sets     [][]sound
	loose    [][]sound // the same with the sounds that southern speakers mix up
	initials []uint32  // by set: which letters its readings begin with, a the lowest bit
	looser   []uint32  // the same with mixed up sounds
	phrases  map[[2]rune][]phrase
	begins   [lastHanzi - firstHanzi + 1]bool // whether a phrase begins with the character
}

// A phrase and, for each character, which of its readings it has there.
type phrase struct {
	rest   []rune // behind the first two
	choice []uint8
}

var load = sync.OnceValue(func() *tables {
	t := &tables{phrases: map[[2]rune][]phrase{}, all: map[string]bool{}}
	syllables := strings.Split(syllableList, "\n")
	for _, s := range syllables {
		for n := range len(s) {
			if _, known := t.all[s[:n]]; !known { // it may be one itself
				t.all[s[:n]] = false
			}
		}
		t.all[s] = true
	}
	for set := range strings.SplitSeq(setList, "\n") {
		var plain, loose []sound
		var initials, looser uint32
		for s := range strings.FieldsSeq(set) {
			name, rare := strings.CutPrefix(s, "!")
			n, _ := strconv.Atoi(name)
			x := sound{syllables[n], rare}
			plain = append(plain, x)
			initials |= 1 << (x.syllable[0] - 'a')
			for _, v := range mixedUp(x.syllable) {
				loose = append(loose, sound{v, rare})
				looser |= 1 << (v[0] - 'a')
			}
		}
		t.sets = append(t.sets, plain)
		t.loose = append(t.loose, append(plain[:len(plain):len(plain)], loose...))
		t.initials, t.looser = append(t.initials, initials), append(t.looser, initials|looser)
	}
	for line := range strings.SplitSeq(phraseList, "\n") {
		at := strings.IndexAny(line, "0123456789")
		chars := []rune(line[:at])
		p := phrase{rest: chars[2:]}
		for _, d := range line[at:] {
			p.choice = append(p.choice, uint8(d-'0'))
		}
		key := [2]rune{chars[0], chars[1]}
		t.phrases[key] = append(t.phrases[key], p)
		t.begins[chars[0]-firstHanzi] = true
	}
	return t
})

// mixedUp returns the syllables that s is mixed up with: z and zh, c and ch, s
// and sh, n and l, an and ang, en and eng, in and ing.
func mixedUp(s string) []string {
	all := []string{s}
	swap := func(a, b string, at func(string, string) bool, put func(s, old, new string) string) {
		for _, x := range all[:len(all):len(all)] {
			switch {
			case at(x, b):
				all = append(all, put(x, b, a))
			case at(x, a):
				all = append(all, put(x, a, b))
			}
		}
	}
	head := func(s, old, new string) string { return new + strings.TrimPrefix(s, old) }
	tail := func(s, old, new string) string { return strings.TrimSuffix(s, old) + new }
	for _, p := range [][2]string{{"z", "zh"}, {"c", "ch"}, {"s", "sh"}, {"n", "l"}} {
		swap(p[0], p[1], strings.HasPrefix, head)
	}
	for _, p := range [][2]string{{"an", "ang"}, {"en", "eng"}, {"in", "ing"}} {
		swap(p[0], p[1], strings.HasSuffix, tail)
	}
	return all[1:]
}

// setOf returns the number of a character's set of readings, 0 for none.
func setOf(r rune) uint16 {
	if r < firstHanzi || r > lastHanzi {
		return 0
	}
	at := int(r-firstHanzi) * 4
	return uint16(hanziTable[at]) | uint16(hanziTable[at+1])<<8
}

// Fold brings a character to the one form in which texts are compared: small
// letters, half width, simplified.
func Fold(r rune) rune {
	switch {
	case r < 0x80:
		if r == 0 {
			return ' ' // the library that finds scattered characters reads no further
		}
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	case r >= firstHanzi && r <= lastHanzi:
		at := int(r-firstHanzi)*4 + 2
		if s := rune(hanziTable[at]) | rune(hanziTable[at+1])<<8; s != 0 {
			return s
		}
		return r
	}
	if n := width.LookupRune(r).Folded(); n != 0 {
		r = n
	}
	return unicode.ToLower(r)
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' }
