package bookmark

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// A passage is kept as the Web Annotation Data Model's TextQuoteSelector has
// it (W3C Recommendation 2017, section 4.2.4): the text itself and a little of
// what stands before and after. Places in the text would be shorter, and wrong
// as soon as the page is restored better.

// contextSize is how much of the text is kept on either side, in characters:
// as much as Hypothesis keeps, and in Chinese about two clauses, which tells
// one 改革 from another.
const contextSize = 32

// Passage makes the bookmark of text[start:end], where text is of the article
// that b marks and the places are in bytes. White space at its ends is left
// out; the second result is false if nothing is left then.
func (b Bookmark) Passage(text string, start, end int) (Bookmark, bool) {
	quote := text[start:end]
	start += len(quote) - len(strings.TrimLeftFunc(quote, unicode.IsSpace))
	quote = strings.TrimSpace(quote)
	end = start + len(quote)
	if quote == "" {
		return b, false
	}
	b.Article = b.ArticleID()
	b.Quote, b.Prefix, b.Suffix = quote, lastRunes(text[:start], contextSize), firstRunes(text[end:], contextSize)
	b.ID = PassageID(b.Article, b.Quote, b.Prefix, b.Suffix)
	return b, true
}

// PassageID is the id of a passage in an article: the same for the same words
// in the same place, however they are spaced.
func PassageID(article, quote, prefix, suffix string) string {
	h := sha256.New()
	for _, s := range []string{quote, prefix, suffix} {
		h.Write([]byte(newFolded(s).string()))
		h.Write([]byte{0})
	}
	return article + "#" + hex.EncodeToString(h.Sum(nil)[:8])
}

// Find finds the passage in its article's text as it is now, and returns its
// place in bytes. Of several equal passages it takes the one whose
// surroundings agree best. Spacing and width (２０２４, 2024) may have changed
// and, of four characters or more, a quarter of the characters; ok is false if
// there is nothing like it.
func (b Bookmark) Find(text string) (start, end int, ok bool) {
	t, q := newFolded(text), newFolded(b.Quote)
	if len(q.runes) == 0 || len(q.runes) > len(t.runes)*2 {
		return 0, 0, false
	}
	hits := t.exact(q.runes)
	if len(hits) == 0 {
		hits = t.like(q.runes)
	}
	if len(hits) == 0 {
		return 0, 0, false
	}
	prefix, suffix := newFolded(b.Prefix).runes, newFolded(b.Suffix).runes
	best, agreed := hits[0], -1
	for _, h := range hits {
		if n := agreement(t.runes, h, prefix, suffix); n > agreed {
			best, agreed = h, n
		}
	}
	return t.places[best.start], t.ends[best.end-1], true
}

// folded is text to be compared: without white space and in one width. places
// and ends tell where in bytes each rune stood.
type folded struct {
	runes        []rune
	places, ends []int
}

func newFolded(s string) folded {
	var f folded
	for i, r := range s {
		if unicode.IsSpace(r) {
			continue
		}
		if n := width.LookupRune(r).Folded(); n != 0 {
			f.runes = append(f.runes, n)
		} else {
			f.runes = append(f.runes, r)
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		f.places, f.ends = append(f.places, i), append(f.ends, i+size)
	}
	return f
}

func (f folded) string() string { return string(f.runes) }

// hit is a stretch of folded text.
type hit struct{ start, end int }

// exact finds quote letter for letter, wherever it stands.
func (f folded) exact(quote []rune) (hits []hit) {
	for i := 0; i+len(quote) <= len(f.runes); i++ {
		if f.runes[i] == quote[0] && equal(f.runes[i:i+len(quote)], quote) {
			hits = append(hits, hit{i, i + len(quote)})
		}
	}
	return hits
}

func equal(a, b []rune) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// maxWork bounds the comparing of like: a thousand characters in an article of
// twenty thousand, some 60 ms.
const maxWork = 20_000_000

// like finds the stretches that differ least from quote, by the number of
// characters put in, left out or changed: Sellers, "The theory and computation
// of evolutionary distances" (1980). A column of the table is kept, and with
// each cell where its stretch begins.
func (f folded) like(quote []rune) (hits []hit) {
	m := len(quote)
	most := m / 4
	if most == 0 || m*len(f.runes) > maxWork {
		return nil
	}
	cost, from := make([]int, m+1), make([]int, m+1)
	for i := range cost {
		cost[i] = i
	}
	for j, r := range f.runes {
		diagonal, start := cost[0], from[0]
		cost[0], from[0] = 0, j+1
		for i := 1; i <= m; i++ {
			c, s := diagonal, start
			if quote[i-1] != r {
				c++
			}
			diagonal, start = cost[i], from[i]
			if cost[i]+1 < c {
				c, s = cost[i]+1, from[i]
			}
			if cost[i-1]+1 < c {
				c, s = cost[i-1]+1, from[i-1]
			}
			cost[i], from[i] = c, s
		}
		if cost[m] > most || from[m] > j {
			continue
		}
		if cost[m] < most || len(hits) == 0 {
			most, hits = cost[m], hits[:0]
		}
		hits = append(hits, hit{from[m], j + 1})
	}
	return hits
}

// agreement counts the characters on either side of h that are as they were.
func agreement(text []rune, h hit, prefix, suffix []rune) (n int) {
	for i := 1; i <= len(prefix) && i <= h.start && prefix[len(prefix)-i] == text[h.start-i]; i++ {
		n++
	}
	for i := 0; i < len(suffix) && h.end+i < len(text) && suffix[i] == text[h.end+i]; i++ {
		n++
	}
	return n
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

func lastRunes(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}
