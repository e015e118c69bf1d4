package app

import (
	"path/filepath"
	"strings"

	"lanmu/app/above"
	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
)

// showPaper tells from what is known of which newspaper, day and page the open article
// is, and takes the name of the newspaper for its file or its folder.
func (w *window) showPaper() {
	e := w.reading.Entry()
	if e.Sheet == nil {
		return
	}
	told, path := e.Sheet.FolioOf(e.Number), e.Sheet.Path()
	var all []above.Choice
	for _, line := range present.Origins(told) {
		all = append(all, above.Choice{Text: line[0], Beside: line[1], Do: func() {}})
	}
	if name, said := w.Papers.Of(path); name != "" {
		all = append([]above.Choice{{Text: tongue.T("paper.takeback", map[string]any{"Name": name, "File": filepath.Base(said)}), Do: func() { w.namePaper(said, "") }}}, all...)
	}
	w.above.Choose("command.paper", tongue.T("paper.hint"), all, func(typed string) []above.Choice {
		name := strings.Trim(strings.TrimSpace(typed), "《》")
		if name == "" || path == "" {
			return nil
		}
		dir := filepath.Dir(path)
		return []above.Choice{
			{Text: tongue.T("paper.folder", map[string]any{"Name": name, "File": filepath.Base(dir)}), Do: func() { w.namePaper(dir, name) }},
			{Text: tongue.T("paper.file", map[string]any{"Name": name, "File": filepath.Base(path)}), Do: func() { w.namePaper(path, name) }},
		}
	})
}

// namePaper keeps of which newspaper a file or folder is, "" for what the pages say
// themselves, and lists and shows all by it.
func (w *window) namePaper(path, name string) {
	at := w.reading.Entry()
	w.work.Go(func() {
		err := w.Papers.Name(path, name)
		w.work.UI(func() {
			if err != nil {
				w.above.Say("paper", tongue.T("error.paper", map[string]any{"Cause": present.WhyNot(err)}))
				return
			}
			w.above.Unsay("paper")
			w.in.Restock()
			w.reading.Again(stock.Ref{Sheet: at.Sheet, N: at.Number})
		})
	})
}
