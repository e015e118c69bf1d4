//go:build !darwin && !windows

package system

import (
	"bytes"
	"cmp"
	"os"
	"os/exec"
	"strings"
)

// CopyPNG puts a picture on the clipboard. The toolkit's takes text alone.
func CopyPNG(data []byte) error {
	for _, c := range [][]string{{"wl-copy", "--type", "image/png"}, {"xclip", "-selection", "clipboard", "-t", "image/png"}} {
		if c[0] == "wl-copy" && os.Getenv("WAYLAND_DISPLAY") == "" {
			continue
		}
		path, err := exec.LookPath(c[0])
		if err != nil {
			continue
		}
		x := exec.Command(path, c[1:]...)
		x.Stdin = bytes.NewReader(data)
		var said bytes.Buffer
		// Either goes on in the background until something else is copied, and would
		// keep a pipe for what it says open: a file it may keep.
		if f, err := os.CreateTemp("", "lanmu-said-*"); err == nil {
			defer os.Remove(f.Name())
			defer f.Close()
			x.Stderr = f
			if err := x.Run(); err != nil {
				f.Seek(0, 0)
				said.ReadFrom(f)
				return cmp.Or(Said(strings.TrimSpace(said.String())).err(), err)
			}
			return nil
		}
		return x.Run()
	}
	return ErrNoClipboard
}
