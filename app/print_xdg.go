//go:build !darwin && !windows

package app

import (
	"bytes"
	"cmp"
	"errors"
	"os/exec"
	"strings"
)

// sendToPrinter has a PDF printed.
type sendToPrinter func(title string, pdf []byte) error

// printingToInstall is what there is to install where nothing prints.
const printingToInstall = "cups-client"

// findPrinting returns what prints here; ok is false if nothing does.
func findPrinting() (send sendToPrinter, ok bool) {
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
			return errors.New(cmp.Or(strings.TrimSpace(said.String()), err.Error()))
		}
		return nil
	}, true
}
