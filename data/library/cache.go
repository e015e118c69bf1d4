package library

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"path/filepath"
	"time"

	"lanmu/data/page"
)

// A row is what the cache holds of a file.
type row struct {
	path        string
	size, mtime int64
	failed      *Error // or
	key         string
	fresh       bool // its page was restored by this version
	chosen      Encoding
	in          Encoding // that its page was read in
	guessed     bool
	sheet       *Sheet // if it was asked for
	place
}

// A place is where the cache holds a page.
type place struct {
	id    int64
	first int64    // its first document
	sizes []uint16 // of its articles in tokens
}

// keyOf is the key of a file's content, read in an encoding that was chosen, if
// one was.
func keyOf(b []byte, as Encoding) string {
	sum := sha256.Sum256(b)
	key := hex.EncodeToString(sum[:16])
	if as != "" {
		key += "/" + string(as)
	}
	return key
}

// rows calls yield with what the cache holds of root, a file or a folder.
func (s *store) rows(ctx context.Context, root string, sheets bool, share func(string) string, yield func(row)) error {
	list := "x''"
	if sheets {
		list = "p.list"
	}
	dir := root + string(filepath.Separator)
	if root == string(filepath.Separator) {
		dir = root
	}
	rs, err := s.db.QueryContext(ctx, `
		SELECT f.path, f.size, f.mtime, f.page, f.day, f.problem, f.cause, f.chosen,
			p.key, p.restorer, p.first, p.form, p.encoding, p.guessed, `+list+`
		FROM files f LEFT JOIN pages p ON p.id = f.page
		WHERE f.path = ?1 OR f.path > ?2 AND f.path < ?3 ORDER BY f.path`,
		root, dir, dir+"\U0010ffff")
	if err != nil {
		return err
	}
	defer rs.Close()
	for rs.Next() {
		var r row
		var pageID, day, problem, restorer, first sql.NullInt64
		var cause, chosen, key, form, encoding sql.NullString
		var guessed sql.NullBool
		var list sql.RawBytes
		err := rs.Scan(&r.path, &r.size, &r.mtime, &pageID, &day, &problem, &cause, &chosen,
			&key, &restorer, &first, &form, &encoding, &guessed, &list)
		if err != nil {
			return err
		}
		r.chosen = Encoding(chosen.String)
		switch {
		case problem.Valid:
			r.failed = &Error{Path: r.path, Problem: Problem(problem.Int64)}
			if cause.String != "" {
				r.failed.Err = errors.New(cause.String)
			}
		case !key.Valid:
			continue // its page is gone: as if it had never been read
		default:
			r.id, r.key, r.first = pageID.Int64, key.String, first.Int64
			r.in, r.guessed = Encoding(encoding.String), guessed.Bool
			r.fresh = restorer.Int64 == page.Version
		}
		if sheets && key.Valid && r.fresh {
			r.sheet = &Sheet{
				Key: r.key, Path: r.path, Name: nameOf(r.path), Form: page.Form(share(form.String)),
				Encoding: Encoding(share(encoding.String)), Guessed: guessed.Bool,
			}
			if day.Valid {
				r.sheet.Date = time.Unix(day.Int64*86400, 0).UTC()
			}
			if r.sheet.Articles, r.sizes, err = readList(list, share); err != nil {
				return err
			}
		}
		yield(r)
	}
	return rs.Err()
}
