package library

import (
	"context"
	"database/sql"
	"encoding/binary"
	"hash/crc32"
	"reflect"
	"sync"
)

// SQLite notices damage to its trees, and none to what is in them: a byte that
// turned, a row that is out of its place or in that of another. So each row has
// a sum, what is large is sealed with a sum that holds for this row alone, and
// the sum of all rows of a table is kept, so that none is missing. Blocks of
// postings, of which a query reads a few, tell which comes next.

// sealed returns a copy of data with its checksum after it. It can be opened
// only as what it is of.
func sealed(data []byte, of string) []byte {
	return appendSum(append(make([]byte, 0, len(data)+sumSize), data...), of)
}

// appendSum seals data where it is.
func appendSum(data []byte, of string) []byte {
	return binary.LittleEndian.AppendUint32(data, checksum(data, of))
}

const sumSize = 4

// unsealed returns data without its checksum, if that is right.
func unsealed(data []byte, of string) ([]byte, error) {
	n := len(data) - sumSize
	if n < 0 || checksum(data[:n], of) != binary.LittleEndian.Uint32(data[n:]) {
		return nil, errDamaged
	}
	return data[:n], nil
}

func checksum(data []byte, of string) uint32 {
	return crc32.Update(crc32.ChecksumIEEE([]byte(of)), crc32.IEEETable, data)
}

// What of a page is sealed.
func ofList(key string) string  { return "list " + key }
func ofTexts(key string) string { return "texts " + key }
func ofPage(key string) string  { return "page " + key }

// A pageRow is what is kept of a page beside its texts.
type pageRow struct {
	ID       int64
	Key      string
	Restorer int64
	First    int64 // its first document
	Articles int64
}

// A fileRow is what is kept of a file.
type fileRow struct {
	Path          string
	Size, Mtime   int64
	Page, Day     sql.NullInt64
	Problem       sql.NullInt64
	Cause, Chosen string
}

// sum is the sum of a row, or of what points to one. Above its 32 bits it has a one, so that the sum of
// many tells how many they are.
func sum(row any) int64 {
	s := summers.Get().(*summer)
	defer summers.Put(s)
	s.crc = 0
	s.value(reflect.Indirect(reflect.ValueOf(row)))
	s.flush()
	return 1<<32 | int64(s.crc)
}

// A summer sums up what is encoded. A start does so for each file and page.
type summer struct {
	encoder
	crc uint32
}

func (s *summer) Write(b []byte) (int, error) {
	s.crc = crc32.Update(s.crc, crc32.IEEETable, b)
	return len(b), nil
}

var summers = sync.Pool{New: func() any {
	s := &summer{}
	s.w = s
	return s
}}

// documents is how many documents there may be at most. Numbers are not used
// again: it is thirty times a library of a million articles, and each takes ten
// bytes of memory.
const maxDocuments = 1 << 25

// sound reports whether a page's documents are some of those that are indexed.
func (p *pageRow) sound(docs int64) bool {
	return p.Articles >= 0 && p.Articles <= docs && p.First >= 0 && p.First <= docs-p.Articles
}

// summed sees that the sums of the rows of a table that were read are all.
func summed(ctx context.Context, tx *sql.Tx, table string, got int64) error {
	var want int64
	if err := tx.QueryRowContext(ctx, "SELECT value FROM sums WHERE name = ?", table).Scan(&want); err != nil {
		return noRows(err)
	}
	if got != want {
		return errDamaged
	}
	return nil
}

// noRows returns the error of a row that must be there.
func noRows(err error) error {
	if err == sql.ErrNoRows {
		return errDamaged
	}
	return err
}

// triggers keep the sums of tables.
func triggers() (all string) {
	for _, table := range []string{"pages", "files", "segments"} {
		all += "INSERT INTO sums VALUES('" + table + "', 0);\n"
		for _, t := range []struct{ name, when, change string }{
			{"insert", "INSERT", "+ NEW.sum"}, {"update", "UPDATE OF sum", "+ NEW.sum - OLD.sum"}, {"delete", "DELETE", "- OLD.sum"},
		} {
			all += "CREATE TRIGGER " + table + "_" + t.name + " AFTER " + t.when + " ON " + table +
				" BEGIN UPDATE sums SET value = value " + t.change + " WHERE name = '" + table + "'; END;\n"
		}
	}
	return all
}
