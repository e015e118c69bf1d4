package library

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"slices"

	"lanmu/data/search"
)

// blocks calls yield with postings, as blocks in the order of their keys. A block
// is yield's only until it returns.
type blocks func(yield func(key uint64, data []byte) error) error

// index makes the postings of the pages of a batch that are new, and fills in
// where in them each page is. It returns how many documents they have.
func (u *update) index(batch []*reading, places []place) (docs int) {
	size := 0
	for _, r := range batch {
		if r.fresh != nil {
			for _, text := range r.fresh.texts {
				size += len(text)
			}
		}
	}
	u.builder.Reserve(size)
	for i, r := range batch {
		if r.fresh == nil {
			continue
		}
		places[i].first = int64(u.builder.Docs())
		for n, text := range r.fresh.texts {
			places[i].sizes = append(places[i].sizes, uint16(max(1, min(u.builder.Add(text), math.MaxUint16))))
			r.fresh.texts[n] = ""
		}
		r.fresh.texts = nil
	}
	return u.builder.Docs()
}

// segmentShift is where in a row's number the segment's stands, above the key.
const segmentShift = 45

// noBlock is the key after the last one of a segment.
const noBlock = 1 << segmentShift

// A segment is the postings of some documents.
type segment struct {
	ID, Base, Docs int64
	Size           int64 // bytes
	First          int64 // the key of its first block
}

// ofBlock is what a block is sealed as.
func (g *segment) ofBlock(key int64) string { return fmt.Sprint("block ", g.Base, " ", key) }

// end is the number after that of the last document.
func (g *segment) end() int64 { return g.Base + g.Docs }

// addSegment writes the postings of docs documents, if there are any, and returns
// the numbers of the first and of that after the last.
func addSegment(tx *sql.Tx, docs int, all blocks) (base, end int64, err error) {
	segments, err := readSegments(tx)
	if err != nil {
		return 0, 0, err
	}
	g := segment{Base: documentsIn(segments), Docs: int64(docs)}
	if docs > 0 {
		err = writeSegment(tx, segments, g, all)
	}
	return g.Base, g.end(), err
}

// writeSegment writes a segment under the lowest number that none of the others
// has.
func writeSegment(tx *sql.Tx, others []segment, g segment, all blocks) error {
	if g.end() > maxDocuments {
		return errDamaged // or worn out
	}
	g.ID, g.First = 1, noBlock
	for slices.ContainsFunc(others, func(s segment) bool { return s.ID == g.ID }) {
		g.ID++
	}
	insert, err := tx.Prepare("INSERT INTO blocks(key, data) VALUES(?, ?)")
	if err != nil {
		return err
	}
	defer insert.Close()
	var data []byte
	key := int64(noBlock) // of the block that is still to be written, whose postings stand in data from 8 on
	write := func(next uint64) error {
		if key == noBlock {
			return nil
		}
		binary.LittleEndian.PutUint64(data, next)
		at := g.ID<<segmentShift | key
		data = appendSum(data, g.ofBlock(at))
		g.Size += int64(len(data))
		_, err := insert.Exec(at, data)
		return err
	}
	err = all(func(next uint64, postings []byte) error {
		if err := write(next); err != nil {
			return err
		}
		key = int64(next)
		g.First = min(g.First, key)
		data = append(append(data[:0], make([]byte, 8)...), postings...)
		return nil
	})
	if err == nil {
		err = write(noBlock)
	}
	if err != nil {
		return err
	}
	_, err = tx.Exec("INSERT INTO segments(id, base, docs, size, first, sum) VALUES(?, ?, ?, ?, ?, ?)", g.ID, g.Base, g.Docs, g.Size, g.First, sum(g))
	return err
}

// openBlock returns the postings of a block, and the key of the next one.
func (g *segment) openBlock(key int64, data []byte) (next int64, postings []byte, err error) {
	data, err = unsealed(data, g.ofBlock(key))
	if err != nil || len(data) < 8 {
		return 0, nil, errDamaged
	}
	return int64(binary.LittleEndian.Uint64(data)), data[8:], nil
}

// readSegments returns the segments in the order of their bases.
func readSegments(tx *sql.Tx) (all []segment, err error) {
	rows, err := tx.Query("SELECT id, base, docs, size, first, sum FROM segments ORDER BY base")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	total := int64(0)
	for rows.Next() {
		var g segment
		var was int64
		if err := rows.Scan(&g.ID, &g.Base, &g.Docs, &g.Size, &g.First, &was); err != nil {
			return nil, err
		}
		if was != sum(g) || g.ID < 1 || g.ID >= 1<<(62-segmentShift) || g.Base < 0 || g.Docs < 0 || g.Base > maxDocuments || g.end() > maxDocuments {
			return nil, errDamaged
		}
		total += was
		all = append(all, g)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return all, summed(context.Background(), tx, "segments", total)
}

// documentsIn is the number of the first document after those of segments.
func documentsIn(segments []segment) (n int64) {
	for _, g := range segments {
		n = max(n, g.end())
	}
	return n
}

// sourcesOf returns the segments, as one state of the cache has them.
func sourcesOf(tx *sql.Tx) (out []search.Source, err error) {
	segments, err := readSegments(tx)
	if err != nil {
		return nil, err
	}
	read, err := tx.Prepare(`SELECT key, data FROM blocks
		WHERE key >= coalesce((SELECT max(key) FROM blocks WHERE key BETWEEN ?1 AND ?2), ?2) AND key <= ?3 ORDER BY key`)
	if err != nil {
		return nil, err
	}
	for i := range segments {
		g := &segments[i]
		out = append(out, search.Source{Base: uint32(g.Base), Docs: uint32(g.Docs), Read: func(ctx context.Context, lo, hi uint64, yield func([]byte) error) error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			return g.read(read, int64(lo), int64(hi), yield)
		}})
	}
	return out, nil
}

// read yields the block that may hold lo and those after it up to hi. None may be
// missing.
func (g *segment) read(read *sql.Stmt, lo, hi int64, yield func([]byte) error) error {
	zero := g.ID << segmentShift
	rows, err := read.Query(zero, zero|lo, zero|hi)
	if err != nil {
		return err
	}
	defer rows.Close()
	next := g.First // what must come next
	for first := true; rows.Next(); first = false {
		var key int64
		var raw sql.RawBytes
		if err := rows.Scan(&key, &raw); err != nil {
			return err
		}
		if at := key - zero; at != next && !(first && at <= lo) {
			return errDamaged
		}
		var data []byte
		if next, data, err = g.openBlock(key, raw); err != nil {
			return err
		}
		if err := yield(data); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if next <= hi {
		return errDamaged
	}
	return nil
}

// Segments of about the same size are put together when there are too many: a
// query looks into each. Each document is so written anew as often as its
// segment grows by tierGrowth.
const (
	tierFirst  = 256 << 10 // bytes of the largest in the lowest tier
	tierGrowth = 16
	tierFull   = 48 // segments
)

// tidy puts segments together where there are too many. If there is no room to
// do so they stay as they are until the next time: the cache is as good.
func (s *store) tidy(ctx context.Context) error {
	for ctx.Err() == nil {
		merged, err := s.mergeOne(ctx)
		if noRoom := new(*fs.PathError); errors.As(err, noRoom) {
			return nil
		}
		if err != nil || !merged {
			return err
		}
	}
	return ctx.Err()
}

// mergeOne puts the segments of one tier together, if any is full. It reads
// while others may write, and is done if one of the segments is gone then.
func (s *store) mergeOne(ctx context.Context) (done bool, err error) {
	read, err := s.db.BeginTx(context.Background(), &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return false, err
	}
	defer read.Rollback()
	all, err := readSegments(read)
	if err != nil {
		return false, err
	}
	full := fullTier(all)
	if full == nil {
		return false, nil
	}
	merged, err := s.newSpool()
	if err != nil {
		return false, err
	}
	defer merged.close()
	if err := merge(ctx, read, full, documentsIn(all), merged.put); err != nil {
		return false, err
	}
	read.Rollback()
	err = s.write(context.WithoutCancel(ctx), func(tx *sql.Tx) error {
		now, err := readSegments(tx)
		if err != nil {
			return err
		}
		for _, g := range full {
			if !slices.Contains(now, g) {
				return nil // another process has merged it
			}
		}
		for _, g := range full {
			if _, err := tx.Exec("DELETE FROM blocks WHERE key >= ? AND key < ?", g.ID<<segmentShift, (g.ID+1)<<segmentShift); err != nil {
				return err
			}
			if _, err := tx.Exec("DELETE FROM segments WHERE id = ?", g.ID); err != nil {
				return err
			}
		}
		now = slices.DeleteFunc(now, func(g segment) bool { return slices.Contains(full, g) })
		base := full[0].Base
		return writeSegment(tx, now, segment{Base: base, Docs: documentsIn(full) - base}, merged.blocks)
	})
	return true, err
}

// fullTier returns the segments of a tier that has too many, in the order of
// their bases.
func fullTier(all []segment) []segment {
	tiers := map[int][]segment{}
	for _, g := range all {
		tier := 0
		for limit := int64(tierFirst); g.Size > limit; limit *= tierGrowth {
			tier++
		}
		if tiers[tier] = append(tiers[tier], g); len(tiers[tier]) >= tierFull {
			return tiers[tier]
		}
	}
	return nil
}

// merge calls yield with the postings of some of all segments, which are in the
// order of their bases, put together.
func merge(ctx context.Context, tx *sql.Tx, some []segment, docs int64, yield func(key uint64, data []byte) error) error {
	live, err := liveDocs(tx, docs)
	if err != nil {
		return err
	}
	after, err := tx.Prepare("SELECT key, data FROM blocks WHERE key > ? AND key < ? ORDER BY key LIMIT 1")
	if err != nil {
		return err
	}
	defer after.Close()
	var in []search.Segment
	for _, g := range some {
		zero := g.ID << segmentShift
		at, next := zero-1, g.First
		in = append(in, search.Segment{Base: uint32(g.Base), Next: func() (data []byte, err error) {
			if err = ctx.Err(); err == nil {
				err = after.QueryRow(at, zero+noBlock).Scan(&at, &data)
			}
			if err == sql.ErrNoRows && next == noBlock {
				return nil, nil
			}
			if err != nil || at-zero != next {
				return nil, cmp.Or(noRows(err), errDamaged)
			}
			next, data, err = g.openBlock(at, data)
			return data, err
		}})
	}
	isLive := func(doc uint32) bool { return int(doc) < len(live) && live[doc] }
	return search.Merge(in, uint32(some[0].Base), isLive, yield)
}

// liveDocs tells of each of docs documents whether a page has it.
func liveDocs(tx *sql.Tx, docs int64) ([]bool, error) {
	live := make([]bool, docs)
	rows, err := tx.Query("SELECT id, key, restorer, first, articles, sum FROM pages")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	total := int64(0)
	for rows.Next() {
		var p pageRow
		var was int64
		if err := rows.Scan(&p.ID, &p.Key, &p.Restorer, &p.First, &p.Articles, &was); err != nil {
			return nil, err
		}
		if was != sum(p) || !p.sound(docs) {
			return nil, errDamaged
		}
		total += was
		for i := range p.Articles {
			live[p.First+i] = true
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return live, summed(context.Background(), tx, "pages", total)
}
