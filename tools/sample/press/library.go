package press

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// A Library is issues of several papers, one of each day up to the last.
type Library struct {
	Papers      []string
	Days, Pages int
	Last        time.Time
	Texts       bool // a text a page; else a PDF an issue
	Jumps       bool // the first article of the first page goes on on the last
}

// A Truth is what is right of an article.
type Truth struct {
	Paper    string `json:"newspaper"`
	Day      string `json:"date"`
	Page     int    `json:"page"`
	Name     string `json:"page_name"`
	Column   string `json:"column,omitempty"`
	Headline string `json:"headline"`

	Regions []Region `json:"regions"` // of the PDF of the issue
}

// Issue is that of a paper so many days before the last. The same makes the same.
func (l *Library) Issue(paper, daysAgo int) *Issue {
	is := Print(l.Papers[paper], l.Last.AddDate(0, 0, -daysAgo), l.Pages, uint64(1+paper*100_000+daysAgo))
	if l.Jumps && l.Pages > 1 {
		is.Jump(1, l.Pages)
	}
	return is
}

// Truths are those of an issue, in its order.
func (is *Issue) Truths() (out []Truth) {
	before := 0 // sheets of the PDF
	for n, p := range is.Pages {
		regions, sheets := p.Regions()
		for i, a := range p.Articles {
			for k := range regions[i] {
				regions[i][k].Page += before
			}
			out = append(out, Truth{is.Paper, is.Day.Format(time.DateOnly), n + 1, is.Names[n], a.Column, a.Headline, regions[i]})
		}
		before += sheets
	}
	return out
}

// Write writes the library, with truth.json above its papers' folders.
func (l *Library) Write(dir string) error {
	var truth []Truth
	for p, paper := range l.Papers {
		if err := os.MkdirAll(filepath.Join(dir, paper), 0o700); err != nil {
			return err
		}
		for ago := range l.Days {
			is := l.Issue(p, ago)
			truth = append(truth, is.Truths()...)
			day := is.Day.Format("20060102")
			if !l.Texts {
				if err := os.WriteFile(filepath.Join(dir, paper, day+".pdf"), is.PDF(Presses[0]), 0o600); err != nil {
					return err
				}
				continue
			}
			for n, page := range is.Pages {
				name := fmt.Sprintf("%s_%02d.txt", day, n+1)
				if err := os.WriteFile(filepath.Join(dir, paper, name), []byte(Dumps[0].Write(page)), 0o600); err != nil {
					return err
				}
			}
		}
	}
	out, err := json.MarshalIndent(truth, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, ".truth.json"), out, 0o600)
}
