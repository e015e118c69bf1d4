package present

import (
	"errors"
	"fmt"
	"io/fs"
	"os/exec"
	"regexp"
	"syscall"
	"testing"

	"lanmu/app/stock"
	"lanmu/app/system"
	"lanmu/app/tongue"
	"lanmu/data/journal"
	"lanmu/data/library"
)

// TestCausesAreInTheReadersLanguage: whatever went wrong is told in Chinese where
// Chinese is spoken; of other tongues only names of files are left, and what another
// program said itself.
func TestCausesAreInTheReadersLanguage(t *testing.T) {
	if err := tongue.Speak("zh_CN.UTF-8"); err != nil {
		t.Fatal(err)
	}
	defer tongue.Speak("")
	english := regexp.MustCompile(`[A-Za-z]+ [A-Za-z]+`)
	all := []error{
		&library.CacheError{Path: "/c/library.db", Err: errors.New("disk image is malformed")},
		&library.CacheError{Path: "/c/library.db", Aside: "/c/library.old", Err: errors.New("disk image is malformed")},
		&library.LostError{Files: 2},
		fmt.Errorf("library: cannot read: %w", &fs.PathError{Op: "open", Path: "/a", Err: syscall.EIO}),
		&fs.PathError{Op: "open", Path: "/a", Err: syscall.ENOENT}, &fs.PathError{Op: "open", Path: "/a", Err: syscall.EACCES},
		&fs.PathError{Op: "write", Path: "/a", Err: syscall.ENOSPC}, &exec.Error{Name: "lp", Err: exec.ErrNotFound},
		errors.New("what nobody foresaw"), stock.ErrMoved, ErrSlow, system.ErrSilent, system.ErrNoClipboard,
		&library.Error{Path: "/a", Problem: library.Faulty, Err: errors.New("index out of range")},
		&library.Error{Path: "/a", Problem: library.Unreadable, Err: errors.New("input output error")},
		&journal.Error{Op: "write", Path: "/a/b.jsonl", Err: errors.New("strange thing")},
	}
	for p := range obstacles {
		all = append(all, &journal.Error{Op: "write", Path: "/a/b.jsonl", Problem: p, Owner: "li", Err: errors.New("no space left")})
	}
	for _, err := range all {
		if said := WhyNot(err); said == "" || english.MatchString(said) {
			t.Errorf("%v is told as %q", err, said)
		}
	}
	if said := WhyNot(system.Said("no default destination")); !regexp.MustCompile(`“no default destination”`).MatchString(said) {
		t.Errorf("what a printer says is told as %q", said)
	}
}
