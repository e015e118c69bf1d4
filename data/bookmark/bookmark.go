// Package bookmark keeps the reader's favourites in a journal: a file to which
// a line is added for every star turned, one JSON object a line, the latest for
// an id being the one that holds.
package bookmark

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"sync"
	"time"

	"github.com/adrg/xdg"
)

// A Bookmark carries what is needed to find its article again, and what is
// needed to list it when its page is gone.
type Bookmark struct {
	ID       string    `json:"id"` // the article's, made from its text
	Headline string    `json:"headline,omitempty"`
	Column   string    `json:"column,omitempty"`
	Byline   string    `json:"byline,omitempty"`
	Page     string    `json:"page,omitempty"` // it was opened from
	Time     time.Time `json:"time"`
}

// entry is a line of the journal.
type entry struct {
	Bookmark
	Deleted bool `json:"deleted,omitempty"`
}

// A Store is the bookmarks of a journal. It is safe for concurrent use.
type Store struct {
	path string

	mu    sync.Mutex
	marks map[string]Bookmark
	torn  bool // the file's last line has no end
}

// DefaultPath is where bookmarks are kept.
func DefaultPath() (string, error) {
	return filepath.Join(xdg.ConfigHome, "lanmu", "bookmarks.jsonl"), nil
}

// Open reads the journal at path; there need be none yet.
func Open(path string) (*Store, error) {
	s := &Store{path: path, marks: map[string]Bookmark{}}
	b, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, s.failed("cannot be read", err)
	}
	s.torn = len(b) > 0 && b[len(b)-1] != '\n'
	r := bufio.NewReader(bytes.NewReader(b))
	for {
		line, err := r.ReadBytes('\n')
		var e entry
		if json.Unmarshal(line, &e) == nil && e.ID != "" {
			s.apply(e)
		}
		if err == io.EOF {
			return s, nil
		}
	}
}

func (s *Store) apply(e entry) {
	if e.Deleted {
		delete(s.marks, e.ID)
	} else {
		s.marks[e.ID] = e.Bookmark
	}
}

// Add keeps a bookmark. It is on disk when Add returns without error; else
// nothing has changed.
func (s *Store) Add(b Bookmark) error { return s.append(entry{Bookmark: b}) }

// Remove forgets the bookmark of an article, with the promise of Add.
func (s *Store) Remove(id string) error {
	return s.append(entry{Bookmark: Bookmark{ID: id, Time: time.Now()}, Deleted: true})
}

func (s *Store) append(e entry) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	line, err := json.Marshal(e)
	if err != nil {
		return s.failed("cannot be written", err)
	}
	line = append(line, '\n')
	if s.torn {
		line = append([]byte{'\n'}, line...)
	}
	if err := os.MkdirAll(filepath.Dir(s.path), 0o700); err != nil {
		return s.failed("cannot be written", err)
	}
	f, err := os.OpenFile(s.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return s.failed("cannot be written", err)
	}
	defer f.Close()
	if n, err := f.Write(line); err != nil {
		s.torn = s.torn || n > 0
		return s.failed("cannot be written", err)
	}
	if err := f.Sync(); err != nil {
		return s.failed("cannot be written", err)
	}
	s.torn = false
	s.apply(e)
	return nil
}

func (s *Store) failed(what string, err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return fmt.Errorf("bookmarks: %s %s: %w; mend that and try again", s.path, what, err)
}

// Has tells whether an article is bookmarked.
func (s *Store) Has(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, ok := s.marks[id]
	return ok
}

// All returns the bookmarks, newest first.
func (s *Store) All() []Bookmark {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]Bookmark, 0, len(s.marks))
	for _, b := range s.marks {
		out = append(out, b)
	}
	sort.Slice(out, func(i, j int) bool {
		if !out[i].Time.Equal(out[j].Time) {
			return out[i].Time.After(out[j].Time)
		}
		return out[i].ID < out[j].ID
	})
	return out
}

// Close releases the journal.
func (s *Store) Close() error { return nil }
