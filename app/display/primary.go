//go:build ((linux && !android) || freebsd || netbsd || openbsd) && (x11 || !wayland)

package display

import "github.com/go-gl/glfw/v3.4/glfw"

// Primary returns what reads and writes X11's primary selection, on the goroutine that
// draws; nil under Wayland, of whose the toolkit knows nothing.
func Primary() (get func() string, set func(string)) {
	if glfw.GetPlatform() != glfw.PlatformX11 {
		return nil, nil
	}
	return glfw.GetX11SelectionString, glfw.SetX11SelectionString
}
