//go:build !(((linux && !android) || freebsd || netbsd || openbsd) && (x11 || !wayland))

// Package display tells when the screen that the window is drawn on is gone.
package display

// Heed does nothing: the toolkit tells of it as of the window's being closed.
func Heed(func()) {}
