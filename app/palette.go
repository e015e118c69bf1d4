package app

import (
	"strings"

	"lanmu/app/tongue"
	"lanmu/data/find"
	"lanmu/widgets/document"
)

// showPalette lists the commands with their keys, to be found by typing and
// done with Enter. It is the help page too: nothing else needs explaining.
func (w *window) showPalette() {
	w.above.Tried("keys")
	p := w.above.NewPalette(tongue.T("palette.hint"))
	var listed []command
	var items []find.Item
	for _, c := range commands {
		if c.name != "" && c.applies(w) {
			listed = append(listed, c)
			items = append(items, find.Item{Headline: strings.TrimSuffix(tongue.T(c.name), "…"), Column: tongue.T(c.menu)})
		}
	}
	index := find.New(items)
	var shown []int
	p.OnTyped = func(q string) {
		var rows []document.Row
		shown = shown[:0]
		menu := ""
		for _, h := range index.Filter(w.work.Life(), q) {
			c := listed[h.Item]
			if q == "" && c.menu != menu {
				menu = c.menu
				rows, shown = append(rows, document.Row{Heading: true, Text: tongue.T(menu)}), append(shown, -1)
			}
			row := document.Row{Text: items[h.Item].Headline, Marks: h.Headline, Beside: strings.Join(c.shortcuts(), "  ")}
			rows, shown = append(rows, row), append(shown, h.Item)
		}
		if q == "" {
			rows, shown = appendKeys(rows, shown)
		}
		selected := -1
		if q != "" && len(rows) > 0 {
			selected = 0
		}
		p.SetRows(rows, selected)
	}
	p.OnChosen = func(row int) {
		w.reader.Focus()
		if row < len(shown) && shown[row] >= 0 {
			listed[shown[row]].do(w)
		}
	}
	w.above.OpenPalette("command.palette", p)
}

// keysToRead are the keys that move through a text; they are no commands.
var keysToRead = []struct{ name, keys string }{
	{"key.page", "Space  Shift+Space"},
	{"key.line", "↑  ↓"},
	{"key.ends", "Home  End"},
	{"key.select", "Shift+↑↓←→  Ctrl+A  Ctrl+C"},
	{"key.list", "↓  Enter  Esc"},
}

func appendKeys(rows []document.Row, shown []int) ([]document.Row, []int) {
	rows, shown = append(rows, document.Row{Heading: true, Text: tongue.T("palette.keys")}), append(shown, -1)
	for _, k := range keysToRead {
		rows, shown = append(rows, document.Row{Text: tongue.T(k.name), Beside: k.keys}), append(shown, -1)
	}
	return rows, shown
}
