package library

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"time"

	"lanmu/data/page"
	"lanmu/data/search"
)

// has reports whether the cache holds a page as this version restores it.
func (s *store) has(ctx context.Context, key string) bool {
	var n int
	err := s.db.QueryRowContext(ctx, "SELECT 1 FROM pages WHERE key = ? AND restorer = ?", key, page.Version).Scan(&n)
	return err == nil
}

// keep writes the batch to the cache, all of it or nothing, and takes it in.
func (u *update) keep() error {
	batch, size := u.batch, int(u.size)
	giveBack(size)
	defer giveBack(size)
	u.batch, u.size = nil, 0
	slices.SortFunc(batch, func(a, b *reading) int { return cmp.Compare(a.path, b.path) })
	sheets, made, places := make([]*Sheet, len(batch)), make([]place, len(batch)), make([]place, len(batch))
	docs := u.index(batch, made)
	giveBack(size)
	defer u.builder.Reset()
	err := u.s.write(context.WithoutCancel(u.ctx), func(tx *sql.Tx) error {
		base, end, err := addSegment(tx, docs, u.builder.Blocks)
		if err != nil {
			return err
		}
		prepared := statements{tx, map[string]*sql.Stmt{}}
		defer prepared.close()
		for i, r := range batch {
			at := made[i]
			at.first += base
			if sheets[i], err = keepReading(prepared, r, &at, end); err != nil {
				return err
			}
			places[i] = at
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
		if r.late {
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
	first := u.dropFirst(r.path)
	if sheet != nil {
		c.Sheets = append(c.Sheets, l.put(sheet, at)...)
		if first && l.shelf.sheet(l.shelf.in(r.path)).Path() != r.path { // the page is shown in another file
			c.Gone = append(c.Gone, r.path)
		}
		return
	}
	if first {
		c.Gone = append(c.Gone, r.path)
	}
	if l.shelf.in(r.path) != none {
		if other := l.remove(r.path); other != nil {
			c.Sheets = append(c.Sheets, other)
		}
		c.Gone = append(c.Gone, r.path)
	}
	if other, was := l.missed(r.path); was {
		if other != nil {
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
func keepReading(tx statements, r *reading, at *place, docs int64) (*Sheet, error) {
	if r.gone {
		return nil, tx.exec("DELETE FROM files WHERE path = ?", r.path)
	}
	f := fileRow{Path: r.path, Size: r.size, Mtime: r.mtime, Chosen: string(r.as)}
	if r.failed != nil {
		if r.failed.Err != nil {
			f.Cause = r.failed.Err.Error()
		}
		f.Problem = sql.NullInt64{Int64: int64(r.failed.Problem), Valid: true}
		return nil, keepFile(tx, f)
	}
	sheet, err := keepPage(tx, r, at, docs)
	if err != nil || sheet == nil {
		return nil, err
	}
	f.Page = sql.NullInt64{Int64: at.id, Valid: true}
	if sheet.day != search.NoDay {
		f.Day = sql.NullInt64{Int64: int64(sheet.day), Valid: true}
	}
	return sheet, keepFile(tx, f)
}

func keepFile(tx statements, f fileRow) error {
	return tx.exec(`INSERT INTO files(path, size, mtime, page, day, problem, cause, chosen, sum) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT(path) DO UPDATE SET size = excluded.size, mtime = excluded.mtime, page = excluded.page, day = excluded.day,
			problem = excluded.problem, cause = excluded.cause, chosen = excluded.chosen, sum = excluded.sum`,
		f.Path, f.Size, f.Mtime, f.Page, f.Day, f.Problem, f.Cause, f.Chosen, sum(f))
}

// keepPage writes the page of a reading unless the cache has it, and tells where
// it is.
func keepPage(tx statements, r *reading, at *place, docs int64) (*Sheet, error) {
	had := pageRow{Key: r.key}
	var was int64
	var list []byte
	err := tx.scan("SELECT id, restorer, first, articles, sum, list FROM pages WHERE key = ?", []any{r.key},
		&had.ID, &had.Restorer, &had.First, &had.Articles, &was, &list)
	if err != nil && err != sql.ErrNoRows {
		return nil, err
	}
	if err == nil {
		if was != sum(had) || !had.sound(docs) {
			return nil, errDamaged
		}
		if had.Restorer == page.Version {
			l, err := unpackList(list, ofList(r.key))
			if err != nil || int64(len(l.Articles)) != had.Articles {
				return nil, errDamaged
			}
			*at = place{had.ID, had.First, l.Sizes}
			r.late = r.fresh != nil
			return madeSheet(r.path, r.key, "", dayOf(dateOf(l.Folio.Day, r.path)), listOf(l)), nil
		}
	} else if err := tx.scan("SELECT coalesce(max(id), 0) + 1 FROM pages", nil, &had.ID); err != nil {
		return nil, err
	}
	f := r.fresh
	if f == nil {
		return nil, nil // it was pruned in between; the next run reads it
	}
	f.listed.Sizes = at.sizes
	l := listOf(f.listed)
	now := pageRow{had.ID, r.key, page.Version, at.first, int64(len(f.listed.Articles))}
	at.id = now.ID
	err = tx.exec(`INSERT INTO pages(id, key, restorer, first, articles, sum, list) VALUES(?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT(key) DO UPDATE SET restorer = excluded.restorer, first = excluded.first, articles = excluded.articles,
			sum = excluded.sum, list = excluded.list`,
		now.ID, now.Key, now.Restorer, now.First, now.Articles, sum(now),
		sealed(l, ofList(r.key)))
	if err != nil {
		return nil, err
	}
	if err = tx.exec("INSERT OR REPLACE INTO texts(id, data) VALUES(?, ?)", at.id, f.packed); err != nil {
		return nil, err
	}
	sheet := madeSheet(r.path, r.key, "", dayOf(dateOf(f.listed.Folio.Day, r.path)), l)
	return sheet, tx.exec("INSERT OR REPLACE INTO restored(id, data) VALUES(?, ?)", at.id, f.restored)
}
