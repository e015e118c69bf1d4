package app

import "os/exec"

// revealFile has the Finder show a file in its folder.
func revealFile(path string) error { return exec.Command("open", "-R", path).Run() }
