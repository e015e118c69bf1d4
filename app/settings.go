package app

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/adrg/xdg"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/find"
	"lanmu/widgets"
)

// settingsWidth has room for the colours in one row, in canvas units.
const settingsWidth = 500

// showSettings opens all that can be chosen, and tells where data lives. What is
// chosen shows at once in the window behind.
func (w *window) showSettings() {
	panel := widgets.NewComfortPanel(slices.Concat(
		[]widgets.Choice{{Name: tongue.T("settings.interface")}, w.languageChoice(), w.dress.InterfaceChoice(), w.dress.ColoursChoice(), w.toolbarChoice()},
		[]widgets.Choice{{Name: tongue.T("settings.text")}}, w.dress.TextChoices(),
		[]widgets.Choice{{Name: tongue.T("settings.font"), Button: tongue.T("settings.choose"), Press: w.chooseFamily, Value: w.familyName}},
		[]widgets.Choice{{Name: tongue.T("settings.finding")}, w.pinyinChoice()},
		[]widgets.Choice{{Name: tongue.T("settings.aloud")}, w.rateChoice()},
		[]widgets.Choice{{Name: tongue.T("settings.pictures")}}, w.pictureChoices(),
		[]widgets.Choice{{Name: tongue.T("folders.section")}}, w.folderChoices(),
		[]widgets.Choice{{Name: tongue.T("settings.places")}}, w.placeChoices(),
	))
	w.above.Open("command.settings", widgets.NewAside(w.win.Canvas(), w.bars, settingsWidth, tongue.T("settings.title"), panel, w.above.Closing("settings.done")), panel)
}

func (w *window) languageChoice() widgets.Choice {
	names := make([]string, len(tongue.Languages))
	for i, l := range tongue.Languages {
		if names[i] = l.Name; l.Locale == "" {
			names[i] = tongue.T("settings.system")
		}
	}
	return widgets.Choice{Name: tongue.T("settings.language"), Words: names,
		Chosen: func() int {
			for i, l := range tongue.Languages {
				if l.Locale == w.app.Preferences().String(prefLanguage) {
					return i
				}
			}
			return 0
		},
		Choose: func(i int) { w.setLanguage(tongue.Languages[i].Locale) },
	}
}

// familyName is the family of the system's that was chosen.
func (w *window) familyName() string { return cmp.Or(w.dress.Family(), tongue.T("settings.nofont")) }

func (w *window) pinyinChoice() widgets.Choice {
	return widgets.Choice{Name: tongue.T("settings.pinyin"),
		Words:  []string{tongue.T("settings.pinyin.full"), tongue.T("settings.pinyin.ziranma"), tongue.T("settings.pinyin.xiaohe"), tongue.T("settings.pinyin.microsoft")},
		Chosen: func() int { return int(w.keys()) },
		Choose: func(i int) {
			w.app.Preferences().SetInt(prefKeys, i)
			w.in.Restock()
		}}
}

// keys is how the reader types pinyin.
func (w *window) keys() find.Keys {
	k := find.Keys(w.app.Preferences().Int(prefKeys))
	return min(max(k, find.FullPinyin), find.Microsoft)
}

func (w *window) rateChoice() widgets.Choice {
	return widgets.Choice{Name: tongue.T("settings.rate"), Value: w.aloud.Rate, Step: w.aloud.StepRate}
}

// prefPictures is how many MB of drawn pictures are kept; 0 is remembered as -1.
const prefPictures = "pictures.most"

const megabyte = 1 << 20

// mostPictures is how many MB of drawn pictures are kept.
func (w *window) mostPictures() int {
	return max(0, w.app.Preferences().IntWithFallback(prefPictures, stock.MostPictures/megabyte))
}

// boundPictures has no more of them be kept than the reader wants.
func (w *window) boundPictures() {
	most := int64(w.mostPictures()) * megabyte
	w.work.Go(func() { w.Gallery.SetMost(most) })
}

// pictureChoices are how pictures of pages are shown and kept.
func (w *window) pictureChoices() []widgets.Choice {
	const step = 100
	used := int64(-1) // until it is known
	measure := func() {
		w.work.Go(func() {
			n := w.Gallery.Size()
			w.work.UI(func() {
				used = n
				w.above.Update()
			})
		})
	}
	measure()
	return []widgets.Choice{w.dress.DimChoice(),
		{Name: tongue.T("settings.pictures.most"), Value: func() string { return fmt.Sprintf("%d MB", w.mostPictures()) },
			Step: func(by int) {
				to := max(0, w.mostPictures()+step*by)
				if to == 0 {
					to = -1
				}
				w.app.Preferences().SetInt(prefPictures, to)
				w.boundPictures()
				measure()
			}},
		{Name: tongue.T("settings.pictures.used"), Button: tongue.T("settings.pictures.clear"), Value: func() string {
			if used < 0 {
				return "…"
			}
			return fmt.Sprintf("%d MB", (used+megabyte-1)/megabyte)
		}, Press: func() {
			w.work.Go(func() {
				err := w.Gallery.Clear()
				w.work.UI(func() {
					if err != nil {
						w.above.Say("pictures", tongue.T("picture.unclear", map[string]any{"Cause": present.WhyNot(err)}))
					}
				})
			})
			measure()
		}},
	}
}

// A place is where something is kept.
type place struct{ name, path string }

func (w *window) places() []place {
	return []place{
		{tongue.T("settings.bookmarks"), filepath.Dir(w.Bookmarks.Path())},
		{tongue.T("settings.copies"), filepath.Join(xdg.DataHome, "lanmu")},
		{tongue.T("settings.reading"), filepath.Join(xdg.StateHome, "lanmu")},
		{tongue.T("settings.cache"), filepath.Join(xdg.CacheHome, "lanmu")},
	}
}

// placeChoices are the places with a button that opens each.
func (w *window) placeChoices() []widgets.Choice {
	var out []widgets.Choice
	for _, p := range w.places() {
		out = append(out, widgets.Choice{Name: p.name, Button: tongue.T("settings.open"), Value: func() string { return present.Shortened(p.path) },
			Press: func() { w.openFolder(p.path) }})
	}
	return out
}

// setLanguage speaks another language from now on.
func (w *window) setLanguage(locale string) {
	w.app.Preferences().SetString(prefLanguage, locale)
	if err := speak(locale); err != nil {
		w.above.Say("language", present.WhyNot(err))
		return
	}
	w.rebuild()
	w.showSettings()
}

// rebuild makes the panes anew, with what they show: other words are spoken, or they are
// of another size.
func (w *window) rebuild() {
	w.marks.Keep()
	w.saveState()
	view := w.sidebar.View()
	open, at := w.reading.Close() // the new pane shows nothing yet
	w.above.Close()
	w.build()
	w.sidebar.ShowView(view)
	if !open.Zero() {
		w.reading.Open(open, at)
	}
	w.list.Filter()
}
