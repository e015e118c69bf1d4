// Package zipped opens zip archives that anybody may have made: documents that are
// archives inside, and archives of pages. Nothing is ever written to a disk; a
// name that would climb out of a folder is a name like others.
package zipped

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"sync"
)

// What an archive may ask for before it is given up.
const (
	maxDirectory = 8 << 20   // bytes of its list of files: some 80,000
	maxRatio     = 200       // times a file may be larger than what is stored of it; text rarely reaches twenty
	freely       = 256 << 10 // bytes of a file for which that is not asked
)

// Errors an archive can end in.
var (
	ErrDamaged  = errors.New("is damaged, or no zip archive; fetch it again")
	ErrTooLarge = errors.New("holds more than documents do, or unpacks to much more than it is; unpack it and take what you need")
	ErrLocked   = errors.New("is locked by a password; unpack it first")
	ErrMissing  = errors.New("lacks a part of itself; fetch it again")
)

// An Archive is the files of a zip archive, by their names.
type Archive struct {
	Files  []*File // as the archive has them
	byName map[string]*File
	folded func() map[string]*File // by their names in small letters
}

// A File is one of an archive.
type File struct {
	Name string // with slashes, inside the archive
	Size int64  // as the archive says
	Raw  bool   // the name is not said to be UTF-8
	zip  *zip.File
}

// Open reads what an archive holds, but none of its files.
func Open(r io.ReaderAt, size int64) (*Archive, error) {
	if large, err := directory(r, size); err != nil {
		return nil, err
	} else if large > maxDirectory {
		return nil, ErrTooLarge
	}
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fmt.Errorf("%w (%v)", ErrDamaged, err)
	}
	a := &Archive{byName: make(map[string]*File, len(z.File))}
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") || f.Mode().IsDir() {
			continue
		}
		name := inside(f.Name)
		if name == "" || a.byName[name] != nil {
			continue
		}
		file := &File{Name: name, Size: int64(f.UncompressedSize64), Raw: f.NonUTF8, zip: f}
		a.Files = append(a.Files, file)
		a.byName[name] = file
	}
	a.folded = sync.OnceValue(func() map[string]*File {
		all := make(map[string]*File, len(a.Files))
		for _, f := range a.Files {
			all[strings.ToLower(f.Name)] = f
		}
		return all
	})
	return a, nil
}

// directory returns how large an archive says the list of its files is: the list is
// read whole.
func directory(r io.ReaderAt, size int64) (int64, error) {
	const comment, length = 1 << 16, 22
	tail := make([]byte, min(size, comment+length))
	if _, err := r.ReadAt(tail, size-int64(len(tail))); err != nil && err != io.EOF {
		return 0, err
	}
	at := bytes.LastIndex(tail, []byte("PK\x05\x06"))
	if at < 0 || at+length > len(tail) {
		return 0, ErrDamaged
	}
	n := int64(binary.LittleEndian.Uint32(tail[at+12:]))
	if n == 1<<32-1 { // told elsewhere, as it is of archives with more files than any of pages
		return maxDirectory + 1, nil
	}
	return n, nil
}

// inside is a name as one that is inside the archive, "" for none.
func inside(name string) string {
	name = strings.ReplaceAll(strings.ReplaceAll(name, "\\", "/"), "\x00", "")
	return strings.TrimPrefix(path.Clean("/"+name), "/")
}

// File returns a file by its name, nil for none. Programs that know no difference between
// large and small letters name files as they please.
func (a *Archive) File(name string) *File {
	name = inside(name)
	if f := a.byName[name]; f != nil {
		return f
	}
	return a.folded()[strings.ToLower(name)]
}

// Read returns what a file of a name holds, and no more than most bytes of it.
func (a *Archive) Read(name string, most int64) ([]byte, error) {
	f := a.File(name)
	if f == nil {
		return nil, fmt.Errorf("%w: there is no %s", ErrMissing, name)
	}
	return f.Read(most)
}

// Open opens a file to be read as it comes; whoever reads it bounds how much.
func (f *File) Open() (io.ReadCloser, error) {
	const encrypted = 1
	if f.zip.Flags&encrypted != 0 {
		return nil, ErrLocked
	}
	in, err := f.zip.Open()
	if err != nil {
		return nil, fmt.Errorf("%w (%v)", ErrDamaged, err)
	}
	return in, nil
}

// Read returns what a file holds. It fails if that is more than most bytes.
func (f *File) Read(most int64) ([]byte, error) {
	if stored := int64(f.zip.CompressedSize64); stored < most/maxRatio {
		most = max(stored*maxRatio, min(most, freely))
	}
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	var out bytes.Buffer
	out.Grow(int(min(max(f.Size, 0), most)) + bytes.MinRead)
	n, err := io.Copy(&out, io.LimitReader(in, most+1))
	switch {
	case n > most:
		return nil, ErrTooLarge
	case err != nil:
		return nil, fmt.Errorf("%w (%v)", ErrDamaged, err)
	}
	return out.Bytes(), nil
}
