package app

import "os/exec"

// revealFile has the Explorer show a file in its folder. That ends with 1
// whether it did or not.
func revealFile(path string) error { return exec.Command("explorer", "/select,"+path).Start() }
