//go:build unix

package library

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"syscall"
)

// TestDrivesAreIndependent: pages of folders on other drives come while one does
// not answer, wherever in the order it stands, and its own when it does.
func TestDrivesAreIndependent(t *testing.T) {
	before, hangs, after := t.TempDir(), t.TempDir(), t.TempDir()
	write(t, before, map[string]string{"lamps.txt": lamps})
	write(t, hangs, map[string]string{"a.txt": lamps + "一。\n", "c.txt": lamps + "三。\n"})
	write(t, after, map[string]string{"bakery.txt": bakery})
	pipe := filepath.Join(hangs, "b.txt")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	answer := func() { // whoever waits to open it does so
		f, err := os.OpenFile(pipe, os.O_WRONLY, 0)
		if err != nil {
			t.Error(err)
			return
		}
		f.WriteString(lamps + "二。\n")
		f.Close()
	}
	roots := []string{before, hangs, after}
	for what, hang := range map[string]func(l *Library) (update func(context.Context, func(Change)) error, release func()){
		"a folder": func(l *Library) (func(context.Context, func(Change)) error, func()) {
			open := make(chan struct{})
			return func(ctx context.Context, on func(Change)) error {
				w := &walk{}
				look := func() {
					w.each(roots, func(w *walk) {
						if w.root == hangs {
							<-open
						}
						w.folder(w.root)
						w.files = slices.DeleteFunc(w.files, func(m met) bool { return m.path == pipe })
						w.failed = nil
					})
				}
				err := l.bring(ctx, w, look, roots, on)
				return errors.Join(err, l.bringLate(ctx, w.late, on))
			}, func() { close(open) }
		},
		"files": func(l *Library) (func(context.Context, func(Change)) error, func()) {
			return func(ctx context.Context, on func(Change)) error {
				w := &walk{}
				look := func() {
					w.look(roots)
					w.failed = nil
					w.files = append([]met{{pipe, 9, 9, false}}, w.files...)
				}
				return l.bring(ctx, w, look, roots, on)
			}, answer
		},
	} {
		t.Run(what, func(t *testing.T) {
			l := open(t, t.TempDir())
			l.stall = time.Millisecond
			update, release := hang(l)
			var mu sync.Mutex
			var all Change
			var silent []string
			changed := make(chan struct{}, 1)
			done := make(chan error, 1)
			go func() {
				done <- update(t.Context(), func(c Change) {
					mu.Lock()
					defer mu.Unlock()
					all = joined(all, c)
					silent = append(silent, c.Progress.Silent...)
					select {
					case changed <- struct{}{}:
					default:
					}
				})
			}()
			has := func(dirs ...string) bool {
				mu.Lock()
				defer mu.Unlock()
				for _, dir := range dirs {
					if !slices.ContainsFunc(all.Sheets, func(s *Sheet) bool { return under(s.Path(), dir) }) {
						return false
					}
				}
				return true
			}
			waits := func() bool {
				mu.Lock()
				defer mu.Unlock()
				return slices.Contains(silent, hangs)
			}
			for !has(before, after) || !waits() {
				select {
				case <-changed:
				case err := <-done:
					t.Fatalf("it ended before the drive answered: %v", err)
				}
			}
			release()
			if err := <-done; err != nil {
				t.Fatal(err)
			}
			if !has(before, hangs, after) || l.failed[hangs] != nil {
				t.Errorf("when it has answered: %s, failed %v", all.says(""), l.failed)
			}
		})
	}
}
