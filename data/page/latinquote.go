package page

import (
	"hash/maphash"
	"strings"
)

// A pull quote repeats words of the text. In a dump it stands in lines of its own,
// the words it repeats in the middle of others.

// latinRun is how many words of a line say that it repeats others.
const latinRun = 6

// A latinWord is a word of a dump, and where it stands.
type latinWord struct {
	text        string
	line        int
	first, last bool // of its line
}

// mostLatin is how many words are looked through: a page of a newspaper has ten
// thousand. More would take ten times the memory that the text takes.
const mostLatin = 400_000

// words are those of the lines that are not the page's own; none if they are more than
// any page's.
func (r *latinReader) words() (words []latinWord) {
	for i := range r.lines {
		if r.lines[i].kind == latinOwn {
			continue
		}
		list := strings.Fields(r.lines[i].String)
		if len(words)+len(list) > mostLatin {
			return nil
		}
		for k, s := range list {
			words = append(words, latinWord{strings.ToLower(strings.Trim(s, ".,;:!?\"“”‘’()")), i, k == 0, k+1 == len(list)})
		}
	}
	return words
}

// quotesAt reports whether the n words from i on may quote those from at on, which
// are the same and do not begin before.
func quotesAt(words []latinWord, i, at, n int) bool {
	if at == i || i > 0 && at > 0 && words[i-1].text == words[at-1].text {
		return false
	}
	whole := words[at].first && words[at+n-1].last // the other is as much a quote: the later one is
	return words[i+n-1].last && (!whole || at < i)
}

// findQuotes tells pull quotes: lines that are, from the first word of one to the
// last of another, words of the text that are not so set there.
func (r *latinReader) findQuotes(w *watch) {
	const (
		most    = 60 // words of a quote
		atATime = 4  // places at which the same words stand that are looked at
	)
	words := r.words()
	places := make(map[uint64][]int)
	seed := maphash.MakeSeed()
	key := func(at int) uint64 {
		var h maphash.Hash
		h.SetSeed(seed)
		for _, x := range words[at : at+latinRun] {
			h.WriteString(x.text)
			h.WriteByte(' ')
		}
		return h.Sum64()
	}
	for i := 0; i+latinRun <= len(words); i++ {
		if k := key(i); len(places[k]) < atATime {
			places[k] = append(places[k], i)
		}
		if w.over(1) {
			return
		}
	}
	for i := 0; i+latinRun <= len(words); i++ {
		if !words[i].first {
			continue
		}
		end := 0
		for _, at := range places[key(i)] {
			n := same(words, i, at, most)
			if n > end && quotesAt(words, i, at, n) {
				end = n
			}
			if w.over(n) {
				return
			}
		}
		const long = 10 // words: a quote so long may break off
		if end < latinRun || end < long && !r.lines[words[i+end-1].line].ends {
			continue
		}
		for k := words[i].line; k <= words[i+end-1].line; k++ {
			r.lines[k].kind = latinQuote
		}
		i += end - 1
	}
}

// same returns how many words from a on are those from b on, most at most.
func same(words []latinWord, a, b, most int) (n int) {
	for n < most && a+n < len(words) && b+n < len(words) && words[a+n].text == words[b+n].text {
		n++
	}
	return n
}
