package bookmark

import (
	"cmp"
	"errors"
	"reflect"
	"slices"
	"strings"
	"time"

	"lanmu/data/folio"
	"lanmu/data/home"
	"lanmu/data/journal"
)

// A Bookmark marks an article, or a passage in one.
type Bookmark struct {
	ID       string      `json:"id"`                 // the article's stable id; of a passage, see PassageID
	Article  string      `json:"article,omitempty"`  // of a passage, the id of its article
	Headline string      `json:"headline,omitempty"` // of the article, as are those that follow
	Column   string      `json:"column,omitempty"`
	Byline   string      `json:"byline,omitempty"` // the name without its mark
	Page     string      `json:"page,omitempty"`   // the name of the page it stood on
	File     string      `json:"file,omitempty"`   // where that was opened from; it may be gone
	Folio    folio.Folio `json:"folio,omitzero"`   // where that stands in the press
	Time     time.Time   `json:"time,omitzero"`    // when it was made; Add sets it if it is zero
	Changed  time.Time   `json:"changed,omitzero"` // when it was last changed; the store tells
	Quote    string      `json:"quote,omitempty"`  // of a passage, its text, and what stands around it
	Prefix   string      `json:"prefix,omitempty"`
	Suffix   string      `json:"suffix,omitempty"`
	Colour   string      `json:"colour,omitempty"` // of a passage's highlight, one of Colours; "" for the first
	Note     string      `json:"note,omitempty"`   // the reader's own
	Tags     []string    `json:"tags,omitempty"`
}

// Colours are those of highlights, as they are written down. What else is read, from a
// later version say, is kept and shown as the first.
var Colours = []string{"yellow", "green", "blue", "red", "purple"}

// ColourOf is which of Colours a bookmark has.
func (b Bookmark) ColourOf() int { return max(slices.Index(Colours, b.Colour), 0) }

// IsPassage reports whether the bookmark marks a passage and not all its article.
func (b Bookmark) IsPassage() bool { return b.Quote != "" }

// ArticleID is the stable id of the article that is marked or marked in.
func (b Bookmark) ArticleID() string { return cmp.Or(b.Article, b.ID) }

// A record is what a journal keeps of a bookmark: all but its id and the time
// of its change, which the journal knows. Without them 100,000 bookmarks take
// 6 MB less.
type record struct {
	Article  string      `json:"article,omitempty"`
	Headline string      `json:"headline,omitempty"`
	Column   string      `json:"column,omitempty"`
	Byline   string      `json:"byline,omitempty"`
	Page     string      `json:"page,omitempty"`
	File     string      `json:"file,omitempty"`
	Folio    folio.Folio `json:"folio,omitzero"`
	Time     time.Time   `json:"time,omitzero"`
	Quote    string      `json:"quote,omitempty"`
	Prefix   string      `json:"prefix,omitempty"`
	Suffix   string      `json:"suffix,omitempty"`
	Colour   string      `json:"colour,omitempty"`
	Note     string      `json:"note,omitempty" merge:"text"`
	Tags     []string    `json:"tags,omitempty" merge:"set"`
}

func (b Bookmark) record() record {
	return record{
		Article: b.Article, Headline: b.Headline, Column: b.Column, Byline: b.Byline, Page: b.Page, File: b.File, Folio: b.Folio,
		Time:  b.Time.UTC(), // as it is read back
		Quote: b.Quote, Prefix: b.Prefix, Suffix: b.Suffix, Colour: b.Colour, Note: b.Note, Tags: slices.Clone(b.Tags),
	}
}

// bookmark is what a record says, under an id.
func (r record) bookmark(id string, changed time.Time) Bookmark {
	return Bookmark{
		ID: id, Article: r.Article, Headline: r.Headline, Column: r.Column, Byline: r.Byline, Page: r.Page, File: r.File, Folio: r.Folio,
		Time: r.Time, Changed: changed,
		Quote: r.Quote, Prefix: r.Prefix, Suffix: r.Suffix, Colour: r.Colour, Note: r.Note, Tags: slices.Clone(r.Tags),
	}
}

// A Store keeps bookmarks. Its methods may be called from any goroutine.
type Store struct{ journal *journal.Journal[record] }

// DefaultPath is where bookmarks are kept: lanmu/bookmarks.jsonl in the user's
// configuration directory ($XDG_CONFIG_HOME). Nothing is made there.
func DefaultPath() (string, error) { return home.Config("bookmarks.jsonl") }

// Open opens the bookmarks in the file at path, which need not be there. The
// Store is of use even if err is not nil: saving works once the cause, which
// err names with what can be done, is gone.
func Open(path string) (*Store, error) {
	j, err := journal.Open[record](path)
	return &Store{j}, err
}

// Close ends the use of the store. It may be called more than once.
func (s *Store) Close() error { return s.journal.Close() }

// Path is the file the bookmarks are kept in.
func (s *Store) Path() string { return s.journal.Path() }

// Add keeps a bookmark. One with the same ID that is there, or was removed and
// can still be restored, is marked again: what b leaves empty, note and tags
// before all, stays as it was, tags are added to those there are, and one that
// is there keeps the time it was made. When Add returns nil the bookmark is on
// the disk; when not, nothing has changed.
func (s *Store) Add(b Bookmark) error {
	if b.ID == "" {
		return errors.New("bookmarks: a bookmark must name its article")
	}
	if b.Time.IsZero() {
		b.Time = time.Now()
	}
	return s.journal.Recall(b.ID, func(old *journal.Entry[record]) (record, bool) {
		r := b.record()
		if old == nil {
			return r, true
		}
		if !old.Deleted {
			r.Time = old.Value.Time
		}
		switch was := old.Value.Note; {
		case contains(was, r.Note):
			r.Note = was
		case old.Deleted && !contains(r.Note, was):
			r.Note += journal.Apart + was // which whoever wrote the new one could not see
		}
		r = r.over(old.Value)
		return r, old.Deleted || !reflect.DeepEqual(r, old.Value)
	})
}

// contains reports whether a note is part of another, as a whole.
func contains(note, part string) bool {
	const apart = journal.Apart
	return part == "" || strings.Contains(apart+note+apart, apart+part+apart)
}

// over is r where it says something, and old where it does not.
func (r record) over(old record) record {
	n, o := reflect.ValueOf(&r).Elem(), reflect.ValueOf(old)
	for i := range n.NumField() {
		if n.Field(i).IsZero() {
			n.Field(i).Set(o.Field(i))
		}
	}
	tags := slices.Clone(old.Tags)
	for _, t := range r.Tags {
		if !slices.Contains(tags, t) {
			tags = append(tags, t)
		}
	}
	r.Tags = tags
	return r
}

// Remove deletes the bookmark, if there is one. Restore brings it back.
func (s *Store) Remove(ids ...string) error { return s.journal.Delete(ids...) }

// Has reports whether the article or passage is bookmarked.
func (s *Store) Has(id string) bool {
	_, ok := s.journal.Get(id)
	return ok
}

// Get returns a bookmark.
func (s *Store) Get(id string) (Bookmark, bool) {
	e, ok := s.journal.Entry(id)
	if !ok {
		return Bookmark{}, false
	}
	return taken(&e), true
}

// taken is the bookmark of an entry.
func taken(e *journal.Entry[record]) Bookmark {
	return e.Value.bookmark(e.ID, e.At())
}

// Edit changes a bookmark, its note or tags say, by what change makes of it,
// with nobody else's change lost in between. One that is not there is left so.
func (s *Store) Edit(id string, change func(*Bookmark)) error {
	return s.journal.Update(id, func(r record, had bool) (record, bool) {
		if !had {
			return r, false
		}
		b := r.bookmark(id, time.Time{})
		change(&b)
		return b.record(), true
	})
}

// Import takes in bookmarks that the user brings from a file. What is kept
// here and was changed later stays; what was removed comes back. A note or a tag
// that is kept here is not lost to a bookmark that has none. It returns how many
// it took.
func (s *Store) Import(bs []Bookmark) (int, error) {
	entries := make([]journal.Entry[record], 0, len(bs))
	for _, b := range bs {
		if b.ID == "" {
			continue
		}
		changed := b.Changed
		if changed.IsZero() {
			changed = b.Time
		}
		entries = append(entries, journal.NewEntry(b.ID, changed, b.record()))
	}
	return s.journal.Import(entries, record.over)
}

// All returns the bookmarks, newest first.
func (s *Store) All() []Bookmark {
	live := s.journal.Live()
	// The times are sorted beside their entries: to look into each entry anew
	// for every comparison takes three times as long.
	type dated struct {
		time  int64 // in microseconds
		entry *journal.Entry[record]
	}
	order := make([]dated, len(live))
	for i, e := range live {
		order[i] = dated{e.Value.Time.UnixMicro(), e}
	}
	slices.SortFunc(order, func(a, b dated) int {
		if c := cmp.Compare(b.time, a.time); c != 0 {
			return c
		}
		return cmp.Or(b.entry.Value.Time.Compare(a.entry.Value.Time), cmp.Compare(a.entry.ID, b.entry.ID))
	})
	all := make([]Bookmark, len(live))
	for i, d := range order {
		all[i] = taken(d.entry)
	}
	return all
}

// Passages returns the bookmarks of passages in an article, oldest first, to
// be shown where they stand (see Bookmark.Find).
func (s *Store) Passages(article string) []Bookmark {
	var out []Bookmark
	for _, e := range s.journal.Live() {
		if e.Value.Quote != "" && e.Value.Article == article {
			out = append(out, taken(e))
		}
	}
	slices.SortFunc(out, func(a, b Bookmark) int {
		return cmp.Or(a.Time.Compare(b.Time), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// Removed returns the articles whose bookmarks were removed so long ago that
// they cannot come back, with when that was: what Copies.Prune may remove. Only
// a removal that stands in the journal counts.
func (s *Store) Removed() map[string]time.Time {
	removed := s.journal.Forgotten()
	for id, when := range removed {
		// What was said of a passage is forgotten by now; its id tells the article.
		if i := strings.LastIndexByte(id, '#'); i > 0 && removed[id[:i]].Before(when) {
			removed[id[:i]] = when
		}
	}
	for _, e := range s.journal.Live() {
		delete(removed, e.ID)
		delete(removed, cmp.Or(e.Value.Article, e.ID))
	}
	for _, b := range s.Deleted() {
		delete(removed, b.ID)
		delete(removed, b.ArticleID())
	}
	return removed
}

// Deleted returns what was removed within the last 30 days, what was removed
// last first.
func (s *Store) Deleted() []Bookmark {
	deleted := s.journal.Deleted()
	out := make([]Bookmark, len(deleted))
	for i := range deleted {
		out[i] = taken(&deleted[i])
	}
	return out
}

// Restore undoes the removal of bookmarks, for 30 days.
func (s *Store) Restore(ids ...string) error { return s.journal.Restore(ids...) }

// Changes tells when another process or another machine has changed the
// bookmarks. See journal.Journal.Changes.
func (s *Store) Changes() <-chan struct{} { return s.journal.Changes() }

// Twice returns the bookmarks of which two machines wrote the note at once, since
// it was last asked for. Both are kept, the later first, until the note is
// written anew.
func (s *Store) Twice() (out []Bookmark) {
	for _, id := range s.journal.Twice() {
		if b, ok := s.Get(id); ok {
			out = append(out, b)
		}
	}
	return out
}

// Aside tells where lines of the file were set aside that cannot be read.
func (s *Store) Aside() journal.Aside { return s.journal.Aside() }
