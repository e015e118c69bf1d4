//go:build windows || darwin || android || ios

package system

func DesktopPicks() bool { return false }

func PickOnDesktop(Picking) (string, error) { return "", ErrNoChooser }
