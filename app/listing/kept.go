package listing

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/library"
	"lanmu/data/search"
)

// A keptSearch is a search of the texts that stands among the columns, and what of it
// is new: articles that were not among its newest when the reader looked last.
type keptSearch struct {
	Query string
	Seen  []string // ids of the newest it had

	texts *present.Texts  // nil before it was looked for
	fresh map[string]bool // ids that were new at this start, for as long as the window is open
	news  int             // how many of them the reader has not looked at
}

// What is kept of a search, and how many there may be.
const (
	prefKept   = "searches.kept"
	keptAtMost = 20
	seenAtMost = 2000 // more are not told apart: the newest are what is new
	shownOfOne = 30   // articles of one stand among the columns; the others in the search
)

// recall brings back the searches that are kept.
func (l *Listing) recall() {
	was := l.kept
	l.kept = nil
	for _, line := range l.Preferences.StringList(prefKept) {
		k := &keptSearch{}
		if json.Unmarshal([]byte(line), k) == nil && k.Query != "" {
			if i := slices.IndexFunc(was, func(o *keptSearch) bool { return o.Query == k.Query }); i >= 0 {
				k = was[i] // the language was changed
			}
			l.kept = append(l.kept, k)
		}
	}
}

// remind remembers them.
func (l *Listing) remind() {
	var lines []string
	for _, k := range l.kept {
		if line, err := json.Marshal(k); err == nil { // it has but strings
			lines = append(lines, string(line))
		}
	}
	l.Preferences.SetStringList(prefKept, lines)
}

// keeps reports whether a search is kept.
func (l *Listing) keeps(query string) bool {
	return slices.ContainsFunc(l.kept, func(k *keptSearch) bool { return k.Query == strings.TrimSpace(query) })
}

// CanKeep reports whether what is looked for can be kept, or is.
func (l *Listing) CanKeep() bool { return strings.TrimSpace(l.query) != "" }

// ToggleKept keeps what is looked for as a column of its own, or no more.
func (l *Listing) ToggleKept() {
	query := strings.TrimSpace(l.query)
	switch {
	case query == "":
		return
	case l.keeps(query):
		l.kept = slices.DeleteFunc(l.kept, func(k *keptSearch) bool { return k.Query == query })
		l.Said.Tell("kept", tongue.T("found.unkept", map[string]any{"Query": query}))
	default:
		l.kept = append([]*keptSearch{{Query: query}}, l.kept...)
		l.kept = l.kept[:min(len(l.kept), keptAtMost)]
		l.Said.Tell("kept", tongue.T("found.kept", map[string]any{"Query": query}))
	}
	l.remind()
	l.lookAgain()
	if l.fulltext && l.told.found != nil {
		l.summarise()
	}
}

// lookAgain looks for what is kept, as the library is now.
func (l *Listing) lookAgain() {
	ctx := l.looking.Begin(l.Work.Life())
	kept := slices.Clone(l.kept)
	if len(kept) == 0 {
		return
	}
	asked := library.Asked{Hits: 1, Order: search.NewestFirst, Same: l.Shelf().Same()}
	l.Work.Go(func() {
		found := make([]*library.Found, len(kept))
		for i, k := range kept {
			err := l.Library.SearchFor(ctx, k.Query, asked, func(r library.Results) { found[i] = r.Found })
			if err != nil {
				return // told of when something is looked for
			}
		}
		newest := make([][]string, len(kept))
		for i, f := range found {
			newest[i] = newestOf(ctx, f)
		}
		l.Work.UI(func() {
			if ctx.Err() != nil {
				return
			}
			for i, k := range kept {
				k.take(found[i], newest[i])
			}
			l.remind()
			if l.listed == present.ViewColumns && l.query == "" && !l.fulltext {
				l.List(true)
			}
		})
	})
}

// newestOf are the ids of the newest articles found.
func newestOf(ctx context.Context, f *library.Found) []string {
	var out []string
	for n := 0; n < min(f.Len(), seenAtMost) && ctx.Err() == nil; n++ {
		sheet, i := f.At(n)
		out = append(out, sheet.Article(i).ID)
	}
	return out
}

// take takes in what was found now.
func (k *keptSearch) take(f *library.Found, newest []string) {
	first := k.texts == nil && k.Seen == nil
	k.texts = present.NewTexts(f)
	if first { // nothing is new to whoever has just asked
		k.Seen = newest
		return
	}
	seen := map[string]bool{}
	for _, id := range k.Seen {
		seen[id] = true
	}
	if k.fresh == nil {
		k.fresh = map[string]bool{}
	}
	k.news = 0
	for _, id := range newest {
		if !seen[id] {
			k.fresh[id] = true
			k.news++
		}
	}
}

// look notes that the reader has looked at what a kept search has.
func (l *Listing) look(k *keptSearch) {
	if k.texts == nil {
		return
	}
	k.Seen, k.news = newestOf(l.Work.Life(), k.texts.Found), 0
	l.remind()
}

const keptKey = "search/"

// keptRows are the rows of what is kept, which stand before the columns.
func (l *Listing) keptRows(query string, view int) (rows []present.Shown) {
	if query != "" || view != present.ViewColumns {
		return nil
	}
	folds := stock.FoldsOf(l.Preferences.StringList(prefFolds))
	for _, k := range l.kept {
		h := &present.Heading{Name: tongue.T("found.heading", map[string]any{"Query": k.Query}), Key: keptKey + k.Query, New: k.news}
		h.Folded = folds.Folded(h.Key, true)
		rows = append(rows, present.Shown{Head: h})
		if k.texts == nil {
			continue
		}
		if h.Count = k.texts.Len(); h.Folded {
			continue
		}
		for n := range min(k.texts.Len(), shownOfOne) {
			sheet, i := k.texts.At(n)
			if r := (stock.Ref{Sheet: sheet, N: i}); r.Exists() {
				rows = append(rows, present.Shown{Ref: r, New: k.fresh[r.Article().ID]})
			}
		}
		rows = append(rows, present.Shown{Head: &present.Heading{Name: tongue.T("found.more"), Offer: k.Query, Level: 1}})
	}
	return rows
}

// unfolds notes that a heading is being opened or folded.
func (l *Listing) unfolds(h *present.Heading) {
	query, is := strings.CutPrefix(h.Key, keptKey)
	if i := slices.IndexFunc(l.kept, func(k *keptSearch) bool { return k.Query == query }); is && i >= 0 && h.Folded {
		l.look(l.kept[i])
	}
}
