package app

import (
	"errors"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/adrg/xdg"
)

// crashDir is where what the runtime says of a crash is kept.
func crashDir() string { return filepath.Join(xdg.StateHome, "lanmu") }

// keepCrash has the runtime write what it says of a crash, which a program
// started from a menu tells nobody, into a file, and returns the file that the
// last crash left, "" if there was none.
func keepCrash(dir string, now time.Time) (last string, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	path := filepath.Join(dir, "crash.log")
	if info, err := os.Stat(path); err == nil && info.Size() > 0 {
		last = filepath.Join(dir, "crash-"+now.Format("20060102-150405")+".log")
		if err := os.Rename(path, last); err != nil {
			return "", err
		}
	}
	// Appended to: a second window must not empty what the first one writes.
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return last, err
	}
	return last, errors.Join(debug.SetCrashOutput(f, debug.CrashOptions{}), f.Close())
}
