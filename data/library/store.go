package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"time"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"lanmu/data/search"
)

// schema is raised when the tables change, or how files are read into sources:
// when decoding, Markdown, web pages or PDFs are read otherwise than before. How
// sources are restored has a version of its own, page.Version.
const schema = 21

// tablesVersion is of what the tables hold: a cache of another is made anew.
var tablesVersion = version(schema, reflect.TypeFor[kept](), reflect.TypeFor[listed](),
	reflect.TypeFor[pageRow](), reflect.TypeFor[fileRow](), reflect.TypeFor[segment]())

// A page is a file's content, by its digest: several files may have it. Its texts
// and the page itself stand apart, so that lists are read without them. Its
// articles are documents first to first+articles-1 of the full-text index. A
// file has a page or a problem. Postings are in segments, which hold documents
// from base on, as blocks; see package search. What sums are for is told in
// seal.go.
const tables = `
CREATE TABLE pages(
	id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, restorer INTEGER NOT NULL, first INTEGER NOT NULL,
	articles INTEGER NOT NULL, sum INTEGER NOT NULL, unused INTEGER, list BLOB NOT NULL);
CREATE TABLE texts(id INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE restored(id INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE files(
	path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime INTEGER NOT NULL, page INTEGER, day INTEGER,
	problem INTEGER, cause TEXT NOT NULL, chosen TEXT NOT NULL, sum INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX files_page ON files(page);
CREATE TABLE segments(
	id INTEGER PRIMARY KEY, base INTEGER NOT NULL, docs INTEGER NOT NULL, size INTEGER NOT NULL,
	first INTEGER NOT NULL, sum INTEGER NOT NULL);
CREATE TABLE blocks(key INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE sums(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
`

// A store is the cache's database. It can be deleted at any time.
type store struct {
	db   *sql.DB
	path string      // "" in memory
	info os.FileInfo // of the file, to notice that it was deleted or replaced
	text *sql.Stmt
}

// errOld is the error of a cache that another version of Lanmu made.
var errOld = errors.New("was made by another version")

// openStore opens the database in a file, or in memory for "".
func openStore(path string) (*store, error) {
	s := &store{path: path}
	name := "file:/" + fmt.Sprintf("%p", s) + "?vfs=memdb"
	if path != "" {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return nil, err
		}
		name = (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath()}).String() + "?"
	}
	// Two processes write in turn and read at any time; what a power cut takes
	// of the last second is read again.
	for _, p := range []string{"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(NORMAL)", "temp_store(MEMORY)"} {
		name += "&_pragma=" + p
	}
	db, err := sql.Open("sqlite", name+"&_txlock=immediate")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	s.db = db
	if err := s.connect(); err != nil {
		db.Close()
		return nil, err
	}
	if s.text, err = db.Prepare("SELECT data FROM texts WHERE id = ?"); err != nil {
		db.Close()
		return nil, err
	}
	if path != "" {
		if s.info, err = os.Stat(path); err != nil {
			db.Close()
			return nil, err
		}
	}
	return s, nil
}

// connections is how many goroutines use the cache at once.
const connections = 4

// connect opens all connections at once. One opened later would make an empty
// file if the cache has been deleted; these can go on reading.
func (s *store) connect() error {
	if err := s.prepare(); err != nil {
		return err
	}
	var all [connections]*sql.Conn
	defer func() {
		for _, c := range all {
			if c != nil {
				c.Close()
			}
		}
	}()
	for i := range all {
		var err error
		if all[i], err = s.db.Conn(context.Background()); err != nil {
			return err
		}
	}
	return nil
}

// prepare makes the tables, or sees that they are as this version makes them.
func (s *store) prepare() error {
	var version int
	if err := s.db.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if version == tablesVersion {
		var n int
		return noRows(s.db.QueryRow("SELECT count(value) FROM sums HAVING count(value) = 3").Scan(&n))
	}
	if version != 0 {
		return errOld
	}
	return s.write(context.Background(), func(tx *sql.Tx) error {
		if err := tx.QueryRow("PRAGMA user_version").Scan(&version); err != nil || version == tablesVersion {
			return err // another process was first
		}
		_, err := tx.Exec(tables + triggers() + fmt.Sprintf("PRAGMA user_version = %d;", tablesVersion))
		return err
	})
}

// keepUnused is how many days a page stays that no file holds any more: files
// are moved, and drives come back.
const keepUnused = 30

// prune takes out the pages that no file has held for long.
func (s *store) prune(ctx context.Context) error {
	today := time.Now().Unix() / 86400
	return s.write(ctx, func(tx *sql.Tx) error {
		for _, q := range []string{
			"UPDATE pages SET unused = ?1 WHERE unused IS NULL AND id NOT IN (SELECT page FROM files WHERE page IS NOT NULL)",
			"UPDATE pages SET unused = NULL WHERE unused IS NOT NULL AND ?1 AND id IN (SELECT page FROM files WHERE page IS NOT NULL)",
			"DELETE FROM pages WHERE unused < ?1 - " + strconv.Itoa(keepUnused),
			"DELETE FROM texts WHERE ?1 AND id NOT IN (SELECT id FROM pages)",
			"DELETE FROM restored WHERE ?1 AND id NOT IN (SELECT id FROM pages)",
		} {
			if _, err := tx.Exec(q, today); err != nil {
				return err
			}
		}
		return nil
	})
}

// write changes the cache as a whole or not at all. change is called again when a
// signal or a fault that passes kept it from being written, or another process that
// was writing for as long as busy_timeout.
func (s *store) write(ctx context.Context, change func(*sql.Tx) error) (err error) {
	for range 3 {
		var e *sqlite.Error
		if err = s.writeOnce(ctx, change); !busy(err) && (!errors.As(err, &e) || e.Code()&0xff != lib.SQLITE_IOERR) {
			break
		}
	}
	return err
}

func (s *store) writeOnce(ctx context.Context, change func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := change(tx); err != nil {
		return err
	}
	return tx.Commit()
}

func (s *store) close() error { return s.db.Close() }

// moved reports whether the file is not the one that is open any more.
func (s *store) moved() bool {
	if s.path == "" {
		return false
	}
	info, err := os.Stat(s.path)
	return err != nil || !os.SameFile(info, s.info)
}

// damaged reports whether an error means that the file is not as it was written.
func damaged(err error) bool {
	var e *sqlite.Error
	if errors.As(err, &e) {
		switch e.Code() & 0xff {
		case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB, lib.SQLITE_FORMAT:
			return true
		case lib.SQLITE_ERROR: // a table that is missing
			return true
		case lib.SQLITE_CONSTRAINT, lib.SQLITE_MISMATCH: // a row that is in the place of another
			return true
		}
		switch e.Code() {
		case lib.SQLITE_IOERR_SHORT_READ, lib.SQLITE_IOERR_READ, lib.SQLITE_IOERR_CORRUPTFS:
			return true
		}
	}
	return errors.Is(err, errDamaged) || errors.Is(err, search.ErrDamaged)
}

// busy reports whether an error means that another process writes for so long.
func busy(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && (e.Code()&0xff == lib.SQLITE_BUSY || e.Code()&0xff == lib.SQLITE_LOCKED)
}

// setAside renames a cache that cannot be used, so that it can be looked at,
// and takes the place of one set aside before.
func setAside(path string) (to string, err error) {
	to = path + ".damaged"
	err = os.Rename(path, to)
	for _, end := range []string{"-wal", "-shm"} {
		os.Remove(path + end)
	}
	return to, err
}

// discard deletes a cache.
func discard(path string) {
	for _, end := range []string{"", "-wal", "-shm"} {
		os.Remove(path + end)
	}
}
