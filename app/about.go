package app

import (
	_ "embed"
	"strings"

	"fyne.io/fyne/v2/container"

	"lanmu/app/above"
	"lanmu/app/licences"
	"lanmu/app/system"
	"lanmu/app/tongue"
	"lanmu/widgets"
)

// showAbout tells what this program is, where data lives and what the program
// is made of.
func (w *window) showAbout() {
	content := container.NewVBox(
		above.Paragraph(tongue.T("about.what")),
		above.Paragraph(tongue.T("about.licence")),
		above.Bold(tongue.T("settings.places")),
		widgets.NewComfortPanel(w.placeChoices()),
		above.Bold(tongue.T("about.parts")),
		above.Paragraph(tongue.T("about.fonts")))
	for _, l := range licences.All() {
		content.Add(above.Paragraph(l.Name + "\n    " + strings.Join(l.Parts, "\n    ")))
	}
	w.above.Open("command.about", widgets.NewBox(w.win.Canvas(), settingsWidth, tongue.T("app.name")+" "+system.VersionText(), content,
		w.above.Closing("settings.done")), nil)
}
