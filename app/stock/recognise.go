package stock

import (
	"context"
	"maps"

	"lanmu/data/bookmark"
	"lanmu/data/library"
)

// Recognise returns under which ids the articles are bookmarked that have been
// edited since, so that stars, passages and notes find them: what was known of
// the shelf before, and what its new pages add. It returns nil if they add none.
func Recognise(ctx context.Context, m Memory, l *library.Library, s, before *Shelf) map[string]string {
	missing := map[string]bookmark.Bookmark{}
	for _, b := range m.Bookmarks.All() {
		missing[b.ArticleID()] = b
	}
	for _, r := range s.Refs {
		if len(missing) == 0 {
			return nil
		}
		delete(missing, s.ID(r))
	}
	old := map[*library.Sheet]bool{}
	for _, x := range before.Sheets {
		old[x] = true
	}
	var kept map[string]string
	for id, b := range missing {
		c, err := m.Copies.Load(id)
		if err != nil {
			continue // nothing to compare with
		}
		headline := bookmark.NewHeadline(b.Headline)
		for _, r := range s.Refs {
			a := r.Article()
			if old[r.Sheet] || kept[a.ID] != "" || !headline.Alike(a.Headline) {
				continue
			}
			if e, err := Fetch(ctx, l, s, r); err == nil && bookmark.Same(c, CopyOf(e)) {
				if kept == nil {
					kept = maps.Clone(s.Kept)
				}
				if kept == nil {
					kept = map[string]string{}
				}
				kept[a.ID] = id
				break
			}
		}
	}
	return kept
}
