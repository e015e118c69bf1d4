package pdf

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// Compiled code is kept as wazero writes it, in a folder for its version, and
// beside each file one with its sum. wazero runs what it finds: a file that was
// cut, or has a bit that fell over, ends the process or does what nobody wrote.
// So a file without its sum is removed, and the code compiled anew.

// patience is how long another Lanmu, which is compiling, is waited for: a busy
// machine takes half a minute.
const patience = time.Minute

// sumSuffix is that of the file beside.
const sumSuffix = ".sum"

// openCache makes the folder dir fit for use, and returns what lets others use it.
// It tells whether it is: one that is not costs time only.
func openCache(dir string) (unlock func(), ok bool) {
	unlock = func() {}
	if err := os.MkdirAll(dir, 0o700); err != nil || !ours(dir) {
		return unlock, false
	}
	lock := flock.New(filepath.Join(dir, "lock"), flock.SetPermissions(0o600))
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	// Without a lock two may compile at once, or one remove what the other made.
	if held, _ := lock.TryLockContext(ctx, 100*time.Millisecond); held {
		unlock = func() { lock.Close() }
	}
	for _, path := range compiled(dir) {
		if want, err := os.ReadFile(path + sumSuffix); err == nil && bytes.Equal(want, sumOf(path)) {
			continue
		}
		os.Remove(path + sumSuffix)
		if err := os.Remove(path); err != nil {
			return unlock, false
		}
	}
	return unlock, true
}

// sealCache writes the sums of what was compiled since openCache.
func sealCache(dir string) {
	for _, path := range compiled(dir) {
		if _, err := os.Stat(path + sumSuffix); err != nil {
			if sum := sumOf(path); sum != nil {
				os.WriteFile(path+sumSuffix, sum, 0o600) // one that is cut is none
			}
		}
	}
}

// compiled returns the files with code in dir.
func compiled(dir string) (paths []string) {
	all, _ := filepath.Glob(filepath.Join(dir, "*", "*"))
	for _, path := range all {
		if !strings.HasSuffix(path, sumSuffix) {
			paths = append(paths, path)
		}
	}
	return paths
}

// sumOf returns the sum of a file, in hexadecimal; nil if it cannot be read.
func sumOf(path string) []byte {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return nil
	}
	return hex.AppendEncode(nil, sum.Sum(nil))
}
