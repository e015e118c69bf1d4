//go:build !darwin && !windows

package system

import (
	"path/filepath"

	"github.com/godbus/dbus/v5"
)

// RevealFile has the file manager of the desktop show a file in its folder.
func RevealFile(path string) error {
	whole, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	bus, err := dbus.SessionBus() // shared, and not to be closed
	if err != nil {
		return err
	}
	files := bus.Object("org.freedesktop.FileManager1", "/org/freedesktop/FileManager1")
	return files.Call("org.freedesktop.FileManager1.ShowItems", 0, []string{FileURL(whole).String()}, "").Err
}
