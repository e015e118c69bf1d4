package app

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"lanmu/app/cli"
	"lanmu/app/present"
	"lanmu/data/library"
	"lanmu/tools/sample/press"
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
	asJSON := `"newspaper": "江岸日报"|"date": "2024-03-04"|"page": "3"|"page_name": "评论"`
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
		"a page as JSON":           {converted("json"), asJSON},
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

// JSON of a PDF of an issue says of each article on which page it stood and where on it, and
// JSON of a page that prints its issue's number says that.
func TestJSONSaysWhereArticlesStood(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the engine that reads PDFs")
	}
	is := press.Print("江岸日报", time.Date(2024, 3, 4, 0, 0, 0, 0, time.UTC), 2, 7)
	files := laidDown(t, map[string]string{"issue.pdf": string(is.PDF(press.Presses[0])),
		"page.txt": "江岸日报　2024年3月4日　星期一　第27516期　农历甲辰年正月廿四　第3版　评论\n\n■街谈\n\n渡口又开了船\n\n□何小满\n\n锅里的菜也从六样添到了十二样，来的人一天比一天多，灯也亮得一天比一天久。\n"})
	type place struct {
		Newspaper, Date, Number, Page, Headline string
		PageName                                string `json:"page_name"`
		Regions                                 []struct{ Page, X, Y, W, H int }
	}
	type told struct {
		place
		Articles []place
	}
	convert := func(file string) (is told) {
		t.Helper()
		var out bytes.Buffer
		c := cli.Command(nil)
		c.SetOut(&out)
		c.SetArgs([]string{"convert", "--to", "json", file})
		if err := errors.Join(c.Execute(), json.Unmarshal(out.Bytes(), &is)); err != nil {
			t.Fatal(err)
		}
		return is
	}
	slices.Sort(files)
	issue, page := convert(files[0]), convert(files[1])
	if got, want := page.place, (place{Newspaper: "江岸日报", Date: "2024-03-04", Number: "27516", Page: "3", PageName: "评论"}); !reflect.DeepEqual(got, want) {
		t.Errorf("of a page is said %+v, want %+v", got, want)
	}
	found := 0
	for _, truth := range is.Truths() {
		for _, a := range issue.Articles {
			if a.Headline != truth.Headline {
				continue
			}
			found++
			paper, day := cmp.Or(a.Newspaper, issue.Newspaper), cmp.Or(a.Date, issue.Date)
			number, name := cmp.Or(a.Page, issue.Page), cmp.Or(a.PageName, issue.PageName)
			if paper != truth.Paper || day != truth.Day || number != fmt.Sprint(truth.Page) || name != truth.Name {
				t.Errorf("%q is said to stand in %q of %q, page %q %q", truth.Headline, paper, day, number, name)
			}
			x, y := truth.Regions[1].Middle() // its text: the headline has room beside it
			if !slices.ContainsFunc(a.Regions, func(r struct{ Page, X, Y, W, H int }) bool {
				return r.Page == truth.Page && float64(r.X) <= x && x <= float64(r.X+r.W) && float64(r.Y) <= y && y <= float64(r.Y+r.H)
			}) {
				t.Errorf("%q stands at %.0f, %.0f of sheet %d, and is said to at %v", truth.Headline, x, y, truth.Page, a.Regions)
			}
		}
	}
	if found != len(is.Truths()) {
		t.Errorf("%d of %d articles are found", found, len(is.Truths()))
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
