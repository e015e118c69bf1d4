package journal

import (
	"io"
	"os"
	"path/filepath"
)

// replaceFile puts what write writes in place of the file at path. renameio is
// not made for Windows, where os.Rename replaces a file as atomically as the
// system knows how.
func replaceFile(path string, write func(io.Writer) error) error {
	t, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"*")
	if err != nil {
		return err
	}
	defer os.Remove(t.Name())
	err = write(t)
	if err == nil {
		err = t.Sync()
	}
	if cerr := t.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	return os.Rename(t.Name(), path)
}
