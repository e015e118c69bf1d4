//go:build ((linux && !android) || freebsd || netbsd || openbsd) && (x11 || !wayland)

// Package display tells when the screen that the window is drawn on is gone.
//
// When the server that drives it dies, or a connection to it by ssh breaks, Xlib
// ends the program there and then, within whatever was being drawn, unless it is
// told whom to ask first. A Wayland compositor's end needs nothing of the kind:
// the toolkit takes it for the window's being closed.
package display

/*
#cgo LDFLAGS: -lX11
#include <X11/Xlib.h>

extern void displayGone(void);

static int gone(Display *d) { displayGone(); return 0; }
static void heed(void) { XSetIOErrorHandler(gone); }
*/
import "C"

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Check finds out whether there may be a screen: without one the toolkit panics.
func Check() error {
	_, err := os.Stat(filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), "wayland-0"))
	if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" && err != nil {
		return errors.New("there is no screen to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set; lanmu --help tells what it does without one")
	}
	return nil
}

var last func()

// Heed has do done when the screen is gone, and then ends the program. It is done
// on the goroutine that draws, and may ask nothing of the toolkit that needs a
// screen.
func Heed(do func()) {
	last = do
	C.heed()
}

//export displayGone
func displayGone() {
	fmt.Fprintln(os.Stderr, "lanmu: the screen is gone")
	last()
	os.Exit(1)
}
