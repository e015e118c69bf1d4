package find

import (
	"context"
	"fmt"
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
		var x text
		x.append(h, load())
		best, found := hit{cost: never}, false
		for i := range x.lit {
			ways(x, i, q, func(to, cost int, pinyin bool) {
				if cost < best.cost {
					tier := Contiguous
					switch {
					case cost >= initialCost:
						tier = Initials
					case pinyin:
						tier = Pinyin
					case i == 0 && to == len(x.lit):
						tier = Exact
					case i == 0:
						tier = Prefix
					}
					best, found = hit{n, tier, cost, to - i, i, len(x.lit)}, true
				}
			})
		}
		if !found {
			k := 0
			first, last := -1, 0
			for i, r := range x.lit {
				if k < len(q) && r == q[k] {
					if k++; first < 0 {
						first = i
					}
					last = i
				}
			}
			if k == len(q) && k > 1 {
				best, found = hit{n, Scattered, 0, last + 1 - first, first, len(x.lit)}, true
			}
		}
		if best.tier == Initials {
			best.cost %= initialCost
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

// ways calls yield for every way to match q from character i on.
func ways(x text, i int, q []rune, yield func(to, cost int, pinyin bool)) {
	if len(q) == 0 {
		yield(i, 0, false)
		return
	}
	if i == len(x.lit) {
		return
	}
	for n := 1; n <= len(q) && n <= 6; n++ {
		piece := string(q[:n])
		go1 := func(cost int, pinyin bool) {
			ways(x, i+1, q[n:], func(to, more int, py bool) { yield(to, cost+more, pinyin || py) })
		}
		if piece == string(x.lit[i]) {
			go1(0, false)
		}
		for k, s := range load().sets[x.set[i]] {
			cost := 0
			if k != int(x.pref[i]) {
				cost = otherCost
				if s.rare {
					cost = rareCost
				}
			}
			switch {
			case piece == s.syllable:
				go1(cost, true)
			case n == len(q) && n > 1 && strings.HasPrefix(s.syllable, piece):
				go1(cost+partCost, true)
			case piece == s.syllable[:1], piece == s.syllable[:min(2, len(s.syllable))] && piece[len(piece)-1] == 'h' && n == 2:
				go1(cost+initialCost, true)
			}
		}
	}
}

// FuzzFilter holds the index to the slow matcher.
func FuzzFilter(f *testing.F) {
	for _, q := range []string{"g", "gj", "gongjiang", "gjjings", "工jiang", "重庆", "chongqi", "zhongqi", "yunn", "wifi", "lv", "shsh", "an", "xian", "山书", "GDP"} {
		f.Add(q, "工匠精神|重启重庆|云南操作指南|Wi-Fi 7|西安路灯|绿色旅行|山那边的书店|GDP增长")
	}
	f.Fuzz(func(t *testing.T, word, all string) {
		word = strings.TrimSpace(foldString(word))
		if len(word) > 12 || len(all) > 300 || strings.ContainsAny(word, " ':!-\"“「『\u3000\t\n\v\f\r|ü\x00") {
			return
		}
		terms := parse(word)
		if len(terms) != 1 || string(terms[0].q) != word {
			return
		}
		headlines := strings.Split(all, "|")
		list := make([]Item, len(headlines))
		for i, h := range headlines {
			list[i].Headline = h
		}
		got := New(list).Filter(context.Background(), word)
		if len(got) > 0 && got[0].Tier == Forgiven {
			got = nil
		}
		have, want := loosely(plain(got)), loosely(slow(headlines, word))
		if fmt.Sprint(have) != fmt.Sprint(want) {
			t.Errorf("%q among %q: %v, want %v", word, headlines, have, want)
		}
	})
}

// loosely puts scattered hits, which end a list, in the order of the items:
// which of several ways to scatter a word counts is the library's affair.
func loosely(hits []string) []string {
	from := sort.Search(len(hits), func(i int) bool { return strings.HasSuffix(hits[i], fmt.Sprint(Scattered)) })
	sort.Strings(hits[from:])
	return hits
}
