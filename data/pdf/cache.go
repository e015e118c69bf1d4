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
// It reports whether it is: one that is not costs time only.
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

// sealCache writes the sum of what was compiled, and removes what older versions of
// the program, or of wazero, left, 30 MiB each: all but the file just compiled or,
// where none was, the newest. If that is another version's, this one's is compiled
// once more: what is younger than a day stays, so that two versions in use do not
// remove each other's all the time.
func sealCache(dir string) {
	const young = 24 * time.Hour
	keep, newest, made := "", time.Time{}, false
	age := map[string]time.Duration{}
	paths := compiled(dir)
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			continue
		}
		age[path] = time.Since(info.ModTime()).Abs() // of one from the future nobody knows
		if _, err := os.Stat(path + sumSuffix); err != nil {
			sum := sumOf(path)
			if sum == nil {
				continue
			}
			os.WriteFile(path+sumSuffix, sum, 0o600) // one that is cut is none
			keep, made = path, true
		}
		if !made && info.ModTime().After(newest) {
			keep, newest = path, info.ModTime()
		}
	}
	for _, path := range paths {
		if path != keep && keep != "" && age[path] > young {
			os.Remove(path)
			os.Remove(path + sumSuffix)
			os.Remove(filepath.Dir(path)) // if it is empty
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
