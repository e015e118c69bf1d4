package app

import (
	_ "embed"
	"runtime"
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"

	"lanmu/app/system"
	"lanmu/app/tongue"
	"lanmu/widgets"
)

// modules are what the program is built of, each with its licence.
//
//go:generate go run licences/generate.go
//go:embed licences/modules.tsv
var modules string

// further parts of the program are no Go modules.
const further = "GLFW\tZlib\n" +
	"Noto Sans SC, Noto Serif SC\tOFL-1.1\n" +
	"PDFium\tBSD-3-Clause AND Apache-2.0\n" +
	"SQLite\tblessing\n" +
	"Unihan\tUnicode-3.0\n" +
	"jieba\tMIT\n" +
	"pinyin-pro\tMIT\n"

// A licensed part is under a licence, by its name in SPDX.
type licensed struct {
	licence string
	parts   []string
}

// licences are the parts of the program by their licences, the most frequent
// first.
func licences() []licensed {
	by := map[string][]string{"BSD-3-Clause": {"Go " + strings.TrimPrefix(runtime.Version(), "go")}}
	for line := range strings.Lines(further + modules) {
		part, licence, _ := strings.Cut(strings.TrimSpace(line), "\t")
		by[licence] = append(by[licence], part)
	}
	var out []licensed
	for l, parts := range by {
		out = append(out, licensed{l, parts})
	}
	slices.SortFunc(out, func(a, b licensed) int {
		if len(a.parts) != len(b.parts) {
			return len(b.parts) - len(a.parts)
		}
		return strings.Compare(a.licence, b.licence)
	})
	return out
}

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
	for _, l := range licences() {
		content.Add(paragraph(l.licence + "\n    " + strings.Join(l.parts, "\n    ")))
	}
	w.showBox("command.about", widgets.NewBox(w.win.Canvas(), settingsWidth, tongue.T("app.name")+" "+system.VersionText(), content,
		w.closing("settings.done")), nil)
}
