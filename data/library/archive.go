package library

import (
	"context"
	"errors"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"lanmu/data/fault"
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
	names := make(map[string]bool, len(a.Files))
	for _, m := range a.Files {
		names[m.Name] = true
	}
	for _, m := range a.Files {
		if w.ctx.Err() != nil {
			return
		}
		w.moved.Add(1)
		at := filepath.Join(file, filepath.FromSlash(m.Name))
		switch k := kindOfName(m.Name); {
		case isHiddenIn(m.Name), isBesideIn(m.Name, names):
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

// isHiddenIn reports whether a file of an archive, or a folder it is in, is hidden.
func isHiddenIn(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if hidden(part) || part == "__MACOSX" {
			return true
		}
	}
	return false
}

// isBesideIn reports whether a file of an archive is in a folder that belongs to a web page
// beside it.
func isBesideIn(name string, names map[string]bool) bool {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if beside(dir, names) {
			return true
		}
	}
	return false
}

// Unpacked are the paths of the pages in archives among files, and the other files as they
// are.
func Unpacked(ctx context.Context, files []string) (out []string) {
	for _, f := range files {
		info, err := os.Stat(f)
		if err != nil || !info.Mode().IsRegular() {
			out = append(out, f)
			continue
		}
		w := walk{ctx: ctx}
		w.meet(f, info, true)
		if len(w.files) == 0 { // reading it tells why
			out = append(out, f)
		}
		for _, m := range w.files {
			out = append(out, m.path)
		}
	}
	return out
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

// latest is the archive that a page was read from last. Of one with thousands the list
// of its files would else be read anew for each.
var latest struct {
	sync.Mutex
	path    string
	info    os.FileInfo
	archive *zipped.Archive
	forget  *time.Timer
}

// keepArchive is how long an archive is kept of which nothing is read.
const keepArchive = 10 * time.Second

// knownArchive returns what an archive holds, of which info is known.
func knownArchive(path string, info os.FileInfo) (*zipped.Archive, error) {
	latest.Lock()
	defer latest.Unlock()
	if l := &latest; l.path == path && l.archive != nil && os.SameFile(l.info, info) && l.info.Size() == info.Size() && l.info.ModTime().Equal(info.ModTime()) {
		l.forget.Reset(keepArchive)
		return l.archive, nil
	}
	a, err := zipped.Open(onDisk(path), info.Size())
	if err != nil {
		return nil, err
	}
	if latest.forget != nil {
		latest.forget.Stop()
	}
	latest.path, latest.info, latest.archive = path, info, a
	latest.forget = fault.After(keepArchive, fault.Ignore, func() {
		latest.Lock()
		defer latest.Unlock()
		if latest.archive == a {
			latest.archive = nil
		}
	})
	return a, nil
}

// onDisk is a file that is open only while it is read.
type onDisk string

func (path onDisk) ReadAt(b []byte, at int64) (int, error) {
	f, err := os.Open(string(path))
	if err != nil {
		return 0, err
	}
	defer f.Close()
	return f.ReadAt(b, at)
}

// readMember reads a page in an archive.
func readMember(archive, inner, file string) (*content, error) {
	info, err := os.Stat(archive)
	if err != nil {
		return nil, openError(file, err)
	}
	a, err := knownArchive(archive, info)
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
	c := &content{kind: kindOfHead(b[:min(len(b), sniffed)]), name: path.Base(inner), beside: besideMember(a, inner)}
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
	info, e := os.Stat(at)
	if e != nil {
		return nil, e
	}
	a, e := knownArchive(at, info)
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
