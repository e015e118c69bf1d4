package library

import (
	"path/filepath"
	"strings"
	"testing"
)

// The pictures of a folder are those whose text can be recognised: no page's picture
// beside it, nothing hidden, and nothing of another kind.
func TestPicturesIn(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"一版.png": "", "二版.JPG": "", "lamps.jpg": "", "lamps.txt": lamps, ".x.png": "", "a.caj": "", "deep/三版.png": ""})
	paths, err := PicturesIn(dir)
	var names []string
	for _, p := range paths {
		names = append(names, filepath.Base(p))
	}
	if got := strings.Join(names, " "); err != nil || got != "一版.png 二版.JPG" {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := PicturesIn(filepath.Join(dir, "gone")); problemOf(err) != Missing {
		t.Errorf("a folder that is gone: %v", err)
	}
}
