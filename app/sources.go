package app

import (
	"lanmu/app/above"
	"lanmu/app/tongue"
)

// showSources asks which source of the page to show, of those there are.
func (w *window) showSources() {
	leaves, now := w.reading.Sources()
	var all []above.Choice
	for i, l := range leaves {
		beside := ""
		if i == 0 {
			beside = tongue.T("source.listed")
		}
		all = append(all, above.Choice{Text: l.Name(), Beside: beside, Now: i == now, Do: func() {
			if !w.source.Visible() {
				w.toggleSource()
			}
			w.reading.ShowSourceOf(l)
		}})
	}
	w.above.Choose("command.sources", tongue.T("source.which"), all, nil)
}

// hasSources tells whether the page being read is at hand in several files.
func (w *window) hasSources() bool {
	all, _ := w.reading.Sources()
	return len(all) > 1
}

// nameSource names the file of the source that is shown, where there are others.
func (w *window) nameSource() {
	all, now := w.reading.Sources()
	if now < 0 || now >= len(all) {
		w.sourced.Hide()
		w.sourceIs.Show()
		return
	}
	w.sourced.SetText(tongue.T("source.of", map[string]any{"File": all[now].Name()}))
	w.sourced.Show()
	w.sourceIs.Hide()
}
