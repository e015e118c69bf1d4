package app

import (
	"runtime"
	"runtime/debug"
	"strings"

	"fyne.io/fyne/v2/container"

	"lanmu/widgets"
)

// showAbout tells what this program is and what it is made of.
func (w *window) showAbout() {
	var parts []string
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			parts = append(parts, m.Path+" "+m.Version)
		}
	}
	w.showBox("command.about", widgets.NewBox(w.win.Canvas(), boxWidth, t("app.name")+" "+versionText(), container.NewVBox(
		paragraph(t("about.what")),
		paragraph(t("about.licence")),
		paragraph(t("about.fonts")),
		boldLabel(t("about.parts")+" "+runtime.Version()),
		paragraph(strings.Join(parts, "\n")),
	), w.closing("settings.done")), nil)
}
