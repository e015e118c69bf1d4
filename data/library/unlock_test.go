package library

import (
	"os"
	"path/filepath"
	"testing"
)

// A locked PDF is read with its password, by what other programs lock with, old and
// new, and its picture can be had for as long as the program runs.
func TestUnlock(t *testing.T) {
	slow(t)
	for name, password := range map[string]string{"locked-rc4.pdf": "lamp", "locked-aes.pdf": "路灯"} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			b, err := os.ReadFile(filepath.Join("..", "pdf", "testdata", name))
			if err != nil {
				t.Fatal(err)
			}
			write(t, dir, map[string]string{name: string(b)})
			path := filepath.Join(dir, name)
			t.Cleanup(func() { passwords.Delete(path) })
			l := open(t, t.TempDir())
			if c := bring(t, l, dir); len(c.Failed) != 1 || c.Failed[0].Problem != Locked {
				t.Fatalf("it is not told to be locked: %v", c.Failed)
			}
			again := open(t, filepath.Dir(l.path))
			if _, failed, err := again.Known(t.Context(), []string{dir}); err != nil || len(failed) != 1 || !failed[0].CanBeUnlocked() {
				t.Errorf("the next time it is told %v, %v", failed, err)
			}
			if _, err := OpenPictures(t.Context(), path); problemOf(err) != Locked {
				t.Errorf("its picture: %v", err)
			}
			if _, err := l.Unlock(t.Context(), path, "灯塔"); problemOf(err) != Locked {
				t.Errorf("with a wrong password: %v", err)
			}
			s, err := l.Unlock(t.Context(), path, password)
			if err != nil || s.Len() != 1 || s.Article(0).Headline != "路灯亮到了山那边" {
				t.Fatalf("%+v, %v", s, err)
			}
			if _, err := l.Unlock(t.Context(), path, "灯塔"); problemOf(err) != Locked {
				t.Errorf("with a wrong password, once it was read: %v", err)
			}
			p, err := OpenPictures(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			p.Close()
		})
	}
}
