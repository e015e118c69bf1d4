package library

import (
	"context"
	"crypto/sha256"

	"lanmu/data/page"
)

// A PDF of many pages takes its time. What is on its first is shown meanwhile, as a
// page that is kept in memory only, until the whole of it takes its place.

// manySheets is from how many pages on a PDF is shown before it is read: fewer take
// no second.
const manySheets = 8

// firstOf hands over the first page of a PDF that was asked for by name, if it has many.
func (u *update) firstOf(ctx context.Context, c *content, j job) {
	if c.kind != pdfKind || !j.asked || j.was != nil {
		return
	}
	parts, pages, err := pdfs().First(ctx, c.all)
	if err != nil || pages < manySheets {
		return // what is wrong is told when it is read
	}
	p, err := page.ComposeContext(ctx, parts)
	if err != nil || len(p.Articles) == 0 {
		return
	}
	select {
	case u.first <- Page{Page: p, Name: nameOf(j.path), Path: j.path}:
	case <-ctx.Done():
	}
}

// showFirst has the first page of a file stand for it.
func (u *update) showFirst(p Page) {
	s := u.l.holdAs("held/first/"+keyOf(sha256.Sum256([]byte(p.Path)), ""), p)
	if u.early == nil {
		u.early = map[string]*Sheet{}
	}
	u.early[p.Path] = s
	u.change.Sheets = append(u.change.Sheets, s)
	u.tell()
}

// dropFirst forgets the first page of a file that was read, or will not be. It tells
// whether there was one, and is called with the library's mu held. Of two updates that
// read a file the later one's page is shown, and is its to forget.
func (u *update) dropFirst(path string) bool {
	s, ok := u.early[path]
	if !ok {
		return false
	}
	delete(u.early, path)
	n := u.l.shelf.number(s.Key())
	if n == none || u.l.shelf.pages[n].sheet != s {
		return false
	}
	delete(u.l.held, s.Key())
	u.l.shelf.remove(n)
	u.l.space = nil
	return true
}

// dropFirsts forgets those of files whose reading was ended.
func (u *update) dropFirsts() {
	u.l.mu.Lock()
	defer u.l.mu.Unlock()
	for path := range u.early {
		if u.dropFirst(path) {
			u.change.Gone = append(u.change.Gone, path)
		}
	}
}
