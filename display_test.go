//go:build linux

package main

import (
	"image"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gofrs/flock"
)

// TestTheScreenGoes: what was typed up to the moment in which the server that drives
// the screen dies is on the disk, and so is where the reader was.
func TestTheScreenGoes(t *testing.T) {
	d := newDesk(t, "tesseract")
	d.starts()
	d.presses("Next", "ctrl+e")
	d.types("read it again ")
	d.keeps("config/lanmu/bookmarks.jsonl", "read it again")
	busy := flock.New(filepath.Join(d.home, "config/lanmu/.bookmarks.jsonl.lock"))
	if err := busy.Lock(); err != nil {
		t.Fatal(err)
	}
	d.types("and")
	d.sees("againand", image.Rect(300, 0, 1280, 700))
	d.screen.Kill()
	busy.Unlock()
	select {
	case <-d.exited:
	case <-time.After(patience):
		t.Fatal("the program does not end without a screen")
	}
	d.keeps("config/lanmu/bookmarks.jsonl", `"read it again and"`)
	d.keeps("state/lanmu/reading.jsonl", `"block"`)
	if code := d.program.ProcessState.ExitCode(); code != 1 {
		t.Errorf("it ends with %d", code)
	}
	if said := strings.Join(d.running(), " "); said != "" {
		t.Errorf("left running: %s", said)
	}
}
