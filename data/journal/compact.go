package journal

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"time"
)

// Aside tells where lines went that cannot be read. They are kept as they
// were, one after the other, for whoever can make something of them.
type Aside struct {
	Path  string // "" if nothing was set aside
	Lines int    // how many since the journal was opened
}

// Aside tells what was set aside since the journal was opened.
func (j *Journal[T]) Aside() Aside {
	j.mu.RLock()
	defer j.mu.RUnlock()
	return j.aside
}

// enoughWaste is how many superseded lines are worth rewriting a file for:
// they take some 300 kB and a millisecond to read.
const enoughWaste = 1000

func (j *Journal[T]) wasteful() bool {
	waste := j.heap.lines - len(j.entries)
	return waste > enoughWaste && waste > len(j.entries)
}

// mend writes again what the file lacks, folds in copies, and compacts the file
// if it holds what cannot be read or is mostly superseded. It is called under
// the lock.
func (j *Journal[T]) mend() error {
	if es := j.lacking(); len(es) > 0 && j.file != nil {
		if err := j.append(es); err != nil {
			return err
		}
		clear(j.lost)
	}
	if err := j.fold(); err != nil {
		return err
	}
	if j.heap.unreadable > 0 || j.wasteful() {
		return j.compact()
	}
	return nil
}

// Compact rewrites the file without the lines that are superseded. What cannot
// be read is set aside. The file is replaced whole or not at all, and keeps
// its mode; behind a symbolic link the file is replaced, not the link.
func (j *Journal[T]) Compact() error {
	j.disk.Lock()
	defer j.disk.Unlock()
	return j.locked(lockPatience, func() error {
		if err := j.mend(); err != nil || j.file == nil {
			return err
		}
		return j.compact()
	})
}

// compact is Compact under the lock, for a file that is there. The lines are
// copied as they stand, so nothing in them is lost that this version does not
// know; what only several lines say together is one line then.
func (j *Journal[T]) compact() error {
	path := j.target
	f, _, err := openFile(path)
	if err != nil {
		return err
	}
	defer f.Close()
	winners, joined, unreadable, err := j.winners(f)
	if err != nil {
		return err
	}
	if err := j.setAside(unreadable); err != nil {
		return err
	}
	removeLeftovers(path)
	err = replaceFile(path, func(w io.Writer) error {
		out := bufio.NewWriterSize(w, 256<<10)
		if err := j.copyLines(f, out, winners); err != nil {
			return err
		}
		for _, e := range joined {
			if err := j.copyLine(out, e, j.codec.encode(nil, e)); err != nil {
				return err
			}
		}
		return out.Flush()
	})
	if err != nil {
		return err
	}
	// The new name is a fact once the directory is flushed; what is read from
	// here on is the new file.
	if err := syncDir(filepath.Dir(path)); err != nil {
		return err
	}
	return j.readAgain(path, len(winners)+len(joined))
}

// winners finds which of the readable lines, counted from 0, say all that is
// known of their id, what several say together only, and what cannot be read.
func (j *Journal[T]) winners(f *os.File) (lines map[int]bool, joined []*Entry[T], unreadable [][]byte, err error) {
	type place struct {
		entry *Entry[T]
		line  int // -1 for none
	}
	latest := map[string]place{}
	n := 0
	err = j.eachPiece(f, func(e *Entry[T], piece []byte) error {
		if e == nil {
			unreadable = append(unreadable, bytes.Clone(piece))
			return nil
		}
		old := latest[e.ID]
		switch both := j.join(old.entry, e); both {
		case old.entry:
		case e:
			latest[e.ID] = place{e, n}
		default:
			latest[e.ID] = place{both, -1}
		}
		n++
		return nil
	})
	lines = make(map[int]bool, len(latest))
	for _, p := range latest {
		if p.line >= 0 {
			lines[p.line] = true
		} else {
			joined = append(joined, p.entry)
		}
	}
	sortByID(joined)
	return lines, joined, unreadable, err
}

// copyLines writes the lines that won.
func (j *Journal[T]) copyLines(f *os.File, w io.Writer, winners map[int]bool) error {
	n := -1
	return j.eachPiece(f, func(e *Entry[T], piece []byte) error {
		if e == nil {
			return nil
		}
		if n++; !winners[n] {
			return nil
		}
		return j.copyLine(w, e, append(bytes.Clone(piece), '\n'))
	})
}

// copyLine writes the line of an entry. What a deleted one said is left out when
// it can no longer be restored.
func (j *Journal[T]) copyLine(w io.Writer, e *Entry[T], line []byte) error {
	if e.Deleted && e.at < time.Now().Add(-UndoFor).UnixNano() {
		bare := Entry[T]{ID: e.ID, at: e.at, Deleted: true}
		line = j.codec.encode(nil, &bare)
	}
	_, err := w.Write(line)
	return err
}

// eachPiece calls yield with every entry in f from its start, and with what
// cannot be read.
func (j *Journal[T]) eachPiece(f *os.File, yield func(e *Entry[T], piece []byte) error) error {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	return eachLine(f, func(line []byte, _ int64, _ bool) error { return j.pieces(line, yield) })
}

// setAside writes lines into the file that is kept for them beside the journal.
func (j *Journal[T]) setAside(lines [][]byte) error {
	if len(lines) == 0 {
		return nil
	}
	path := j.target + ".unreadable"
	f, err := os.OpenFile(path, os.O_RDWR|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	undo, err := writeAfter(f, append(bytes.Join(lines, []byte{'\n'}), '\n'))
	if err != nil {
		undo()
		return err
	}
	if err := syncDir(filepath.Dir(path)); err != nil {
		return err
	}
	j.tellAside(path, len(lines))
	return nil
}

// tellAside notes where lines went that cannot be read.
func (j *Journal[T]) tellAside(path string, lines int) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.aside.Path = path
	j.aside.Lines += lines
}

// readAgain notes that the file at path is new and holds what is in memory.
func (j *Journal[T]) readAgain(path string, lines int) error {
	f, fi, err := openFile(path)
	if err != nil {
		return err
	}
	defer f.Close()
	j.heap = heap{lines: lines}
	return j.passTo(f, fi, fi.Size())
}

// removeLeftovers removes temporary files of compactions that were killed.
// Under the lock nobody else is making one.
func removeLeftovers(path string) {
	dir, base := filepath.Split(path)
	temporary := regexp.MustCompile(`^\.` + regexp.QuoteMeta(base) + `[0-9]+$`)
	names, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, n := range names {
		if n.Type().IsRegular() && temporary.MatchString(n.Name()) {
			os.Remove(filepath.Join(dir, n.Name()))
		}
	}
}
