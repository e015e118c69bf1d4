package system

import (
	"os/exec"
)

// revealFile has the Finder show a file in its folder.
func RevealFile(path string) error { return exec.Command("open", "-R", path).Run() }
