package library

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lanmu/data/find"
	"lanmu/data/search"
	"lanmu/data/words"
)

// A Wanting is a word of a query that found nothing: in how many articles it is by
// itself, and for one that is in none, what is near it and in some.
type Wanting struct {
	search.Count
	Near []search.Count // the most frequent first, or the longest of its parts
}

// mostNear is how many words are offered for one.
const mostNear = 3

// Why tells why a query finds nothing: which of its words is in no text, and what is
// near it. Letters that are no word are taken for pinyin of what the texts have.
func (l *Library) Why(ctx context.Context, query string) ([]Wanting, error) {
	if err := l.remake(ctx); err != nil && ctx.Err() != nil {
		return nil, err
	}
	cache, s := l.searched()
	found, err := s.find(ctx, parsed(query), cache)
	if err != nil {
		return nil, err
	}
	var out []Wanting
	for _, c := range found.Counts() {
		m := Wanting{Count: c}
		if c.Articles == 0 {
			if m.Near, err = s.near(ctx, cache, c.Word); err != nil {
				return nil, err
			}
		}
		out = append(out, m)
	}
	return out, nil
}

// near returns what is in texts and near a word that is in none.
func (s *space) near(ctx context.Context, cache *store, word string) ([]search.Count, error) {
	if letters, ok := pinyinOf(word); ok {
		read, err := inSources(ctx, cache, func(sources []search.Source) ([]string, error) { return search.Read(ctx, sources, letters) })
		if err != nil {
			return nil, err
		}
		for _, w := range words.Read(letters) {
			if !slices.Contains(read, w) {
				read = append(read, w)
			}
		}
		all, err := s.counted(ctx, cache, read)
		if err != nil || len(all) > 0 {
			return all, err
		}
		out, err := inSources(ctx, cache, func(sources []search.Source) ([]search.Count, error) {
			return search.Spelled(ctx, sources, word)
		})
		return out[:min(len(out), mostNear)], err
	}
	if utf8.RuneCountInString(word) > longestGuess || !strings.ContainsFunc(word, isHan) {
		return nil, nil
	}
	all, err := s.counted(ctx, cache, words.Like(word))
	if err != nil || len(all) > 0 {
		return all, err
	}
	return s.parts(ctx, cache, []rune(word))
}

// longestGuess is how many characters a word has for which others are looked for.
const longestGuess = 12

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// pinyinOf returns what may be pinyin, without marks: sū lián and su'lian are
// sulian.
func pinyinOf(word string) (letters string, ok bool) {
	var out []rune
	for _, r := range word {
		switch r {
		case 'ü', 'Ü', 'ǖ', 'ǘ', 'ǚ', 'ǜ':
			r = 'v'
		}
		f := find.Fold(r)
		switch {
		case f >= 'a' && f <= 'z':
			out = append(out, f)
		case f == '\'' || r == '’' || f == ' ':
		default:
			return "", false
		}
	}
	return string(out), len(out) > 1
}

// counted are those of some words that texts have, as many as are offered.
func (s *space) counted(ctx context.Context, cache *store, all []string) ([]search.Count, error) {
	var out []search.Count
	for _, w := range all {
		found, err := s.find(ctx, search.Parse(`"`+w+`"`, nil), cache)
		if err != nil {
			return nil, err
		}
		if n := len(found.Docs); n > 0 {
			out = append(out, search.Count{Word: w, Articles: n})
		}
	}
	slices.SortStableFunc(out, func(a, b search.Count) int { return cmp.Compare(b.Articles, a.Articles) })
	return out[:min(len(out), mostNear)], nil
}

// parts are the longest parts of a word that texts have.
func (s *space) parts(ctx context.Context, cache *store, word []rune) ([]search.Count, error) {
	for n := len(word) - 1; n > 1; n-- {
		var parts []string
		for i := 0; i+n <= len(word); i++ {
			parts = append(parts, string(word[i:i+n]))
		}
		if out, err := s.counted(ctx, cache, parts); err != nil || len(out) > 0 {
			return out, err
		}
	}
	return nil, nil
}

// inSources is what is told of the postings.
func inSources[T any](ctx context.Context, cache *store, tell func([]search.Source) (T, error)) (out T, err error) {
	tx, err := cache.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return out, err
	}
	defer tx.Rollback()
	sources, err := sourcesOf(tx)
	if err != nil {
		return out, err
	}
	return tell(sources)
}

// Instead is a query with one of its words in the place of another.
func Instead(query, word, other string) string {
	if !strings.Contains(query, word) {
		return other
	}
	return strings.Replace(query, word, other, 1)
}
