package library

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

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
	sheet       *Sheet // if it was asked for
	place
}

// A place is where the cache holds a page.
type place struct {
	id    int64
	first int64    // its first document
	sizes []uint16 // of its articles in tokens
}

// anIssue ends the key of what its file's name says to be an issue: the same content under
// another name may be none.
const anIssue = "+issue"

// key is the key of what a file holds, read in an encoding that was chosen, if one was.
func (c *content) key(as Encoding) string {
	if c.issue() {
		return keyOf(c.sum, as) + anIssue
	}
	return keyOf(c.sum, as)
}

// keyOf is the key of a file's content, by its sum, read in an encoding that was chosen, if
// one was.
func keyOf(sum [sha256.Size]byte, as Encoding) string {
	key := hex.EncodeToString(sum[:keySum])
	if as != "" {
		key += "/" + string(as)
	}
	return key
}

// rows calls yield with what the cache holds of files that are roots or in one, in
// the order of their paths. With their sheets, all files are looked at, so that
// none is missing without a word; without, what is missing is read again.
func (s *store) rows(ctx context.Context, roots []string, sheets bool, yield func(*row)) error {
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback()
	segments, err := readSegments(tx)
	if err != nil {
		return err
	}
	r := rowReader{docs: documentsIn(segments), sheets: sheets, yield: yield}
	if !sheets {
		read, err := tx.PrepareContext(ctx, fmt.Sprintf(selectRows, "x''")+"WHERE f.path = ?1 OR f.path > ?2 AND f.path < ?3 ORDER BY f.path")
		if err != nil {
			return err
		}
		defer read.Close()
		for _, root := range roots {
			from, to := inside(root)
			rs, err := read.QueryContext(ctx, root, from, to)
			if err := r.read(rs, err, nil); err != nil {
				return err
			}
		}
		return nil
	}
	list, args := "p.list", []any(nil)
	if len(roots) <= fewRoots { // the lists of others need not be read
		list = "CASE WHEN 0"
		for _, root := range roots {
			from, to := inside(root)
			list += " OR f.path = ? OR f.path > ? AND f.path < ?"
			args = append(args, root, from, to)
		}
		list += " THEN p.list END"
	}
	asked := map[string]bool{}
	for _, root := range roots {
		asked[root] = true
	}
	rs, err := tx.QueryContext(ctx, fmt.Sprintf(selectRows, list)+"ORDER BY f.path", args...)
	if err := r.read(rs, err, asked); err != nil {
		return err
	}
	return summed(ctx, tx, "files", r.total)
}

const fewRoots = 16

const selectRows = `
	SELECT f.path, f.size, f.mtime, f.page, f.day, f.problem, f.cause, f.chosen, f.sum,
		p.key, p.restorer, p.first, p.articles, p.sum, %s
	FROM files f LEFT JOIN pages p ON p.id = f.page `

// inside returns between which paths those in a folder are.
func inside(root string) (from, to string) {
	dir := strings.TrimSuffix(root, string(filepath.Separator))
	return dir + string(filepath.Separator), dir + string(filepath.Separator+1)
}

// A rowReader reads rows, which may be anything: what they hold is checked
// before it is used.
type rowReader struct {
	docs   int64
	sheets bool
	yield  func(*row) // the row is its only until it returns
	total  int64      // of the sums of all files
	room   room       // of all sheets
}

// read yields the rows of a query that are in asked, all of them if that is nil.
func (rr *rowReader) read(rs *sql.Rows, err error, asked map[string]bool) error {
	if err != nil {
		return err
	}
	defer rs.Close()
	var f fileRow
	var p pageRow
	var fileSum int64
	var key sql.NullString
	var restorer, first, articles, pageSum sql.NullInt64
	var list sql.RawBytes
	for rs.Next() {
		err := rs.Scan(&f.Path, &f.Size, &f.Mtime, &f.Page, &f.Day, &f.Problem, &f.Cause, &f.Chosen, &fileSum,
			&key, &restorer, &first, &articles, &pageSum, &list)
		if err != nil {
			return err
		}
		if fileSum != sum(&f) || f.Page.Valid == f.Problem.Valid || f.Page.Valid != key.Valid {
			return errDamaged
		}
		rr.total += fileSum
		if asked != nil && !isIn(f.Path, asked) {
			continue
		}
		p = pageRow{f.Page.Int64, key.String, restorer.Int64, first.Int64, articles.Int64}
		if f.Page.Valid && (pageSum.Int64 != sum(&p) || !p.sound(rr.docs)) {
			return errDamaged
		}
		r, err := rr.row(&f, &p, list)
		if err != nil {
			return err
		}
		rr.yield(&r)
	}
	return rs.Err()
}

// row makes a row of what was read.
func (rr *rowReader) row(f *fileRow, p *pageRow, list []byte) (row, error) {
	r := row{path: f.Path, size: f.Size, mtime: f.Mtime}
	if decoders[Encoding(f.Chosen)] != nil { // else another version knows it
		r.chosen = Encoding(f.Chosen)
	}
	if f.Problem.Valid {
		r.failed = &Error{Path: f.Path, Problem: Problem(f.Problem.Int64)}
		if r.failed.Problem < 0 || r.failed.Problem > lastProblem {
			r.failed.Problem = Unreadable
		}
		if f.Cause != "" {
			r.failed.Err = errors.New(f.Cause)
		}
		return r, nil
	}
	r.key, r.fresh, r.place = p.Key, p.Restorer == page.Version, place{id: p.ID, first: p.First}
	if !rr.sheets || !r.fresh {
		return r, nil
	}
	data, err := unsealed(list, ofList(p.Key))
	if err != nil {
		return r, err
	}
	if r.sheet, err = rr.room.sheet(r.path, r.key, "", dayOfRow(f.Day), data); err != nil || int64(r.sheet.Len()) != p.Articles {
		return r, errDamaged
	}
	return r, nil
}

// isIn reports whether a path, or a folder it is in, is one of all.
func isIn(path string, all map[string]bool) bool {
	for {
		if all[path] {
			return true
		}
		up := filepath.Dir(path)
		if up == path || up == "." {
			return false
		}
		path = up
	}
}
