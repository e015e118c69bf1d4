// Package recognisetest is for tests: it stands in for tesseract, which not every
// machine has.
package recognisetest

import (
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Line is what is read on every picture, and Unsure its one character that is not read
// for sure.
const (
	Line   = "灯亮了一冬走夜路的人不再摸黑。"
	Unsure = "冬"
)

// Install puts a tesseract first on the PATH that reads Line wherever it looks, and
// returns how often it has been asked to.
func Install(t testing.TB) (asked func() int) {
	t.Helper()
	bin := t.TempDir()
	var line strings.Builder
	for i, r := range []rune(Line) {
		conf := 99
		if string(r) == Unsure {
			conf = 20
		}
		fmt.Fprintf(&line, "<span class='ocrx_cinfo' title='x_bboxes %d 100 %d 130; x_conf %d'>%c</span>\n", 100+30*i, 130+30*i, conf, r)
	}
	calls := filepath.Join(bin, "calls")
	script := "#!/bin/sh\nif [ \"$1\" = --list-langs ]; then echo chi_sim; exit; fi\ncat >/dev/null; echo x >>'" + calls + "'\ncat <<'END'\n" +
		"<span class='ocr_line' title=\"bbox 100 100 600 130; x_size 30\">\n" + line.String() + "</span>\nEND\n"
	if err := os.WriteFile(filepath.Join(bin, "tesseract"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+":/usr/bin:/bin")
	return func() int {
		said, _ := os.ReadFile(calls)
		return strings.Count(string(said), "\n")
	}
}

// Picture writes a picture with nothing on it.
func Picture(t testing.TB, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err == nil {
		err = errors.Join(png.Encode(f, image.NewGray(image.Rect(0, 0, 800, 600))), f.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
}
