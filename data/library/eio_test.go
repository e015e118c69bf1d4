package library

import (
	"os"
	"path/filepath"
	"testing"
)

// What cannot be asked for or read is that file's failure, or that folder's, says
// what to do, and keeps what was known of it; all others are read.
func TestOneFileFails(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"a/lamps.txt": lamps, "b/bakery.txt": bakery, "c/one.txt": lamps + "一。\n"})
	l := open(t, t.TempDir())
	bring(t, l, dir)
	// Links that lead in a circle are what every system refuses to follow, whoever
	// asks.
	os.Remove(filepath.Join(dir, "a/lamps.txt"))
	link(t, "lamps.txt", filepath.Join(dir, "a/lamps.txt"))
	os.Rename(filepath.Join(dir, "b"), filepath.Join(dir, "away"))
	os.RemoveAll(filepath.Join(dir, "away"))
	link(t, "b", filepath.Join(dir, "b"))
	write(t, dir, map[string]string{"c/two.txt": lamps + "二。\n"})
	c := bring(t, l, dir)
	if got := c.says(dir); got != "c/two.txt -a/lamps.txt -b/bakery.txt !a/lamps.txt" {
		t.Errorf("told %q", got)
	}
	if want := dir + "/a/lamps.txt: cannot be read: too many levels of symbolic links; see who may read it and whether its disk is sound, and try again"; c.Failed[0].Error() != want {
		t.Errorf("told %q, want %q", c.Failed[0], want)
	}
}
