package bookmark

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"lanmu/data/folio"
	"lanmu/data/home"
	"lanmu/data/journal"
)

// A Place is where a reader is in an article.
type Place struct {
	Article  string      `json:"-"` // its stable id
	Headline string      `json:"headline,omitempty"`
	Column   string      `json:"column,omitempty"`
	Byline   string      `json:"byline,omitempty"`
	Page     string      `json:"page,omitempty"` // the name of the page it stood on
	File     string      `json:"file,omitempty"` // where that was opened from
	Folio    folio.Folio `json:"folio,omitzero"`
	Block    int         `json:"block,omitempty" merge:"place"`  // the block at the top of the pane, counted from 0
	Offset   int         `json:"offset,omitempty" merge:"place"` // and how far into it, as the pane counts
	Read     bool        `json:"read,omitempty"`                 // to the end
	Opened   time.Time   `json:"opened,omitzero" merge:"place"`  // last
}

// Reading keeps what has been read and how far. Its methods may be called from
// any goroutine.
type Reading struct{ journal *journal.Journal[Place] }

// DefaultReadingPath is where the reading state is kept: lanmu/reading.jsonl in
// the user's state directory ($XDG_STATE_HOME).
func DefaultReadingPath() (string, error) { return home.State("reading.jsonl") }

// OpenReading opens the reading state in the file at path, as Open does
// bookmarks.
func OpenReading(path string) (*Reading, error) {
	j, err := journal.Open[Place](path)
	return &Reading{j}, err
}

// Close ends the use of the reading state.
func (r *Reading) Close() error { return r.journal.Close() }

// Set keeps a place. A place that is kept already is not written again.
func (r *Reading) Set(p Place) error {
	if p.Article == "" {
		return errors.New("reading: a place must name its article")
	}
	p.Opened = p.Opened.UTC() // as it is read back
	return r.journal.Update(p.Article, func(old Place, had bool) (Place, bool) {
		same := old
		same.Opened = p.Opened
		same.Article = p.Article
		return p, !had || same != p || !old.Opened.Equal(p.Opened)
	})
}

// MarkRead has it known that articles have been read to their end, or have not. A place
// is given for an article of which none is kept yet.
func (r *Reading) MarkRead(read bool, places ...Place) error {
	ids, by := make([]string, 0, len(places)), map[string]Place{}
	for _, p := range places {
		if _, twice := by[p.Article]; p.Article != "" && !twice {
			ids, by[p.Article] = append(ids, p.Article), p
		}
	}
	return r.journal.UpdateAll(ids, func(id string, old Place, had bool) (Place, bool) {
		if !had {
			old = by[id]
			old.Article = ""
		}
		changed := old.Read != read || !had && read
		old.Read = read
		return old, changed && (had || read)
	})
}

// Get returns the place in an article.
func (r *Reading) Get(article string) (Place, bool) {
	p, ok := r.journal.Get(article)
	p.Article = article
	return p, ok
}

// Recent returns the places, what was opened last first.
func (r *Reading) Recent() []Place {
	live := r.journal.Live()
	slices.SortFunc(live, func(a, b *journal.Entry[Place]) int {
		return cmp.Or(b.Value.Opened.Compare(a.Value.Opened), cmp.Compare(a.ID, b.ID))
	})
	out := make([]Place, len(live))
	for i, e := range live {
		out[i] = e.Value
		out[i].Article = e.ID
	}
	return out
}

// Own are those of some places that are in files: what was read on the page that is
// built in is of no account to who has pages of his own. Where there are none, it is all
// that was read.
func Own(places []Place) []Place {
	if own := slices.DeleteFunc(slices.Clone(places), func(p Place) bool { return p.File == "" }); len(own) > 0 {
		return own
	}
	return places
}

// Forget deletes the places in articles.
func (r *Reading) Forget(articles ...string) error { return r.journal.Delete(articles...) }

// Changes tells when another process or another machine has changed the
// reading state. See journal.Journal.Changes.
func (r *Reading) Changes() <-chan struct{} { return r.journal.Changes() }

// Aside tells where lines of the file were set aside that cannot be read.
func (r *Reading) Aside() journal.Aside { return r.journal.Aside() }
