//go:build !windows && !darwin && !android && !ios

package app

import (
	"os"

	"github.com/godbus/dbus/v5"
	"github.com/rymdport/portal/settings"
)

// joinDesktop takes the program's place on the desktop, before there is a window:
// the name by which X11 finds its menu entry, and the desktop's bus. Where that
// has none, what speaks on the bus would start one that stays when the program
// ends, unless it is told that there is one: at a place where nobody listens.
func joinDesktop() {
	os.Setenv("RESOURCE_NAME", ID)
	c, err := dbus.SessionBusPrivateNoAutoStartup()
	if err != nil {
		os.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/dev/null")
		return
	}
	c.Close()
}

// asksLater tells that the desktop is asked while the program runs.
const asksLater = true

// The desktop's settings, as the settings portal and the desktops behind it
// tell them.
var asked = []struct {
	namespace, key string
	take           func(w *wishes, value any)
}{
	{"org.freedesktop.appearance", "color-scheme", func(w *wishes, v any) { w.known = true }},
	{"org.freedesktop.appearance", "contrast", func(w *wishes, v any) { w.strong = w.strong || v == uint32(1) }},
	{"org.gnome.desktop.a11y.interface", "high-contrast", func(w *wishes, v any) { w.strong = w.strong || v == true }},
	{"org.freedesktop.appearance", "reduced-motion", func(w *wishes, v any) { w.still = w.still || v == uint32(1) }},
	{"org.gnome.desktop.interface", "enable-animations", func(w *wishes, v any) { w.still = w.still || v == false }},
	{"org.gnome.desktop.interface", "text-scaling-factor", func(w *wishes, v any) {
		if f, ok := v.(float64); ok && f > 0 {
			w.scale = float32(f)
		}
	}},
}

// askDesktop asks what the desktop wishes.
func askDesktop() wishes {
	w := wishes{scale: 1}
	for _, a := range asked {
		if v, err := settings.ReadOne(a.namespace, a.key); err == nil {
			a.take(&w, v)
		}
	}
	return w
}

// watchDesktop tells what the desktop wishes, now and each time it changes, until
// the program ends.
func watchDesktop(tell func(wishes)) {
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
