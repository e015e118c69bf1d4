package find

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"strings"
	"testing"
)

// slow is the matcher as one would first write it: every headline, every place,
// every way to cut the word into pieces for the characters that follow.
func slow(headlines []string, word string) []string {
	type hit struct {
		item                      int
		tier                      Tier
		cost, span, place, length int
	}
	var hits []hit
	q := []rune(word)
	for n, h := range headlines {
		s := newScript(load())
		var x []glyph
		codes := s.append(nil, h, nil)
		for _, c := range codes[:len(codes)-1] {
			x = append(x, s.glyphs[c])
		}
		best, found := hit{tier: Scattered + 1}, false
		cheapest := never
		for i := range x {
			ways(x, i, i, q, 0, func(to int, c cost) {
				if c < cheapest {
					r := run{i, to, c}
					f := foundAt(r, headline, i == 0, to == len(x))
					best, found, cheapest = hit{n, f.tier, f.rank(), to - i, i, len(x)}, true, c
				}
			})
		}
		if !found && len(q) > 1 && !strings.ContainsFunc(word, isLetter) && !allMarksOrDigits(q) {
			k := 0
			for _, g := range x {
				if k < len(q) && g.lit == q[k] {
					k++
				}
			}
			if k == len(q) {
				best, found = hit{n, Scattered, 0, 0, 0, len(x)}, true
			}
		}
		if found {
			hits = append(hits, best)
		}
	}
	sort.SliceStable(hits, func(i, j int) bool {
		a, b := hits[i], hits[j]
		return fmt.Sprintf("%d %06d %06d %06d %06d", a.tier, a.cost, a.span, a.place, a.length) < fmt.Sprintf("%d %06d %06d %06d %06d", b.tier, b.cost, b.span, b.place, b.length)
	})
	var out []string
	for _, h := range hits {
		out = append(out, fmt.Sprint(h.item, h.tier))
	}
	return out
}

func allMarksOrDigits(q []rune) bool {
	return !slices.ContainsFunc(q, func(r rune) bool { return !isMark(r) && !isDigit(r) })
}

// ways calls yield for every way to match q from character i on, and what it
// costs with what was spent before.
func ways(x []glyph, start, i int, q []rune, spent cost, yield func(to int, c cost)) {
	if len(q) == 0 {
		yield(i, spent)
		return
	}
	if i == len(x) {
		return
	}
	if g := x[i]; g.mark && i > start {
		to := i
		for to < len(x) && x[to].mark {
			to++
		}
		if to < len(x) {
			ways(x, start, i+1, q, spent, yield)
		}
	}
	t := load()
	for n := 1; n <= len(q) && n <= longestSpelling+1; n++ {
		piece := string(q[:n])
		next := func(c cost) { ways(x, start, i+1, q[n:], c, yield) }
		if piece == string(x[i].lit) {
			next(spent)
		}
		for k, s := range t.sets[x[i].set] {
			read := spent | byPinyin
			if k != int(x[i].pref) {
				if s.rare {
					read += rareCost
				} else {
					read += otherCost
				}
			}
			initials := spent&(soundCost-1) >= initialCost
			all := append([]likely{{s.syllable, 0}}, t.alike[s.syllable]...)
			for _, l := range all {
				c := read + cost(l.sounds)*soundCost
				whole, bare := c, c
				if initials {
					whole |= mixedUse
				} else if spent&byPinyin != 0 {
					bare |= afterWhole
				}
				if n == 1 {
					whole = c
				}
				name := t.syllables[l.syllable]
				for _, spelling := range spellings(name) {
					switch {
					case piece == spelling:
						next(whole)
					case n == len(q) && n > 1 && strings.HasPrefix(spelling, piece):
						ways(x, start, i+1, nil, whole+partCost, yield)
					case n == 1 && piece == spelling[:1] && len(name) > 1 && (l.sounds == 0 || name[0] != t.syllables[s.syllable][0]):
						if strings.Contains("aeo", piece) {
							next(bare + initialCost | vowelUse)
						} else {
							next(bare + initialCost)
						}
					case n == 2 && (piece == "zh" || piece == "ch" || piece == "sh") && strings.HasPrefix(spelling, piece):
						next(bare + initialCost)
					}
				}
			}
		}
	}
}

// FuzzFilter holds the index to the slow matcher.
func FuzzFilter(f *testing.F) {
	for _, q := range []string{"g", "gj", "gongjiang", "gjjings", "工jiang", "重庆", "chongqi", "zhongqi", "yunn", "wifi", "lv", "shsh", "an", "xian", "山书", "GDP", "nan", "fei", "lue", "zisi", "n"} {
		f.Add(q, "工匠精神|重启重庆|云南操作指南|Wi-Fi 7|西安路灯|绿色旅行|山那边的书店|GDP增长|王　军|蓝灰略知是")
	}
	f.Fuzz(func(t *testing.T, word, all string) {
		word = strings.TrimSpace(foldString(word))
		if len(word) > 12 || len(all) > 300 || strings.ContainsFunc(word, func(r rune) bool {
			return isMark(r) || r == '|' || isDigit(r) || numeral(r) >= 0 || r == 'ü'
		}) {
			return
		}
		terms := words(word, FullPinyin)
		if len(terms) != 1 || string(terms[0].q) != word {
			return
		}
		headlines := strings.Split(all, "|")
		list := make([]Item, len(headlines))
		for i, h := range headlines {
			list[i].Headline = h
		}
		var got []Hit
		for _, h := range New(list).Filter(context.Background(), word) {
			if h.Tier != Forgiven && h.Tier != Apart {
				got = append(got, h)
			}
		}
		have, want := loosely(plain(got)), loosely(slow(headlines, word))
		if better := len(have) < len(want); better {
			return // an item that is found as something better is not listed as what it is besides
		}
		if fmt.Sprint(have) != fmt.Sprint(want) {
			t.Errorf("%q among %q: %v, want %v", word, headlines, have, want)
		}
	})
}

// loosely puts scattered hits, which end a list, in the order of the items:
// which of several ways to scatter a word counts is no matter.
func loosely(hits []string) []string {
	from := sort.Search(len(hits), func(i int) bool { return strings.HasSuffix(hits[i], fmt.Sprint(Scattered)) })
	sort.Strings(hits[from:])
	return hits
}
