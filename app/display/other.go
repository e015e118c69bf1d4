//go:build !(((linux && !android) || freebsd || netbsd || openbsd) && (x11 || !wayland))

// Package display tells when the screen that the window is drawn on is gone.
package display

// Primary returns nil: there is no primary selection.
func Primary() (get func() string, set func(string)) { return nil, nil }

// KeepCopied does nothing: the system keeps what was copied.
func KeepCopied() {}

// Check finds nothing wrong: here there is a screen.
func Check() error { return nil }

// Heed does nothing: the toolkit tells of it as of the window's being closed.
func Heed(func()) {}
