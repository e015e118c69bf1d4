package app

import (
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/adrg/xdg"
)

// What is recognised on a picture is opened once that is done, and nothing says any
// more that it cannot be read.
func TestAPictureIsRecognised(t *testing.T) {
	dir, bin := t.TempDir(), t.TempDir()
	t.Cleanup(xdg.Reload) // once the environment is as it was
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	xdg.Reload()
	var line strings.Builder
	for i, r := range []rune("灯亮了一冬走夜路的人不再摸黑。") {
		fmt.Fprintf(&line, "<span class='ocrx_cinfo' title='x_bboxes %d 100 %d 130; x_conf 99'>%c</span>\n", 100+30*i, 130+30*i, r)
	}
	script := "#!/bin/sh\nif [ \"$1\" = --list-langs ]; then echo chi_sim; exit; fi\ncat >/dev/null\ncat <<'END'\n<span class='ocr_line' title=\"bbox 100 100 600 130; x_size 30\">\n" + line.String() + "</span>\nEND\n"
	if err := os.WriteFile(filepath.Join(bin, "tesseract"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+":/usr/bin:/bin")
	path := filepath.Join(dir, "版.png")
	f, err := os.Create(path)
	if err == nil {
		err = errors.Join(png.Encode(f, image.NewGray(image.Rect(0, 0, 800, 600))), f.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	s := sitDown(t, path).Warns("版.png")
	s.in.Recognise(path)
	s.settles()
	if got := s.reading.Entry().Page; got != "版.png" {
		t.Errorf("%q is open; the banner says %q", got, s.banner.Text())
	}
	if said := s.banner.Text(); strings.Contains(said, "无法打开") {
		t.Errorf("the banner says %q", said)
	}
}
