package library

import (
	"errors"
	"os"
	"path"
	"path/filepath"
	"strings"

	"lanmu/data/zipped"
)

// An archive of pages is a folder: issue.zip/05/lamps.txt is the page 05/lamps.txt in
// it. It is never unpacked onto a disk.

// mostMembers is how many files of an archive are taken for pages.
const mostMembers = 20_000

// archive takes in the pages of an archive that was met. One that is a document, as
// its bytes tell, is a file like others.
func (w *walk) archive(file string, info os.FileInfo, asked bool) {
	if !info.Mode().IsRegular() {
		w.file(file, info, asked)
		return
	}
	fail := func(e *Error) {
		e.Path = file
		w.failed, w.unseen = append(w.failed, e), append(w.unseen, file)
	}
	f, err := os.Open(file)
	if err != nil {
		fail(openError(file, err))
		return
	}
	defer f.Close()
	c := &content{ReaderAt: f, size: info.Size(), name: filepath.Base(file)}
	a, err := zipped.Open(f, info.Size())
	if err != nil || kindOfArchive(c) != zipKind {
		w.file(file, info, asked) // and is told what is wrong with it
		return
	}
	n := 0
	for _, m := range a.Files {
		if w.ctx.Err() != nil {
			return
		}
		w.moved.Add(1)
		at := filepath.Join(file, filepath.FromSlash(m.Name))
		switch k := kindOfName(m.Name); {
		case isHiddenIn(m.Name):
		case k == nil || !k.Read() || k.many:
			w.pass(filepath.Dir(at), k)
		case n == mostMembers:
			fail(&Error{Problem: TooMuch, Err: zipped.ErrTooLarge})
			return
		default:
			n++
			w.files = append(w.files, met{at, m.Size, info.ModTime().UnixNano(), false})
		}
	}
	if n == 0 && asked {
		w.failed = append(w.failed, &Error{Path: file, Problem: Empty})
	}
}

// isHiddenIn tells whether a file of an archive, or a folder it is in, is hidden.
func isHiddenIn(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if hidden(part) || part == "__MACOSX" {
			return true
		}
	}
	return false
}

// intoArchive parts a path that leads into an archive.
func intoArchive(file string) (archive, inner string, ok bool) {
	for at := filepath.Dir(file); ; at = filepath.Dir(at) {
		info, err := os.Lstat(at)
		if err == nil {
			if info.Mode()&os.ModeSymlink != 0 {
				info, err = os.Stat(at)
			}
			if err != nil || !info.Mode().IsRegular() {
				return "", "", false
			}
			inner, err := filepath.Rel(at, file)
			return at, filepath.ToSlash(inner), err == nil
		}
		if up := filepath.Dir(at); up == at {
			return "", "", false
		}
	}
}

// readMember reads a page in an archive.
func readMember(archive, inner, file string) (*content, error) {
	f, err := os.Open(archive)
	if err != nil {
		return nil, openError(file, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, unreadable(file, err)
	}
	a, err := zipped.Open(f, info.Size())
	if err != nil {
		return nil, zipError(err, file)
	}
	if a.File(inner) == nil {
		return nil, &Error{Path: file, Problem: Missing}
	}
	limit := int64(MaxBytes)
	if strings.EqualFold(path.Ext(inner), ".pdf") {
		limit = MaxPDFBytes
	}
	b, err := a.Read(inner, limit)
	if err != nil {
		return nil, zipError(err, file)
	}
	c := &content{kind: kindOfHead(b[:min(len(b), sniffed)]), name: path.Base(inner)}
	c.take(b)
	return c, nil
}

// zipError returns an error of an archive as one of the library's.
func zipError(err error, file string) *Error {
	e := &Error{Path: file, Problem: Damaged, Err: err}
	switch {
	case errors.Is(err, zipped.ErrTooLarge):
		e.Problem = TooMuch
	case errors.Is(err, zipped.ErrLocked):
		e.Problem = Locked
	}
	return e
}

// stat asks for a file, which may be in an archive.
func stat(file string) (os.FileInfo, error) {
	info, err := os.Stat(file)
	if err == nil {
		return info, nil
	}
	at, inner, ok := intoArchive(file)
	if !ok {
		return nil, err
	}
	f, e := os.Open(at)
	if e != nil {
		return nil, e
	}
	defer f.Close()
	if info, e = f.Stat(); e != nil {
		return nil, e
	}
	a, e := zipped.Open(f, info.Size())
	if e != nil || a.File(inner) == nil {
		return nil, err
	}
	return member{info, path.Base(inner), a.File(inner).Size}, nil
}

// member is what is known of a file in an archive: its time is the archive's, which
// is one when it is replaced.
type member struct {
	os.FileInfo
	name string
	size int64
}

func (m member) Name() string { return m.name }
func (m member) Size() int64  { return m.size }
