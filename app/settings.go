package app

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/adrg/xdg"

	"lanmu/data/library"
	"lanmu/widgets"
)

// settingsWidth has room for the colours in one row, in canvas units.
const settingsWidth = 500

// showSettings opens all that can be chosen, and tells where data lives. What is
// chosen shows at once in the window behind.
func (w *window) showSettings() {
	panel := widgets.NewComfortPanel(slices.Concat(
		[]widgets.Choice{{Name: t("settings.interface")}, w.languageChoice(), w.coloursChoice()},
		[]widgets.Choice{{Name: t("settings.text")}}, w.textChoices(),
		[]widgets.Choice{{Name: t("settings.font"), Button: t("settings.choose"), Press: w.chooseFamily, Value: w.familyName}},
		[]widgets.Choice{{Name: t("settings.finding")}, w.pinyinChoice()},
		[]widgets.Choice{{Name: t("settings.aloud")}, w.rateChoice()},
		[]widgets.Choice{{Name: t("folders.section")}}, w.folderChoices(),
		[]widgets.Choice{{Name: t("settings.places")}}, w.placeChoices(),
	))
	w.showBox("command.settings", widgets.NewAside(w.win.Canvas(), settingsWidth, t("settings.title"), panel, w.closing("settings.done")), panel)
}

func (w *window) languageChoice() widgets.Choice {
	names := make([]string, len(languages))
	for i, l := range languages {
		if names[i] = l.name; l.locale == "" {
			names[i] = t("settings.system")
		}
	}
	return widgets.Choice{Name: t("settings.language"), Words: names,
		Chosen: func() int {
			for i, l := range languages {
				if l.locale == w.app.Preferences().String(prefLanguage) {
					return i
				}
			}
			return 0
		},
		Choose: func(i int) { w.setLanguage(languages[i].locale) },
	}
}

// familyName is the family of the system's that was chosen.
func (w *window) familyName() string {
	if w.own.faces == nil {
		return t("settings.nofont")
	}
	return w.own.family.Name
}

func (w *window) pinyinChoice() widgets.Choice {
	return widgets.Choice{Name: t("settings.pinyin"), Words: []string{t("settings.strict"), t("settings.loose")},
		Chosen: func() int { return second(w.app.Preferences().Bool(prefLoose)) },
		Choose: func(i int) {
			w.app.Preferences().SetBool(prefLoose, i == 1)
			w.restock()
		}}
}

func (w *window) rateChoice() widgets.Choice {
	return widgets.Choice{Name: t("settings.rate"), Value: w.rateText, Step: w.stepRate}
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

// placeChoices are the places with a button that opens each.
func (w *window) placeChoices() []widgets.Choice {
	var out []widgets.Choice
	for _, p := range w.places() {
		out = append(out, widgets.Choice{Name: p.name, Button: t("settings.open"), Value: func() string { return shortened(p.path) },
			Press: func() { w.openFolder(p.path) }})
	}
	return out
}

// shortened writes a path from the user's home.
func shortened(path string) string {
	if home, err := os.UserHomeDir(); err == nil {
		if rest, in := strings.CutPrefix(path, home+string(filepath.Separator)); in {
			return filepath.Join("~", library.ShownName(rest))
		}
	}
	return library.ShownName(path)
}

// setLanguage speaks another language from now on.
func (w *window) setLanguage(locale string) {
	w.app.Preferences().SetString(prefLanguage, locale)
	if err := speak(locale); err != nil {
		w.banner.Say("language", err.Error())
		return
	}
	w.keepNotes()
	w.saveState()
	current, at, view := w.current, w.reader.At(), w.sidebar.View()
	w.current = entry{} // the new pane shows nothing yet
	w.closeAbove()
	w.build()
	w.sidebar.ShowView(view)
	if !current.zero() {
		w.open(current, at)
	}
	w.filter()
	w.showSettings()
}
