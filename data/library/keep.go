package library

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"time"

	"lanmu/data/page"
)

// has tells whether the cache holds a page as this version restores it.
func (s *store) has(ctx context.Context, key string) bool {
	var n int
	err := s.db.QueryRowContext(ctx, "SELECT 1 FROM pages WHERE key = ? AND restorer = ?", key, page.Version).Scan(&n)
	return err == nil
}

// keep writes the batch to the cache, all of it or nothing, and takes it in.
func (u *update) keep() error {
	batch := u.batch
	u.batch, u.size = nil, 0
	slices.SortFunc(batch, func(a, b *reading) int { return cmp.Compare(a.path, b.path) })
	sheets, places := make([]*Sheet, len(batch)), make([]place, len(batch))
	docs, blocks, err := u.index(batch, places)
	if err != nil {
		return err
	}
	err = u.s.write(context.WithoutCancel(u.ctx), func(tx *sql.Tx) error {
		base, err := addSegment(tx, docs, blocks)
		if err != nil {
			return err
		}
		prepared := statements{tx, map[string]*sql.Stmt{}}
		defer prepared.close()
		for i, r := range batch {
			places[i].first += base
			if sheets[i], err = keepReading(prepared, r, &places[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	u.kept, u.wrote = time.Now(), true
	u.l.mu.Lock()
	defer u.l.mu.Unlock()
	for i, r := range batch {
		u.take(r, sheets[i], places[i])
		if r.fresh != nil && sheets[i] != r.fresh.sheet {
			u.contested.Store(true)
		}
	}
	return nil
}

// statements runs statements in a transaction and prepares each once: that is
// half of what a short one takes.
type statements struct {
	tx  *sql.Tx
	all map[string]*sql.Stmt
}

func (s statements) prepare(query string) (*sql.Stmt, error) {
	if p := s.all[query]; p != nil {
		return p, nil
	}
	p, err := s.tx.Prepare(query)
	if err == nil {
		s.all[query] = p
	}
	return p, err
}

func (s statements) exec(query string, args ...any) error {
	p, err := s.prepare(query)
	if err == nil {
		_, err = p.Exec(args...)
	}
	return err
}

// scan reads the one row that a query returns.
func (s statements) scan(query string, args []any, into ...any) error {
	p, err := s.prepare(query)
	if err != nil {
		return err
	}
	return p.QueryRow(args...).Scan(into...)
}

func (s statements) close() {
	for _, p := range s.all {
		p.Close()
	}
}

// take tells the library of a reading that was kept. It is called with the
// library's mu held.
func (u *update) take(r *reading, sheet *Sheet, at place) {
	l, c := u.l, &u.change
	if was := l.failed[r.path]; r.failed == nil && was != nil {
		delete(l.failed, r.path)
		c.Mended = append(c.Mended, r.path)
	}
	if sheet != nil {
		c.Sheets = append(c.Sheets, l.put(sheet, at)...)
		return
	}
	if _, ok := l.keys[r.path]; ok {
		if other := l.remove(r.path); other != nil {
			c.Sheets = append(c.Sheets, other)
		}
		c.Gone = append(c.Gone, r.path)
	}
	if r.failed != nil {
		if was := l.failed[r.path]; was == nil || was.Error() != r.failed.Error() {
			c.Failed = append(c.Failed, r.failed)
		}
		l.failed[r.path] = r.failed
	}
}

// keepReading writes one reading. It returns the sheet of its page, if there is
// one.
func keepReading(tx statements, r *reading, at *place) (*Sheet, error) {
	if r.gone {
		return nil, tx.exec("DELETE FROM files WHERE path = ?", r.path)
	}
	if r.failed != nil {
		cause := ""
		if r.failed.Err != nil {
			cause = r.failed.Err.Error()
		}
		return nil, tx.exec("INSERT OR REPLACE INTO files(path, size, mtime, problem, cause, chosen) VALUES(?, ?, ?, ?, ?, ?)",
			r.path, r.size, r.mtime, int(r.failed.Problem), cause, string(r.as))
	}
	sheet, err := keepPage(tx, r, at)
	if err != nil || sheet == nil {
		return nil, err
	}
	var day any
	if !sheet.Date.IsZero() {
		day = sheet.Date.Unix() / 86400
	}
	return sheet, tx.exec("INSERT OR REPLACE INTO files(path, size, mtime, page, day, chosen) VALUES(?, ?, ?, ?, ?, ?)",
		r.path, r.size, r.mtime, at.id, day, string(r.as))
}

// keepPage writes the page of a reading unless the cache has it, and tells where
// it is.
func keepPage(tx statements, r *reading, at *place) (*Sheet, error) {
	had := place{}
	var restorer int
	var form, encoding, stated string
	var guessed bool
	var list []byte
	err := tx.scan("SELECT id, restorer, first, form, encoding, guessed, stated, list FROM pages WHERE key = ?", []any{r.key},
		&had.id, &restorer, &had.first, &form, &encoding, &guessed, &stated, &list)
	if err != nil && err != sql.ErrNoRows {
		return nil, err
	}
	if err == nil && restorer == page.Version {
		s := &Sheet{Key: r.key, Path: r.path, Name: nameOf(r.path), Date: dateOf(stated, r.path),
			Form: page.Form(form), Encoding: Encoding(encoding), Guessed: guessed}
		s.Articles, had.sizes, err = readList(list, func(s string) string { return s })
		*at = had
		return s, err
	}
	f := r.fresh
	if f == nil {
		return nil, nil // it was pruned in between; the next run reads it
	}
	s := f.sheet
	err = tx.scan(`INSERT INTO pages(id, key, restorer, first, articles, form, encoding, guessed, stated, list)
		VALUES(NULLIF(?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT(key) DO UPDATE SET restorer = excluded.restorer, first = excluded.first, articles = excluded.articles,
			form = excluded.form, stated = excluded.stated, list = excluded.list
		RETURNING id`, []any{had.id, r.key, page.Version, at.first, len(s.Articles), string(s.Form), string(s.Encoding), s.Guessed, f.stated,
		appendList(nil, s.Articles, at.sizes)}, &at.id)
	if err != nil {
		return nil, err
	}
	if err = tx.exec("INSERT OR REPLACE INTO texts(id, data) VALUES(?, ?)", at.id, f.packed); err != nil {
		return nil, err
	}
	return s, tx.exec("INSERT OR REPLACE INTO sources(id, data) VALUES(?, ?)", at.id, f.source)
}
