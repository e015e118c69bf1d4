//go:build darwin || windows

package system

import (
	"net/url"
	"os"
	"path/filepath"

	"lanmu/data/home"
)

// sendToPrinter has a PDF printed.
type SendToPrinter func(title string, pdf []byte) error

// printingToInstall is never asked for: a viewer of PDF comes with the system.
const PrintingToInstall = ""

// findPrinting returns what prints here: the system's viewer of PDF, which open
// opens, does with a dialog of its own.
func FindPrinting(open func(*url.URL) error) (send SendToPrinter, ok bool) {
	return func(_ string, pdf []byte) error {
		dir := home.Cache()
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
		path := filepath.Join(dir, "lanmu-print.pdf")
		if err := os.WriteFile(path, pdf, 0o600); err != nil {
			return err
		}
		return open(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)})
	}, true
}
