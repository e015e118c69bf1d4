package pdf

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestFullDisk: a disk with no room for the code costs time, not the page.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=16k"); err != nil {
		t.Skipf("a file system can be mounted by root only: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, 0) })
	if err := os.Chmod(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	cache := filepath.Join(dir, "cache")
	if err := os.Mkdir(cache, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "stuff"), make([]byte, 1<<20), 0o600); err == nil {
		t.Fatal("the disk is not full")
	}
	assertAnswers(t, cache, "a full disk")
	if left := compiled(cache); len(left) != 0 {
		t.Errorf("%q is left", left)
	}
}
