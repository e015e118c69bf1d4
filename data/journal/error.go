package journal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"
)

// Problem is what stands in the way of a journal, for those who word it in
// another language.
type Problem int

const (
	Unknown    Problem = iota
	Full               // no space on the disk, or none left of a quota
	TooLarge           // a limit on the size of files
	Forbidden          // no permission
	ReadOnly           // the file system is read-only
	NotAFile           // a directory or a device where the file should be
	FolderGone         // the directory is not there any more
	Busy               // another process has held the lock all the while
	Owned              // the file of the lock belongs to another user
	Nowhere            // the journal is a symbolic link to what is not there
)

// An Error tells what could not be done to a journal's file. Nothing has
// changed in the file or in memory.
type Error struct {
	Op      string // "read", "write" or "lock"
	Path    string
	Problem Problem
	Owner   string // of Owned, the user's name
	Err     error
}

// advice is what the user can do about a Problem.
var advice = map[Problem]string{
	Unknown:    "see that the file can be read and written, and try again",
	Full:       "free some space and try again",
	TooLarge:   "raise the limit on file sizes (ulimit -f) and try again",
	Forbidden:  "allow yourself to read and write the file and its folder, and try again",
	ReadOnly:   "make the file system writable and try again",
	NotAFile:   "move away what stands in its place and try again",
	FolderGone: "put its folder back and try again",
	Busy:       "close the other Lanmu or wait for it, and try again",
	Owned:      "remove it, or have it given to you (sudo chown), and try again",
	Nowhere:    "mount the disk it is on or put it back; or remove the symbolic link that leads there, to begin anew",
}

// Error names what is kept, the file, the cause and what can be done:
// "bookmarks: cannot write /home/li/.config/lanmu/bookmarks.jsonl: no space
// left on device; free some space and try again".
func (e *Error) Error() string {
	return fmt.Sprintf("%s: cannot %s %s: %v; %s", stem(e.Path), e.Op, e.Path, e.Err, advice[e.Problem])
}

func (e *Error) Unwrap() error { return e.Err }

// stem is the name without its extension of a journal's file, or of its lock's.
func stem(path string) string {
	name := strings.TrimPrefix(strings.TrimSuffix(filepath.Base(path), ".lock"), ".")
	return strings.TrimSuffix(name, filepath.Ext(name))
}

var (
	errNotFile = errors.New("it is not a file")
	errNowhere = errors.New("it is not there")
)

// fail makes an Error of err; nil stays nil.
func fail(op, path string, err error) error {
	if err == nil {
		return nil
	}
	if done, ok := errors.AsType[*Error](err); ok {
		return done
	}
	e := &Error{Op: op, Path: path, Err: err}
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		e.Problem = Full
	case errors.Is(err, syscall.EFBIG):
		e.Problem = TooLarge
	case errors.Is(err, syscall.EROFS):
		e.Problem = ReadOnly
	case errors.Is(err, fs.ErrPermission):
		e.Problem = Forbidden
	case errors.Is(err, errNotFile), errors.Is(err, syscall.EISDIR), errors.Is(err, syscall.ENOTDIR):
		e.Problem = NotAFile
	case errors.Is(err, errNowhere):
		e.Problem = Nowhere
	case errors.Is(err, fs.ErrNotExist):
		e.Problem = FolderGone
	case errors.Is(err, context.DeadlineExceeded):
		e.Problem, e.Op, e.Err = Busy, "lock", errors.New("another process is writing it")
	}
	if p, ok := errors.AsType[*fs.PathError](e.Err); ok {
		e.Err = p.Err // its path may be a temporary one
	}
	return e
}
