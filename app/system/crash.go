package system

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/adrg/xdg"

	"lanmu/data/fault"
)

// CrashDir is where what the runtime says of a crash is kept.
func CrashDir() string { return filepath.Join(xdg.StateHome, "lanmu") }

// KeepCrash has the runtime write what it says of a crash, which a program
// started from a menu tells nobody, into a file, and returns the file that the
// last crash left, "" if there was none.
func KeepCrash(dir string, now time.Time) (last string, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	pruneCrashes(dir)
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

// maxCrashes is how many logs are kept: the last ones tell most.
const maxCrashes = 5

// pruneCrashes makes room for one more log.
func pruneCrashes(dir string) {
	logs, _ := filepath.Glob(filepath.Join(dir, "crash-*.log")) // by name, which is by time
	for len(logs) >= maxCrashes {
		os.Remove(logs[0])
		logs = logs[1:]
	}
}

// LogFault keeps what is known of a fault where there is no window to tell of it.
func LogFault(f *fault.Error) {
	if path, err := KeepFault(CrashDir(), f, time.Now()); err == nil {
		fmt.Fprintf(WriterTo(os.Stderr), "lanmu: %v; see %s\n", f, path)
	} else {
		fmt.Fprintf(WriterTo(os.Stderr), "lanmu: %v\n%s\n", f, f.Stack)
	}
}

// KeepFault writes a log as the runtime does, and returns its path.
func KeepFault(dir string, f *fault.Error, now time.Time) (string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	pruneCrashes(dir)
	path := filepath.Join(dir, "crash-"+now.Format("20060102-150405.000000")+".log")
	return path, writeNew(path, fmt.Appendf(nil, "panic: %v [told, and gone on]\n\n%s", f.Value, f.Stack))
}

// Logged does something on a goroutine of its own where there may be no window.
func Logged(do func()) { fault.Go(LogFault, do) }
