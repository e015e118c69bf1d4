package system

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

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
