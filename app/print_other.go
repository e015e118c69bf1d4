//go:build darwin || windows

package app

import (
	"net/url"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"lanmu/data/home"
)

// sendToPrinter has a PDF printed.
type sendToPrinter func(title string, pdf []byte) error

// printingToInstall is never asked for: a viewer of PDF comes with the system.
const printingToInstall = ""

// findPrinting returns what prints here: the system's viewer of PDF does, with
// a dialog of its own.
func findPrinting() (send sendToPrinter, ok bool) {
	return func(_ string, pdf []byte) error {
		dir := home.Cache()
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
		path := filepath.Join(dir, "lanmu-print.pdf")
		if err := os.WriteFile(path, pdf, 0o600); err != nil {
			return err
		}
		return fyne.CurrentApp().OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)})
	}, true
}
