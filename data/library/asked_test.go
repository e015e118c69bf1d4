package library

import (
	"path/filepath"
	"strings"
	"testing"
)

// The pictures of a folder are those whose text can be recognised: no page's picture
// beside it, nothing hidden, and nothing of another kind.
func TestAskedIn(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"一版.png": "", "二版.JPG": "", "lamps.jpg": "", "lamps.txt": lamps, ".x.png": "", "a.caj": "", "b.wps": "", "lamps.doc": "", "deep/三版.png": ""})
	paths, err := AskedIn(dir, ReadText)
	var names []string
	for _, p := range paths {
		names = append(names, filepath.Base(p))
	}
	if got := strings.Join(names, " "); err != nil || got != "一版.png 二版.JPG" {
		t.Errorf("%q, %v", got, err)
	}
	if docs, err := AskedIn(dir, SaveDOCX); err != nil || len(docs) != 2 {
		t.Errorf("old documents: %q, %v", docs, err)
	}
	if _, err := AskedIn(filepath.Join(dir, "gone"), ReadText); problemOf(err) != Missing {
		t.Errorf("a folder that is gone: %v", err)
	}
}
