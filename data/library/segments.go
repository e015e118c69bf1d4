package library

import (
	"context"
	"database/sql"
	"encoding/binary"
	"hash/crc32"
	"math"
	"slices"

	"lanmu/data/search"
)

// A block is postings under their key.
type block struct {
	key  uint64
	data []byte
}

// index makes the postings of the pages of a batch that are new, and fills in
// where in them each page is. It returns how many documents they have.
func (u *update) index(batch []*reading, places []place) (docs int, blocks []block, err error) {
	for i, r := range batch {
		if r.fresh == nil {
			continue
		}
		places[i].first = int64(u.builder.Docs())
		for _, text := range r.fresh.texts {
			places[i].sizes = append(places[i].sizes, uint16(max(1, min(u.builder.Add(text), math.MaxUint16))))
		}
		r.fresh.texts = nil
	}
	docs = u.builder.Docs()
	err = u.builder.Blocks(func(key uint64, data []byte) error {
		blocks = append(blocks, block{key, sealed(data)})
		return nil
	})
	return docs, blocks, err
}

// sealed returns a copy of data with its checksum behind it.
func sealed(data []byte) []byte {
	out := make([]byte, 0, len(data)+4)
	return binary.LittleEndian.AppendUint32(append(out, data...), crc32.ChecksumIEEE(data))
}

// unsealed returns data without its checksum, if that is right.
func unsealed(data []byte) ([]byte, error) {
	if len(data) < 4 || crc32.ChecksumIEEE(data[:len(data)-4]) != binary.LittleEndian.Uint32(data[len(data)-4:]) {
		return nil, errDamaged
	}
	return data[:len(data)-4], nil
}

// segmentShift is where in a row's number the segment's stands, above the key.
const segmentShift = 45

// addSegment writes the postings of docs documents and returns the number of the
// first.
func addSegment(tx *sql.Tx, docs int, blocks []block) (base int64, err error) {
	if docs == 0 {
		return 0, nil
	}
	err = tx.QueryRow("UPDATE counters SET value = value + ? WHERE name = 'documents' RETURNING value - ?", docs, docs).Scan(&base)
	if err != nil {
		return 0, err
	}
	return base, writeSegment(tx, base, blocks)
}

// writeSegment writes a segment under the lowest number that is free.
func writeSegment(tx *sql.Tx, base int64, blocks []block) error {
	segments, err := readSegments(tx)
	if err != nil {
		return err
	}
	id := int64(1)
	for slices.ContainsFunc(segments, func(s segment) bool { return s.id == id }) {
		id++
	}
	insert, err := tx.Prepare("INSERT INTO blocks(key, data) VALUES(?, ?)")
	if err != nil {
		return err
	}
	defer insert.Close()
	size := 0
	for _, b := range blocks {
		size += len(b.data)
		if _, err := insert.Exec(id<<segmentShift|int64(b.key), b.data); err != nil {
			return err
		}
	}
	_, err = tx.Exec("INSERT INTO segments(id, base, size) VALUES(?, ?, ?)", id, base, size)
	return err
}

// A segment is the postings of some documents.
type segment struct {
	id, base int64
	size     int64 // bytes
}

func readSegments(tx *sql.Tx) (all []segment, err error) {
	rows, err := tx.Query("SELECT id, base, size FROM segments ORDER BY base")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var s segment
		if err := rows.Scan(&s.id, &s.base, &s.size); err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, rows.Err()
}

// blocks returns what reads the blocks of all segments, as one state of the
// cache has them.
func blocksOf(tx *sql.Tx) (search.Blocks, error) {
	segments, err := readSegments(tx)
	if err != nil {
		return nil, err
	}
	read, err := tx.Prepare(`SELECT data FROM blocks
		WHERE key >= coalesce((SELECT max(key) FROM blocks WHERE key BETWEEN ?1 AND ?2), ?2) AND key <= ?3 ORDER BY key`)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, lo, hi uint64, yield func(uint32, []byte) error) error {
		for _, s := range segments {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			first := s.id << segmentShift
			rows, err := read.Query(first, first|int64(lo), first|int64(hi))
			if err != nil {
				return err
			}
			for rows.Next() {
				var raw sql.RawBytes
				var data []byte
				if err = rows.Scan(&raw); err == nil {
					data, err = unsealed(raw)
				}
				if err == nil {
					err = yield(uint32(s.base), data)
				}
				if err != nil {
					rows.Close()
					return err
				}
			}
			if err := rows.Err(); err != nil {
				return err
			}
		}
		return nil
	}, nil
}

// Segments of about the same size are put together when there are too many: a
// query looks into each. Each document is so written anew as often as its
// segment grows by tierGrowth.
const (
	tierFirst  = 256 << 10 // bytes of the largest in the lowest tier
	tierGrowth = 16
	tierFull   = 48 // segments
)

// tidy puts segments together where there are too many.
func (s *store) tidy(ctx context.Context) error {
	for ctx.Err() == nil {
		merged, err := s.mergeOne(ctx)
		if err != nil || !merged {
			return err
		}
	}
	return ctx.Err()
}

// mergeOne puts the segments of one tier together, if any is full. It reads
// while others may write, and is done if one of the segments is gone then.
func (s *store) mergeOne(ctx context.Context) (merged bool, err error) {
	var full []segment
	var blocks []block
	read, err := s.db.BeginTx(context.Background(), &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return false, err
	}
	defer read.Rollback()
	all, err := readSegments(read)
	if err != nil {
		return false, err
	}
	if full = fullTier(all); full == nil {
		return false, nil
	}
	if blocks, err = merge(ctx, read, full); err != nil {
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
			if _, err := tx.Exec("DELETE FROM blocks WHERE key >= ? AND key < ?", g.id<<segmentShift, (g.id+1)<<segmentShift); err != nil {
				return err
			}
			if _, err := tx.Exec("DELETE FROM segments WHERE id = ?", g.id); err != nil {
				return err
			}
		}
		return writeSegment(tx, full[0].base, blocks)
	})
	return true, err
}

// fullTier returns the segments of a tier that has too many, in the order of
// their bases.
func fullTier(all []segment) []segment {
	tiers := map[int][]segment{}
	for _, g := range all {
		tier := 0
		for limit := int64(tierFirst); g.size > limit; limit *= tierGrowth {
			tier++
		}
		if tiers[tier] = append(tiers[tier], g); len(tiers[tier]) >= tierFull {
			return tiers[tier]
		}
	}
	return nil
}

// merge returns the postings of segments, in the order of their bases, put
// together.
func merge(ctx context.Context, tx *sql.Tx, segments []segment) (blocks []block, err error) {
	live, err := liveDocs(tx)
	if err != nil {
		return nil, err
	}
	next, err := tx.Prepare("SELECT key, data FROM blocks WHERE key > ? AND key < ? ORDER BY key LIMIT 1")
	if err != nil {
		return nil, err
	}
	defer next.Close()
	var in []search.Segment
	for _, g := range segments {
		at := g.id<<segmentShift - 1
		end := (g.id + 1) << segmentShift
		in = append(in, search.Segment{Base: uint32(g.base), Next: func() (data []byte, err error) {
			if err = ctx.Err(); err == nil {
				err = next.QueryRow(at, end).Scan(&at, &data)
			}
			if err == sql.ErrNoRows {
				return nil, nil
			}
			if err != nil {
				return nil, err
			}
			return unsealed(data)
		}})
	}
	isLive := func(doc uint32) bool { return int(doc) < len(live) && live[doc] }
	err = search.Merge(in, uint32(segments[0].base), isLive, func(key uint64, data []byte) error {
		blocks = append(blocks, block{key, sealed(data)})
		return nil
	})
	return blocks, err
}

// liveDocs tells of each document whether a page has it.
func liveDocs(tx *sql.Tx) ([]bool, error) {
	var n int64
	if err := tx.QueryRow("SELECT value FROM counters WHERE name = 'documents'").Scan(&n); err != nil {
		return nil, err
	}
	live := make([]bool, n)
	rows, err := tx.Query("SELECT first, articles FROM pages")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var first, count int64
		if err := rows.Scan(&first, &count); err != nil {
			return nil, err
		}
		for i := max(0, first); i < min(n, first+count); i++ {
			live[i] = true
		}
	}
	return live, rows.Err()
}
