//go:build unix

package library

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"lanmu/data/fault"
	"lanmu/data/search"
)

// hung makes a file at which whoever opens it waits for good, as for one on a
// drive that does not answer, until the test is over.
func hung(t *testing.T, dir string) met {
	t.Helper()
	path := filepath.Join(dir, "hung.txt")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if f, err := os.OpenFile(path, os.O_WRONLY|syscall.O_NONBLOCK, 0); err == nil {
			f.Close()
		}
	})
	return met{path, 9, 9, false}
}

// Whatever does not answer, what waits for it ends when it is told to, and so
// does the library.
func TestNothingWaitsForADriveThatHangs(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"lamps.txt": lamps})
	file := hung(t, dir)
	never := make(chan struct{})
	t.Cleanup(func() { close(never) })
	for what, wait := range map[string]func(context.Context, *Library) error{
		"looking through folders": func(ctx context.Context, l *Library) error {
			return l.bring(ctx, &walk{}, func() { <-never }, []string{dir}, func(Change) {})
		},
		"reading a file": func(ctx context.Context, l *Library) error {
			w := &walk{}
			return l.bring(ctx, w, func() { w.files = []met{file} }, []string{dir}, func(Change) {})
		},
		"opening a page": func(ctx context.Context, l *Library) error {
			_, err := l.Page(ctx, madeSheet(file.path, "none", "", search.NoDay, listOf(listed{})))
			return err
		},
		"asking for a file": func(ctx context.Context, l *Library) error {
			_, err := waited(ctx, func() (int, error) { <-never; return 0, nil })
			return err
		},
	} {
		t.Run(what, func(t *testing.T) {
			l := open(t, t.TempDir())
			ctx, stop := context.WithCancel(t.Context())
			done := make(chan error, 1)
			go func() { done <- wait(ctx, l) }()
			for range 2 { // it waits, and the library works all the same
				if err := l.Update(t.Context(), []string{filepath.Join(dir, "lamps.txt")}, func(Change) {}); err != nil {
					t.Fatal(err)
				}
			}
			select {
			case err := <-done:
				t.Fatalf("it does not wait: %v", err)
			default:
			}
			stop()
			if err := <-done; !errors.Is(err, context.Canceled) {
				t.Errorf("told %v", err)
			}
			if n := found(t, l, "路灯"); n != 1 {
				t.Errorf("%d are found", n)
			}
			if err := l.Close(); err != nil {
				t.Errorf("Close: %v", err)
			}
		})
	}
}

func TestWaited(t *testing.T) {
	if n, err := waited(t.Context(), func() (int, error) { return 3, os.ErrExist }); n != 3 || err != os.ErrExist {
		t.Errorf("%d, %v", n, err)
	}
	_, err := waited(t.Context(), func() (int, error) { panic("as meant") })
	if f := (*fault.Error)(nil); !errors.As(err, &f) || f.Value != "as meant" {
		t.Errorf("a panic is %v", err)
	}
}
