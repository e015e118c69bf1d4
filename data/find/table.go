package find

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
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
	syllable uint16
	rare     bool
}

// tables are what the embedded lists hold, made when first needed: most starts
// of the program look at no pinyin at all.
type tables struct {
	syllables []string   // without tones, ü as v
	sets      [][]sound  // of characters
	initials  []uint32   // by set: which letters its readings begin with, a the lowest bit
	alike     [][]likely // by syllable: those that are mixed up with it
	spelt     *node      // how syllables are spelt
	phrases   map[[2]rune][]phrase
	begins    [1 << beginsBits / 64]uint64 // whether a phrase may begin with two characters, by pairOf them
}

// beginsBits make for so many pairs that few of those that begin no phrase pass for
// one that does.
const beginsBits = 16

func pairOf(a, b rune) uint32 {
	return (uint32(a)*2654435761 ^ uint32(b)*2246822519) >> (32 - beginsBits)
}

// mayBegin reports whether a phrase may begin with two characters.
func (t *tables) mayBegin(a, b rune) bool {
	pair := pairOf(a, b)
	return t.begins[pair/64]>>(pair%64)&1 != 0
}

// likely is a syllable that another is mixed up with, by so many sounds.
type likely struct {
	syllable uint16
	sounds   int
}

// A phrase and, for each character, which of its readings it has there.
type phrase struct {
	rest   []rune // after the first two
	choice []uint8
}

// A node is what may follow the letters that lead to it.
type node struct {
	next  [26]*node
	whole []uint16 // syllables that are spelt so
	under []uint16 // and those that begin so
}

func (n *node) add(spelling string, syllable uint16) {
	for _, c := range spelling {
		if n.next[c-'a'] == nil {
			n.next[c-'a'] = &node{}
		}
		if n = n.next[c-'a']; !slices.Contains(n.under, syllable) {
			n.under = append(n.under, syllable)
		}
	}
	n.whole = append(n.whole, syllable)
}

// longestSpelling is how many letters zhuang has.
const longestSpelling = 6

var load = sync.OnceValue(func() *tables {
	t := &tables{phrases: map[[2]rune][]phrase{}, syllables: strings.Fields(syllableList), spelt: &node{}}
	number := map[string]uint16{}
	for i, s := range t.syllables {
		number[s] = uint16(i)
		for _, spelling := range spellings(s) {
			t.spelt.add(spelling, uint16(i))
		}
	}
	t.alike = make([][]likely, len(t.syllables))
	for i, s := range t.syllables {
		for other, n := range mixedUp(s) {
			if o, known := number[other]; known && int(o) != i {
				t.alike[i] = append(t.alike[i], likely{o, n})
			}
		}
		slices.SortFunc(t.alike[i], func(a, b likely) int { return int(a.syllable) - int(b.syllable) })
	}
	for set := range strings.SplitSeq(setList, "\n") {
		var sounds []sound
		var initials uint32
		for s := range strings.FieldsSeq(set) {
			name, rare := strings.CutPrefix(s, "!")
			n, _ := strconv.Atoi(name)
			sounds = append(sounds, sound{uint16(n), rare})
			initials |= 1 << (t.syllables[n][0] - 'a')
		}
		t.sets, t.initials = append(t.sets, sounds), append(t.initials, initials)
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
		pair := pairOf(chars[0], chars[1])
		t.begins[pair/64] |= 1 << (pair % 64)
	}
	return t
})

// spellings are the ways in which a syllable is written: lve as lue, and lyue in
// passports; ju as jv, where input methods take both.
func spellings(s string) []string {
	out := []string{s}
	switch initial, final := s[:1], s[1:]; {
	case strings.HasPrefix(final, "v"): // nv, nve, lv, lve
		out = append(out, initial+"yu"+final[1:])
		if len(final) > 1 {
			out = append(out, initial+"u"+final[1:])
		}
	case strings.Contains("jqxy", initial) && strings.HasPrefix(final, "u"):
		out = append(out, initial+"v"+final[1:])
	}
	return out
}

// mixedUp returns the syllables that s is mixed up with where Mandarin is spoken
// as in the south, by how many sounds: z and zh, c and ch, s and sh, n and l, f
// and h or hu, an and ang, en and eng, in and ing; and lv by those who type lu.
func mixedUp(s string) map[string]int {
	all := map[string]int{s: 0}
	change := func(pairs [][2]string, cut func(s, part string) (string, bool), join func(rest, part string) string) {
		was := map[string]int{}
		for x, n := range all {
			was[x] = n
		}
		put := func(x string, n int) {
			if old, known := all[x]; !known || n < old {
				all[x] = n
			}
		}
		for x, n := range was {
			for _, p := range pairs {
				if rest, ok := cut(x, p[1]); ok {
					put(join(rest, p[0]), n+1)
				}
				if rest, ok := cut(x, p[0]); ok {
					put(join(rest, p[1]), n+1)
				}
			}
		}
	}
	change([][2]string{{"z", "zh"}, {"c", "ch"}, {"s", "sh"}, {"n", "l"}, {"f", "h"}, {"f", "hu"}},
		strings.CutPrefix, func(rest, part string) string { return part + rest })
	change([][2]string{{"an", "ang"}, {"en", "eng"}, {"in", "ing"}},
		strings.CutSuffix, func(rest, part string) string { return rest + part })
	if s == "lv" || s == "nv" {
		all[s[:1]+"u"] = 1
	}
	if s == "lu" || s == "nu" {
		all[s[:1]+"v"] = 1
	}
	return all
}

// setOf returns the number of a character's set of readings, 0 for none.
func setOf(r rune) uint16 {
	if r < firstHanzi || r > lastHanzi {
		return 0
	}
	at := int(r-firstHanzi) * 4
	return uint16(hanziTable[at]) | uint16(hanziTable[at+1])<<8
}

// SyllablesOf are the syllables that a character is read as, the usual first, without
// tones and with v for ü; none for what is no hanzi.
func SyllablesOf(r rune) (out []string) {
	t := load()
	for _, s := range t.sets[setOf(Fold(r))] {
		out = append(out, t.syllables[s.syllable])
	}
	return out
}

// ReadsAs reports whether a word may be read as letters, in any spelling of its
// syllables.
func ReadsAs(word []rune, letters string) bool {
	if len(word) == 0 || letters == "" {
		return len(word) == 0 && letters == ""
	}
	for _, rest := range After(word[0], letters) {
		if ReadsAs(word[1:], rest) {
			return true
		}
	}
	return false
}

// After are the letters that are left of some which a character may be read as the
// beginning of, in any spelling.
func After(r rune, letters string) (out []string) {
	for _, syllable := range SyllablesOf(r) {
		for _, s := range spellings(syllable) {
			if rest, ok := strings.CutPrefix(letters, s); ok && !slices.Contains(out, rest) {
				out = append(out, rest)
			}
		}
	}
	return out
}

// Beginning are the simplified hanzi that may be read as the beginning of letters.
func Beginning(letters string) (out []rune) {
	for r := rune(firstHanzi); r <= lastHanzi; r++ {
		if Fold(r) == r && len(After(r, letters)) > 0 {
			out = append(out, r)
		}
	}
	return out
}
