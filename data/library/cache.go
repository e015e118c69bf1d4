package library

import (
	"bytes"
	"compress/flate"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash/crc32"
	"io"
	"path/filepath"
	"time"

	"lanmu/data/page"
)

// A row is what the cache holds of a file.
type row struct {
	path        string
	size, mtime int64
	failed      *Error // or
	page        int64
	key         string
	fresh       bool // its page was restored by this version
	chosen      Encoding
	in          Encoding // that its page was read in
	guessed     bool
	sheet       *Sheet // if it was asked for
	first       int64  // its first document
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
			r.page, r.key, r.first = pageID.Int64, key.String, first.Int64
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
			if r.sheet.Articles, err = readList(list, share); err != nil {
				return err
			}
		}
		yield(r)
	}
	return rs.Err()
}

// pack compresses a source, behind the texts of its articles, which are mostly
// the same, so that they cost little and can be read by themselves.
func pack(texts []string, s *source) []byte {
	var head []byte
	var out bytes.Buffer
	w, _ := flate.NewWriter(&out, flate.BestSpeed)
	head = binary.AppendUvarint(head, uint64(len(texts)))
	for _, t := range texts {
		head = binary.AppendUvarint(head, uint64(len(t)))
	}
	w.Write(head)
	for _, t := range texts {
		io.WriteString(w, t)
	}
	var tail []byte
	if s.parts == nil {
		tail = binary.AppendUvarint(tail, 0)
		w.Write(tail)
		io.WriteString(w, s.text)
	} else {
		tail = binary.AppendUvarint(tail, uint64(len(s.parts))+1)
		for _, p := range s.parts {
			tail = append(tail, byte(p.Kind))
			tail = binary.AppendUvarint(tail, uint64(len(p.Text)))
		}
		w.Write(tail)
		for _, p := range s.parts {
			io.WriteString(w, p.Text)
		}
	}
	w.Close()
	return binary.LittleEndian.AppendUint32(out.Bytes(), crc32.ChecksumIEEE(out.Bytes()))
}

// maxUnpacked is more than any source and its texts have.
const maxUnpacked = 4*MaxBytes + 1<<20

// unpack reads what pack wrote. With textsOnly it stops before the source.
func unpack(data []byte, textsOnly bool) (texts []string, s source, err error) {
	if len(data) < 4 {
		return nil, s, errDamaged
	}
	body := data[:len(data)-4]
	if crc32.ChecksumIEEE(body) != binary.LittleEndian.Uint32(data[len(body):]) {
		return nil, s, errDamaged
	}
	r := &reader{in: flate.NewReader(bytes.NewReader(body)), left: maxUnpacked}
	sizes := make([]int, r.number())
	all := 0
	for i := range sizes {
		sizes[i] = r.number()
		all += sizes[i]
	}
	text := r.text(all)
	if r.err != nil {
		return nil, s, errDamaged
	}
	for _, n := range sizes {
		texts = append(texts, text[:n])
		text = text[n:]
	}
	if textsOnly {
		return texts, s, nil
	}
	n := r.number()
	if n == 0 {
		s.text = r.text(-1)
	} else if r.err == nil {
		s.parts = make([]page.Part, n-1)
		for i := range s.parts {
			s.parts[i].Kind = page.PartKind(r.byte())
			sizes = append(sizes[:i], r.number())
		}
		for i := range s.parts {
			s.parts[i].Text = r.text(sizes[i])
		}
	}
	if r.err != nil {
		return nil, s, errDamaged
	}
	return texts, s, nil
}

// reader reads numbers and texts from a compressed stream, never more than a
// source can have.
type reader struct {
	in   io.Reader
	left int
	one  [1]byte
	err  error
}

func (r *reader) byte() byte {
	if r.err == nil {
		_, r.err = io.ReadFull(r.in, r.one[:])
	}
	return r.one[0]
}

// ReadByte makes it an io.ByteReader.
func (r *reader) ReadByte() (byte, error) { b := r.byte(); return b, r.err }

func (r *reader) number() int {
	if r.err != nil {
		return 0
	}
	n, err := binary.ReadUvarint(r)
	if err != nil || n > uint64(r.left) {
		r.err = errDamaged
		return 0
	}
	return int(n)
}

// text reads n bytes, or all that is left for -1.
func (r *reader) text(n int) string {
	if r.err != nil {
		return ""
	}
	if n > r.left {
		r.err = errDamaged
		return ""
	}
	var b []byte
	if n < 0 {
		b, r.err = io.ReadAll(io.LimitReader(r.in, int64(r.left)))
	} else {
		b = make([]byte, n)
		_, r.err = io.ReadFull(r.in, b)
	}
	r.left -= len(b)
	return string(b)
}
