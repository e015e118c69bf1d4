package app

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lanmu/app/cli"
	"lanmu/app/present"
	"lanmu/data/library"
	"lanmu/widgets/document"
)

// Whatever way a text leaves us, it says of which newspaper it is, of which day, and
// which page.
func TestEveryWayOutSaysWhereItIsFrom(t *testing.T) {
	file := laidDown(t, map[string]string{"江岸日报/2024-03-04/第3版 评论.txt": "■街谈\n渡口又开了船\n□何小满\n锅里的菜也从六样添到了十二样，来的人一天比一天多，灯也亮得一天比一天久。\n"})[0]
	s := sitDown(t, file).Taps("渡口又开了船")
	s.does("command.bookmark")
	e := s.reading.Entry()
	clip := func(command string) func(t *testing.T) string {
		return func(*testing.T) string {
			s.reader.SelectAll()
			s.app.Clipboard().SetContent("")
			s.does(command)
			return s.app.Clipboard().Content()
		}
	}
	kept := func(form string) func(t *testing.T) string {
		return func(t *testing.T) string {
			path := filepath.Join(t.TempDir(), "out"+present.ExportForms[form].Ending)
			if err := present.Export(path, form, s.exportSource(), s.Bookmarks.All()); err != nil {
				t.Fatal(err)
			}
			out, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			return string(out)
		}
	}
	converted := func(form string) func(t *testing.T) string {
		return func(t *testing.T) string {
			var out bytes.Buffer
			c := cli.Command(nil)
			c.SetOut(&out)
			c.SetArgs([]string{"convert", "--to", form, file})
			if err := c.Execute(); err != nil {
				t.Fatal(err)
			}
			return out.String()
		}
	}
	found := func(form string) func(t *testing.T) string {
		return func(t *testing.T) string {
			var out bytes.Buffer
			w := present.NewHitWriter(&out, form, "渡口")
			err := s.Library.SearchFor(t.Context(), "十二样", library.Asked{Hits: -1}, func(r library.Results) {
				for _, h := range r.Hits {
					w.Write(present.TextHitOf(h))
				}
			})
			if err := errors.Join(err, w.Close()); err != nil {
				t.Fatal(err)
			}
			return out.String()
		}
	}
	const line = "《江岸日报》 2024年3月4日 第3版 评论"
	ris, bibtex := "T2  - 江岸日报|DA  - 2024/03/04|SP  - 3", "journal = {江岸日报}|date = {2024-03-04}|pages = {3}"
	json := `"newspaper": "江岸日报"|"date": "2024-03-04"|"page": "3"|"page_name": "评论"`
	for way, c := range map[string]struct {
		out  func(t *testing.T) string
		want string // parted by |
	}{
		"the text itself":          {func(*testing.T) string { return wordsOf(s.reader.Document()) }, line},
		"the title bar":            {func(*testing.T) string { return s.win.Title() }, line},
		"what is printed":          {func(*testing.T) string { return wordsOf(present.Printed(e, nil)) }, line},
		"a passage cited":          {clip("command.cite"), "《江岸日报》2024年3月4日第3版"},
		"a reference":              {clip("command.reference"), "何小满. 渡口又开了船[N]. 江岸日报, 2024-03-04(3)."},
		"an article as Markdown":   {clip("command.markdown"), line},
		"bookmarks as Markdown":    {kept("markdown"), line},
		"bookmarks as HTML":        {kept("html"), line},
		"bookmarks as annotations": {kept("json"), `"dc:publisher":"江岸日报"|"dcterms:issued":"2024-03-04"|"schema:pageStart":"3"|"schema:alternateName":"评论"`},
		"bookmarks as RIS":         {kept("ris"), ris},
		"bookmarks as BibTeX":      {kept("bibtex"), bibtex},
		"a page as JSON":           {converted("json"), json},
		"a page as Markdown":       {converted("markdown"), `newspaper: "江岸日报"|date: "2024-03-04"|edition: "3"|page_name: "评论"`},
		"a page as HTML":           {converted("html"), `<p class="folio">` + line + "</p>"},
		"a page as RIS":            {converted("ris"), ris},
		"a page as BibTeX":         {converted("bibtex"), bibtex},
		"what was found as JSON":   {found("json"), `"newspaper":"江岸日报"|"date":"2024-03-04"|"number":"3"`},
		"what was found as CSV":    {found("csv"), "江岸日报,2024-03-04,3"},
		"what was found, Markdown": {found("markdown"), "《江岸日报》2024-03-04第3版"},
		"what was found as RIS":    {found("ris"), ris},
	} {
		t.Run(way, func(t *testing.T) {
			got := c.out(t)
			for want := range strings.SplitSeq(c.want, "|") {
				if !strings.Contains(got, want) && !strings.Contains(strings.ReplaceAll(got, `": `, `":`), want) {
					t.Errorf("%q is not said in\n%s", want, got)
				}
			}
		})
	}
}

// wordsOf is the text of a document.
func wordsOf(d document.Document) string {
	var out []string
	for _, b := range d.Blocks {
		out = append(out, b.Text)
	}
	return strings.Join(out, "\n")
}
