//go:build !windows && !darwin && !android && !ios

package system

import (
	"os"

	"github.com/godbus/dbus/v5"
	"github.com/rymdport/portal/settings"
)

// JoinDesktop takes the program's place on the desktop, before there is a window:
// the name by which X11 finds its menu entry, and the desktop's bus. Where that
// has none, what speaks on the bus would start one that stays when the program
// ends, unless it is told that there is one: at a place where nobody listens. Where
// there is but X11, Wayland is not asked for, whose library complains that it is not there.
func JoinDesktop() {
	os.Setenv("RESOURCE_NAME", ID)
	if os.Getenv("DISPLAY") != "" && os.Getenv("WAYLAND_DISPLAY") == "" && os.Getenv("XDG_SESSION_TYPE") == "" {
		os.Setenv("XDG_SESSION_TYPE", "x11")
	}
	c, err := dbus.SessionBusPrivateNoAutoStartup()
	if err != nil {
		os.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/dev/null")
		return
	}
	c.Close()
}

// AsksLater tells that the desktop is asked while the program runs.
const AsksLater = true

// The desktop's settings, as the settings portal and the desktops behind it
// tell them.
var asked = []struct {
	namespace, key string
	take           func(w *Wishes, value any)
}{
	{"org.freedesktop.appearance", "color-scheme", func(w *Wishes, v any) { w.Known = true }},
	{"org.freedesktop.appearance", "contrast", func(w *Wishes, v any) { w.Strong = w.Strong || v == uint32(1) }},
	{"org.gnome.desktop.a11y.interface", "high-contrast", func(w *Wishes, v any) { w.Strong = w.Strong || v == true }},
	{"org.freedesktop.appearance", "reduced-motion", func(w *Wishes, v any) { w.Still = w.Still || v == uint32(1) }},
	{"org.gnome.desktop.interface", "enable-animations", func(w *Wishes, v any) { w.Still = w.Still || v == false }},
	{"org.gnome.desktop.interface", "text-scaling-factor", func(w *Wishes, v any) {
		if f, ok := v.(float64); ok && f > 0 {
			w.Scale = float32(f)
		}
	}},
}

// askDesktop asks what the desktop wishes.
func askDesktop() Wishes {
	w := Wishes{Scale: 1}
	for _, a := range asked {
		if v, err := settings.ReadOne(a.namespace, a.key); err == nil {
			a.take(&w, v)
		}
	}
	return w
}

// WatchDesktop tells what the desktop wishes, now and each time it changes, until
// the program ends.
func WatchDesktop(tell func(Wishes)) {
	tell(askDesktop())
	settings.OnSignalSettingChanged(func(c settings.Changed) {
		for _, a := range asked {
			if a.namespace == c.Namespace && a.key == c.Key {
				tell(askDesktop())
				return
			}
		}
	}) // an error: there is no desktop to ask
}
