package app

import (
	"os"
	"path/filepath"
	"testing"
)

// TestACrashIsOffered to be read, copied and deleted, and is not offered again.
func TestACrashIsOffered(t *testing.T) {
	dir := t.TempDir()
	log := filepath.Join(dir, "crash-20260302-080500.log")
	write(t, log, "panic: as meant\n\ngoroutine 1 [running]:\n")
	s := sitDown(t)
	s.offerCrash(log)
	s.Warns("意外退出")
	s.showCrash(log)
	s.settles()
	s.pressesButton("复制")
	if got := s.app.Clipboard().Content(); got != "panic: as meant\n\ngoroutine 1 [running]:\n" {
		t.Errorf("copied %q", got)
	}
	s.pressesButton("删除")
	if _, err := os.Stat(log); err == nil {
		t.Error("the log is still there")
	}
	if s.above.Is() || s.banner.Text() != "" {
		t.Errorf("it is still told of: %q", s.banner.Text())
	}
}
