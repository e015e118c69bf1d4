//go:build darwin || windows

package system

import (
	"bytes"
	"cmp"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// CopyPNG puts a picture on the clipboard. The toolkit's takes text alone.
func CopyPNG(data []byte) error {
	dir, err := os.MkdirTemp("", "lanmu-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "copied.png")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return err
	}
	c := exec.Command("osascript", "-e", "on run argv", "-e", "set the clipboard to (read (POSIX file (item 1 of argv)) as «class PNGf»)", "-e", "end run", path)
	if runtime.GOOS == "windows" {
		c = exec.Command("powershell", "-NoProfile", "-STA", "-Command",
			"Add-Type -AssemblyName System.Windows.Forms,System.Drawing; [Windows.Forms.Clipboard]::SetImage([Drawing.Image]::FromFile($args[0]))", path)
	}
	if out, err := c.CombinedOutput(); err != nil {
		return cmp.Or(Said(bytes.TrimSpace(out)).err(), err)
	}
	return nil
}
