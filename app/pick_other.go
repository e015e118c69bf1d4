//go:build windows || darwin || android || ios

package app

func desktopPicks() bool { return false }

func pickOnDesktop(picking) (string, error) { return "", errNoChooser }
