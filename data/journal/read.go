package journal

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
)

// tailSize is how many bytes before the place read up to are remembered. A
// line's end with its times and values is as good as never the same in another
// file at the same place.
const tailSize = 256

// read takes in what has come into the file since it was last read. The last
// line may lack its end while another process writes; only when whole, because
// the lock is held, is it done with.
func (j *Journal[T]) read(whole bool) error {
	if err := again(j.locate); err != nil {
		return fail("read", j.path, err)
	}
	return fail("read", j.target, again(func() error { return j.readFile(j.target, whole) }))
}

func (j *Journal[T]) readFile(path string, whole bool) error {
	f, fi, err := openFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		j.vanish()
		if j.linked {
			return errNowhere
		}
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	old := j.file != nil
	same := old && os.SameFile(j.file, fi) && j.continues(f, fi.Size())
	if same && fi.Size() == j.end {
		j.file = fi
		return nil
	}
	from := int64(0)
	if same {
		from = j.end
	}
	h := j.heap
	if !same {
		h = heap{}
	}
	news, end, err := j.load(f, from, whole, &h)
	if err != nil {
		return err
	}
	j.seen, j.heap = true, h
	if old && !same {
		j.loseAll()
	}
	j.merge(news)
	return j.passTo(f, fi, end)
}

// openFile opens what is there if it is a file.
func openFile(path string) (*os.File, fs.FileInfo, error) {
	fi, err := os.Stat(path)
	if err != nil {
		return nil, nil, err
	}
	if !fi.Mode().IsRegular() { // opening a pipe would wait for ever
		return nil, nil, errNotFile
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	if fi, err = f.Stat(); err != nil {
		f.Close()
		return nil, nil, err
	}
	return f, fi, nil
}

// vanish notes that the file is not there. What is in memory is written again
// with the next change.
func (j *Journal[T]) vanish() {
	j.file, j.end, j.tail, j.heap = nil, 0, nil, heap{}
	j.loseAll()
}

// loseAll notes that nothing in memory is known to be in the file.
func (j *Journal[T]) loseAll() {
	for id := range j.entries {
		j.lost[id] = true
	}
}

// continues reports whether f still has, before the place read up to, what was
// read there.
func (j *Journal[T]) continues(f *os.File, size int64) bool {
	if size < j.end {
		return false
	}
	tail := make([]byte, len(j.tail))
	_, err := f.ReadAt(tail, j.end-int64(len(tail)))
	return err == nil && bytes.Equal(tail, j.tail)
}

// passTo notes that f has been read up to end.
func (j *Journal[T]) passTo(f *os.File, fi fs.FileInfo, end int64) error {
	tail := make([]byte, min(end, tailSize))
	if _, err := f.ReadAt(tail, end-int64(len(tail))); err != nil && err != io.EOF {
		return err
	}
	j.file, j.end, j.tail = fi, end, tail
	return nil
}

// passOver notes that what was just written to f need not be read. The lines
// are flushed, so that what goes wrong here only costs reading them.
func (j *Journal[T]) passOver(f *os.File, lines int) error {
	fi, err := f.Stat()
	if err == nil && j.passTo(f, fi, fi.Size()) == nil {
		j.seen = true
		j.heap.lines += lines
	}
	return nil
}

// load reads entries from a place in f up to the last line that has an end, or
// to the last there is if whole. It returns the latest of each id.
func (j *Journal[T]) load(f *os.File, from int64, whole bool, h *heap) (map[string]*Entry[T], int64, error) {
	fi, err := f.Stat()
	if err != nil {
		return nil, 0, err
	}
	if _, err := f.Seek(from, io.SeekStart); err != nil {
		return nil, 0, err
	}
	// Room for as many entries as there will be, if that can be told: up to
	// the number that a reader may have.
	news := make(map[string]*Entry[T], min((fi.Size()-from)/usualLine, 1<<17))
	end := from
	apart := map[string]int{} // how many texts written at once single lines have
	err = eachLine(f, func(line []byte, size int64, ended bool) error {
		read := func(e *Entry[T], unreadable []byte) error {
			if e == nil {
				if ended || whole {
					h.unreadable++
				}
				return nil
			}
			h.lines++
			if n := e.apart(); n > 1 {
				apart[e.ID] = max(n, apart[e.ID])
			}
			j.keep(news, e)
			return nil
		}
		if err := j.pieces(line, read); err != nil {
			return err
		}
		if ended || whole {
			end += size
		}
		return nil
	})
	for id, e := range news {
		if n := e.apart(); n > 1 && n > apart[id] {
			j.tellTwice(id)
		}
	}
	return news, end, err
}

// keep puts e into news, together with what is there of its id.
func (j *Journal[T]) keep(news map[string]*Entry[T], e *Entry[T]) {
	news[e.ID] = j.join(news[e.ID], e)
}

// usualLine is about the size of a bookmark's line, in bytes.
const usualLine = 320

// merge takes in what was read, and tells those who wait if it changes
// anything.
func (j *Journal[T]) merge(news map[string]*Entry[T]) {
	j.mu.Lock()
	defer j.mu.Unlock()
	changed := false
	if len(j.entries) == 0 {
		j.entries, changed = news, len(news) > 0
	} else {
		for id, e := range news {
			old := j.entries[id]
			both := j.join(old, e)
			if both != old {
				j.entries[id], changed = both, true
			}
			if n := both.apart(); n > 1 && old != nil && n > max(old.apart(), e.apart()) {
				defer j.tellTwice(id)
			}
			if both == e || j.join(e, both) == e {
				delete(j.lost, id)
			}
		}
	}
	if changed && j.changes != nil {
		select {
		case j.changes <- struct{}{}:
		default: // one is waiting to be heard already
		}
	}
}

// maxLine bounds what is held of a line that does not end. A bookmark has some
// hundred bytes; this is room for a note as long as a book.
const maxLine = 64 << 20

// eachLine calls yield with each line of r without its end, with its size on
// disk, and with whether it had an end. Of NUL bytes at its start, which a power
// cut leaves where blocks were promised but not written, some may be left out.
// The line is only lent.
func eachLine(r io.Reader, yield func(line []byte, size int64, ended bool) error) error {
	in := bufio.NewReaderSize(r, 256<<10)
	var long []byte // the line so far, if longer than the buffer
	size := int64(0)
	for {
		part, err := in.ReadSlice('\n')
		if err != nil && err != bufio.ErrBufferFull && err != io.EOF {
			return err
		}
		size += int64(len(part))
		ended := err == nil
		if len(long) == 0 && err == bufio.ErrBufferFull && bytes.Count(part, []byte{0}) == len(part) {
			continue // a hole has no lines, and may be larger than memory
		}
		line := part
		if len(long) > 0 || err == bufio.ErrBufferFull {
			long = append(long, part...)
			line = long
		}
		if err == bufio.ErrBufferFull && len(long) < maxLine {
			continue
		}
		if size > 0 {
			if yerr := yield(bytes.TrimSuffix(line, []byte{'\n'}), size, ended); yerr != nil {
				return yerr
			}
		}
		if err == io.EOF {
			return nil
		}
		long, size = long[:0], 0
	}
}

// lineStart is how every line begins that a journal writes. Inside of a line
// its quotation marks are escaped, so it stands nowhere else.
var lineStart = []byte(`{"id":`)

// pieces calls yield with the entry of a line and its JSON, or with the bytes
// that cannot be read of it as they stand. After a torn line another may have
// been written by a program less careful, or a hole may have swallowed the
// line's end: then what begins like a line is tried as one.
func (j *Journal[T]) pieces(line []byte, yield func(e *Entry[T], piece []byte) error) error {
	if e, text := j.piece(line); e != nil {
		return yield(e, text)
	}
	for len(line) > 0 {
		n := bytes.Index(line[1:], lineStart) + 1
		if n == 0 {
			n = len(line)
		}
		piece := line[:n]
		line = line[n:]
		e, text := j.piece(piece)
		if e == nil && len(text) == 0 {
			continue // blank
		}
		if e == nil {
			text = withoutHoles(piece)
		}
		if err := yield(e, text); err != nil {
			return err
		}
	}
	return nil
}

// piece is the entry in a piece of a line, nil if it cannot be read, and the
// piece without what is blank around it.
func (j *Journal[T]) piece(piece []byte) (*Entry[T], []byte) {
	text := bytes.Trim(piece, "\x00 \t\r\n")
	if len(text) == 0 {
		return nil, nil
	}
	e, err := j.codec.decode(text)
	if err != nil {
		return nil, text
	}
	return e, text
}

// hole is from how many NUL bytes on, at the start or the end, nobody can have
// meant them: the smallest block of a disk.
const hole = 512

// withoutHoles is a piece as somebody wrote it.
func withoutHoles(piece []byte) []byte {
	if t := bytes.TrimLeft(piece, "\x00"); len(piece)-len(t) >= hole {
		piece = t
	}
	if t := bytes.TrimRight(piece, "\x00"); len(piece)-len(t) >= hole {
		piece = t
	}
	return piece
}
