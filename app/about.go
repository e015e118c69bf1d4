package app

import (
	_ "embed"
	"strings"

	"fyne.io/fyne/v2/container"

	"lanmu/app/licences"
	"lanmu/app/system"
	"lanmu/app/tongue"
	"lanmu/widgets"
)

// showAbout tells what this program is, where data lives and what the program
// is made of.
func (w *window) showAbout() {
	content := container.NewVBox(
		paragraph(tongue.T("about.what")),
		paragraph(tongue.T("about.licence")),
		boldLabel(tongue.T("settings.places")),
		widgets.NewComfortPanel(w.placeChoices()),
		boldLabel(tongue.T("about.parts")),
		paragraph(tongue.T("about.fonts")))
	for _, l := range licences.All() {
		content.Add(paragraph(l.Name + "\n    " + strings.Join(l.Parts, "\n    ")))
	}
	w.showBox("command.about", widgets.NewBox(w.win.Canvas(), settingsWidth, tongue.T("app.name")+" "+system.VersionText(), content,
		w.closing("settings.done")), nil)
}
