package app

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
	"github.com/adrg/xdg"

	"lanmu/widgets"
)

// showSettings opens all that can be chosen, and tells where data lives.
func (w *window) showSettings() {
	w.hideComfort()
	names := make([]string, len(languages))
	for i, l := range languages {
		if names[i] = l.name; l.locale == "" {
			names[i] = t("settings.system")
		}
	}
	choices := append([]widgets.Choice{{Name: t("settings.language"), Words: names,
		Chosen: func() int {
			for i, l := range languages {
				if l.locale == w.app.Preferences().String(prefLanguage) {
					return i
				}
			}
			return 0
		},
		Choose: func(i int) { w.setLanguage(languages[i].locale) },
	}}, w.comfortChoices()...)
	choices = append(choices, widgets.Choice{Name: t("settings.pinyin"), Words: []string{t("settings.strict"), t("settings.loose")},
		Chosen: func() int { return second(w.app.Preferences().Bool(prefLoose)) },
		Choose: func(i int) {
			w.app.Preferences().SetBool(prefLoose, i == 1)
			w.makeIndex()
			w.filter()
		}})
	choices = append(choices, widgets.Choice{Name: t("settings.rate"),
		Value: func() string { return fmt.Sprintf("%d%%", 100+w.app.Preferences().Int(prefRate)) }, Step: w.stepRate})
	w.panel = widgets.NewComfortPanel(choices)
	places := container.New(layout.NewFormLayout())
	for _, p := range w.places() {
		places.Add(widget.NewLabel(p.name))
		places.Add(w.pathRow(p.path))
	}
	w.dialog(t("settings.title"), container.NewVBox(w.panel, widget.NewSeparator(), boldLabel(t("settings.places")), places))
}

// dialog shows content that may be taller than the window.
func (w *window) dialog(title string, content fyne.CanvasObject) {
	if w.box != nil {
		w.box.Hide()
	}
	room := w.win.Canvas().Size()
	w.box = dialog.NewCustom(title, t("settings.done"), container.NewVScroll(content), w.win)
	w.box.SetOnClosed(func() { w.reader.Focus() })
	size := content.MinSize().AddWidthHeight(60, 150)
	w.box.Resize(fyne.NewSize(min(size.Width, room.Width-40), min(size.Height, room.Height-40)))
	w.box.Show()
}

func boldLabel(s string) *widget.Label {
	return widget.NewLabelWithStyle(s, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
}

// A place is where something is kept.
type place struct{ name, path string }

func (w *window) places() []place {
	return []place{
		{t("settings.bookmarks"), filepath.Dir(w.bookmarks.Path())},
		{t("settings.copies"), filepath.Join(xdg.DataHome, "lanmu")},
		{t("settings.reading"), filepath.Join(xdg.StateHome, "lanmu")},
		{t("settings.cache"), filepath.Join(xdg.CacheHome, "lanmu")},
	}
}

// pathRow is a path with a button that opens it.
func (w *window) pathRow(path string) fyne.CanvasObject {
	label := widget.NewLabel(shortened(path))
	label.Truncation = fyne.TextTruncateEllipsis
	open := widget.NewButton(t("settings.open"), func() { w.openFolder(path) })
	if _, err := os.Stat(path); err != nil {
		open.Disable() // nothing was kept there yet
	}
	return container.NewBorder(nil, nil, nil, open, label)
}

// shortened writes a path from the user's home.
func shortened(path string) string {
	if home, err := os.UserHomeDir(); err == nil {
		if rest, in := strings.CutPrefix(path, home+string(filepath.Separator)); in {
			return filepath.Join("~", rest)
		}
	}
	return path
}

// setLanguage speaks another language from now on.
func (w *window) setLanguage(locale string) {
	w.app.Preferences().SetString(prefLanguage, locale)
	if err := speak(locale); err != nil {
		w.banner.Say("language", err.Error())
		return
	}
	w.notebar.Keep()
	w.saveState()
	current, at, view := w.current, w.reader.At(), w.sidebar.View()
	w.current = entry{} // the new pane shows nothing yet
	w.build()
	w.sidebar.ShowView(view)
	if !current.zero() {
		w.open(current, at)
	}
	w.filter()
	w.showSettings()
}

// showAbout tells what this program is and what it is made of.
func (w *window) showAbout() {
	var parts []string
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			parts = append(parts, m.Path+" "+m.Version)
		}
	}
	text := func(s string) *widget.Label {
		l := widget.NewLabel(s)
		l.Wrapping = fyne.TextWrapWord
		return l
	}
	w.dialog(t("about.title"), container.NewVBox(
		boldLabel(t("app.name")+" "+versionText()),
		text(t("about.what")),
		text(t("about.licence")),
		text(t("about.fonts")),
		boldLabel(t("about.parts")+" "+runtime.Version()),
		text(strings.Join(parts, "\n")),
	))
}
