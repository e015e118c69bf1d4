package present

import (
	"context"
	"strings"

	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/data/find"
)

// What was kept of articles is found by what was kept: notes, tags, quotations, as
// headlines are, by hanzi and pinyin.

// kept is what of a bookmark is the reader's choice.
func kept(b bookmark.Bookmark) string {
	return strings.Join(strings.Fields(strings.Join(append([]string{b.Note, b.Quote}, b.Tags...), " ")), " ")
}

// MatchMarks returns the bookmarks that match a query, best first: by their headlines,
// columns and authors, and then by what was kept.
func MatchMarks(ctx context.Context, all []bookmark.Bookmark, query string, keys find.Keys) []find.Hit {
	items := make([]find.Item, len(all))
	for i, b := range all {
		items[i] = Item(b)
	}
	hits := find.NewFor(items, keys).Filter(ctx, query)
	if strings.TrimSpace(query) == "" {
		return hits
	}
	more := matchKept(ctx, all, query, keys)
	if len(more) > 0 && len(hits) > 0 && hits[0].Tier == find.Forgiven {
		hits = nil // what was typed is there, and need not be forgiven
	}
	has := make(map[int]bool, len(hits))
	for _, h := range hits {
		has[h.Item] = true
	}
	for _, i := range more {
		if !has[i] {
			hits = append(hits, find.Hit{Item: i, Marks: find.Unmarked})
		}
	}
	return hits
}

// matchKept are the numbers of the bookmarks whose note, tags or quotation match.
func matchKept(ctx context.Context, all []bookmark.Bookmark, query string, keys find.Keys) []int {
	var items []find.Item
	var at []int
	for i, b := range all {
		if text := kept(b); text != "" {
			items, at = append(items, find.Item{Headline: text + "　" + b.Headline, Column: b.Column, Byline: b.Byline, Time: b.Time}), append(at, i)
		}
	}
	if len(items) == 0 {
		return nil
	}
	var out []int
	for _, h := range find.NewFor(items, keys).Filter(ctx, query) {
		if h.Tier != find.Forgiven { // in so much text there is always something like it
			out = append(out, at[h.Item])
		}
	}
	return out
}

// NotedArticles are the ids of the articles of which something was kept that matches a
// query, best first.
func NotedArticles(ctx context.Context, all []bookmark.Bookmark, query string, keys find.Keys) (out []string) {
	seen := map[string]bool{}
	for _, i := range matchKept(ctx, all, query, keys) {
		if id := all[i].ArticleID(); !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	return out
}

// NoteLine is a bookmark's note and tags in one line, "" for none.
func NoteLine(b bookmark.Bookmark) string {
	words := strings.Join(strings.Fields(b.Note), " ")
	for _, t := range b.Tags {
		words += " #" + t
	}
	return strings.TrimSpace(words)
}

// ColourName is what a colour of highlights is called.
func ColourName(n int) string { return tongue.T("colour." + bookmark.Colours[n]) }
