package library

import (
	"path/filepath"
	"sync"
	"sync/atomic"

	"lanmu/data/folio"
	"lanmu/data/journal"
)

// Papers keeps which newspaper files and folders are of, as the reader says, in a
// journal: that is not to be lost with the cache. They are safe for concurrent use.
type Papers struct {
	journal *journal.Journal[ofPaper]

	mu sync.RWMutex
	of map[string]string // by path: every row of a list asks
}

type ofPaper struct {
	Newspaper string `json:"newspaper"`
}

// OpenPapers opens what was said in the file at path, which need not be there. It is
// of use even if err is not nil.
func OpenPapers(path string) (*Papers, error) {
	j, err := journal.Open[ofPaper](path)
	p := &Papers{journal: j, of: map[string]string{}}
	for _, e := range j.Live() {
		p.of[PathOf(e.ID)] = e.Value.Newspaper
	}
	return p, err
}

// Close ends the use of the journal.
func (p *Papers) Close() error { return p.journal.Close() }

// Name keeps of which newspaper a file is, or all that is in a folder; "" takes back
// what was said.
func (p *Papers) Name(path, newspaper string) error {
	var err error
	if newspaper == "" {
		err = p.journal.Delete(NameText(path))
	} else {
		err = p.journal.Put(NameText(path), ofPaper{newspaper})
	}
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if delete(p.of, path); newspaper != "" {
		p.of[path] = newspaper
	}
	return nil
}

// Of returns the newspaper that the reader said a file is of, and of what he said so:
// it, or the nearest folder that it is in. Both are "" where he said nothing.
func (p *Papers) Of(path string) (newspaper, said string) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if len(p.of) == 0 || path == "" {
		return "", ""
	}
	for at := path; ; {
		if n := p.of[at]; n != "" {
			return n, at
		}
		up := filepath.Dir(at)
		if up == at || up == "." {
			return "", ""
		}
		at = up
	}
}

var namedPapers atomic.Pointer[Papers]

// UsePapers has pages be of the newspapers that the reader says they are of.
func UsePapers(p *Papers) { namedPapers.Store(p) }

// Stands is where the page in a file stands: as the reader says, as the page states
// it, else as the names of the file and its folders say.
func Stands(states folio.Folio, path string) folio.Told {
	var said folio.Folio
	if p := namedPapers.Load(); p != nil {
		said.Newspaper, _ = p.Of(path)
	}
	t := folio.Told{}.Or(said, folio.ByReader).Or(states, folio.ByPage)
	if path == "" {
		return t
	}
	return t.Or(folio.Named(path), folio.ByName)
}
