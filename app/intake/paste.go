package intake

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"lanmu/app/present"
	"lanmu/app/system"
	"lanmu/app/tongue"
	"lanmu/data/journal"
	"lanmu/data/library"
)

// OpenText opens the files that a text names, or makes a page of it, as a PDF viewer
// copies it. That is kept as a file of ours: what was pasted is there tomorrow.
func (in *Intake) OpenText(text string) {
	if paths := system.FilesIn(text); len(paths) > 0 {
		in.Open(paths, true)
		return
	}
	in.Work.Go(func() {
		p, err := library.Read(in.Work.Life(), io.NopCloser(strings.NewReader(text)), tongue.T("open.pasted"))
		if err != nil {
			in.Work.UI(func() { in.Said.Say("paste", present.OpenError(tongue.T("open.pasted"), err)) })
			return
		}
		path, err := keepPasted(in.Pasted, p, text)
		if err != nil { // it can be read all the same, until the end
			s := in.Library.Hold(p)
			in.Work.UI(func() {
				in.Said.Say("paste", tongue.T("error.pasted", map[string]any{"Cause": present.WhyNot(err)}))
				in.Take(library.Change{Sheets: []*library.Sheet{s}})
				in.OnShow(s)
			})
			return
		}
		in.Work.UI(func() {
			in.Said.Unsay("paste")
			in.addRoots([]string{path})
			in.Update([]string{path}, true)
		})
	})
}

// keepPasted keeps the text of a page in a file of dir, under its first headline, and
// returns its path. What was pasted before is not kept twice.
func keepPasted(dir string, p library.Page, text string) (string, error) {
	name := ""
	if len(p.Articles) > 0 {
		name = p.Articles[0].Title()
	}
	name = filepath.Join(dir, present.FileName(name))
	for n := 1; ; n++ {
		path := name + ".txt"
		if n > 1 {
			path = name + "-" + strconv.Itoa(n) + ".txt"
		}
		switch old, err := os.ReadFile(path); {
		case err == nil && bytes.Equal(old, []byte(text)):
			return path, nil
		case err != nil && (os.IsNotExist(err) || n > mostOfAName):
			return path, journal.WriteFile(path, []byte(text))
		}
	}
}

// mostOfAName is how many pages may have the same headline: a folder that answers none
// of these is one that cannot be read.
const mostOfAName = 1000
