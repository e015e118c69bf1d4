package app

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/adrg/xdg"

	"lanmu/data/recognise/recognisetest"
)

// What is recognised on a picture is opened once that is done, and nothing says any
// more that it cannot be read.
func TestAPictureIsRecognised(t *testing.T) {
	dir := t.TempDir()
	t.Cleanup(xdg.Reload) // once the environment is as it was
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	xdg.Reload()
	recognisetest.Install(t)
	path := filepath.Join(dir, "版.png")
	recognisetest.Picture(t, path)
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
