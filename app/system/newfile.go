package system

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/adrg/xdg"
)

// WriteWhole writes a file, in place of what is there. Until all of it is on the disk
// what was there stays: a file is never emptied.
func WriteWhole(path string, data []byte) error {
	mode := os.FileMode(0o644)
	switch info, err := os.Stat(path); {
	case err != nil:
	case info.IsDir():
		return &os.PathError{Op: "write", Path: path, Err: syscall.EISDIR}
	default:
		mode = info.Mode().Perm()
		if whole, err := filepath.EvalSymlinks(path); err == nil {
			path = whole
		}
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".lanmu-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Chmod(mode), f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// Documents is the folder of the reader's documents, or else his home.
func Documents() string {
	if info, err := os.Stat(xdg.UserDirs.Documents); err == nil && info.IsDir() {
		return xdg.UserDirs.Documents
	}
	if home, err := os.UserHomeDir(); err == nil {
		return home
	}
	return string(filepath.Separator)
}

// writeNew writes a file that must not be there yet. If it cannot be written
// whole it is taken away again.
func writeNew(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		os.Remove(path)
	}
	return err
}

// WriteUnder writes a new file in dir, under name or, where a file is there, under
// name with a number, and returns its path.
func WriteUnder(dir, name, ending string, data []byte) (string, error) {
	name = filepath.Join(dir, name)
	for n := 1; ; n++ {
		path := name + ending
		if n > 1 {
			path = fmt.Sprintf("%s-%d%s", name, n, ending)
		}
		err := writeNew(path, data)
		if !errors.Is(err, fs.ErrExist) {
			return path, err
		}
	}
}
