//go:build !windows

package journal

import (
	"io"
	"path/filepath"

	"github.com/google/renameio/v2"
)

// replaceFile puts what write writes in place of the file at path, whole or
// not at all. The file keeps its mode.
func replaceFile(path string, write func(io.Writer) error) error {
	t, err := renameio.NewPendingFile(path,
		renameio.WithTempDir(filepath.Dir(path)), renameio.WithPermissions(0o600), renameio.WithExistingPermissions())
	if err != nil {
		return err
	}
	defer t.Cleanup()
	if err := write(t); err != nil {
		return err
	}
	return t.CloseAtomicallyReplace()
}
