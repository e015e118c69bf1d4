package system

import (
	"os/exec"
)

// revealFile has the Explorer show a file in its folder. That ends with 1
// whether it did or not.
func RevealFile(path string) error { return exec.Command("explorer", "/select,"+path).Start() }
