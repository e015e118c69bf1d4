//go:build !darwin && !windows

package system

import (
	"bytes"
	"cmp"
	"net/url"
	"os/exec"
	"strings"
)

// SendToPrinter has a PDF printed.
type SendToPrinter func(title string, pdf []byte) error

// PrintingToInstall is what there is to install where nothing prints.
const PrintingToInstall = "cups-client"

// FindPrinting returns what prints here; ok is false if nothing does.
func FindPrinting(func(*url.URL) error) (send SendToPrinter, ok bool) {
	lp, err := exec.LookPath("lp")
	if err != nil {
		return nil, false
	}
	return func(title string, pdf []byte) error {
		// The title is one argument, and passes through no shell.
		c := exec.Command(lp, "-t", title)
		c.Stdin = bytes.NewReader(pdf)
		var said bytes.Buffer
		c.Stderr = &said
		if err := c.Run(); err != nil {
			return cmp.Or(Said(strings.TrimSpace(said.String())).err(), err)
		}
		return nil
	}, true
}
