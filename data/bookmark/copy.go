package bookmark

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"lanmu/data/folio"
	"lanmu/data/home"
	"lanmu/data/journal"
)

// A Copy is the text of a bookmarked article, to be read when its page is gone.
type Copy struct {
	Article    string      `json:"id"` // its stable id
	Column     string      `json:"column,omitempty"`
	Kicker     string      `json:"kicker,omitempty"`
	Headline   string      `json:"headline,omitempty"`
	Subhead    string      `json:"subhead,omitempty"`
	Byline     string      `json:"byline,omitempty"`  // the name without its mark
	Role       string      `json:"role,omitempty"`    // of who is named there; copies of before have none
	Printed    string      `json:"printed,omitempty"` // the byline with its mark
	Kind       string      `json:"kind,omitempty"`
	HasLead    bool        `json:"has_lead,omitempty"`
	SourceNote string      `json:"source_note,omitempty"`
	Folio      folio.Folio `json:"folio,omitzero"` // what it says of where it stood
	Blocks     []Block     `json:"blocks,omitempty"`
	Page       string      `json:"page,omitempty"` // the name of the page it stood on
	File       string      `json:"file,omitempty"` // where that was opened from
	// Journals are the files of bookmarks it is kept for. Only they can say that
	// it is wanted no more.
	Journals []string `json:"journals,omitempty"`
	// Marks of the lines of the head.
	KickerMarks   []Mark `json:"kicker_marks,omitempty"`
	HeadlineMarks []Mark `json:"headline_marks,omitempty"`
	SubheadMarks  []Mark `json:"subhead_marks,omitempty"`
	PrintedMarks  []Mark `json:"printed_marks,omitempty"`
	// Copies of before have these in place of blocks.
	Paragraphs []string `json:"paragraphs,omitempty"`
	PullQuotes []string `json:"pull_quotes,omitempty"`
	Captions   []string `json:"captions,omitempty"`
}

// text is what the article says.
func (c Copy) text() string {
	texts := c.Paragraphs
	for _, b := range c.Blocks {
		texts = append(texts, b.Text)
	}
	return strings.Join(texts, "\n")
}

// A Block is a piece of a copy's text, as package page has them.
type Block struct {
	Kind   string `json:"kind"`
	Level  int    `json:"level,omitempty"`
	LeadIn int    `json:"lead_in,omitempty"`
	Name   string `json:"name,omitempty"`
	Header int    `json:"header,omitempty"`
	At     *Cut   `json:"at,omitempty"` // of an image
	Text   string `json:"text,omitempty"`
	Marks  []Mark `json:"marks,omitempty"`
}

// A Cut is a part of a page of the file that a copy is of, in points from its upper
// left corner.
type Cut struct {
	Page   int `json:"page"`
	Left   int `json:"left"`
	Top    int `json:"top"`
	Right  int `json:"right"`
	Bottom int `json:"bottom"`
}

// A Mark says something of bytes Start to End of a text.
type Mark struct {
	Kind  string `json:"kind"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	To    string `json:"to,omitempty"`
}

// Copies keeps copies of articles in a directory, a file each, for one file of
// bookmarks. Others may keep theirs in the same directory.
type Copies struct{ dir, journal string }

// DefaultCopies is the directory of copies: lanmu/articles in the user's data
// directory ($XDG_DATA_HOME).
func DefaultCopies() (string, error) { return home.Data("articles") }

// OpenCopies keeps copies in dir, which is made with the first one, for the
// bookmarks in the file at path journal.
func OpenCopies(dir, journal string) *Copies {
	if abs, err := filepath.Abs(journal); err == nil {
		journal = abs
	}
	return &Copies{dir, journal}
}

// file is where the copy of an article is. Ids come from other machines' files
// too, so a name is made of their digest and can lead nowhere else.
func (c *Copies) file(article string) string {
	digest := sha256.Sum256([]byte(article))
	return filepath.Join(c.dir, hex.EncodeToString(digest[:16])+".json")
}

// Save keeps a copy, in place of an older one of the same article. When it
// returns nil the copy is on the disk.
func (c *Copies) Save(a Copy) error {
	path := c.file(a.Article)
	old, err := os.ReadFile(path)
	var was Copy
	if err == nil && json.Unmarshal(old, &was) == nil && was.Article == a.Article {
		a.Journals = was.Journals
	}
	if !slices.Contains(a.Journals, c.journal) {
		a.Journals = append(slices.Clone(a.Journals), c.journal)
	}
	data, merr := json.MarshalIndent(a, "", " ")
	if merr != nil {
		return merr
	}
	if err == nil && bytes.Equal(old, data) && c.Touch(a.Article) == nil {
		return nil
	}
	return journal.WriteFile(path, data)
}

// Touch notes that the copy of an article, if one is kept, is wanted from now
// on, whatever was removed before.
func (c *Copies) Touch(article string) error {
	err := os.Chtimes(c.file(article), time.Time{}, time.Now())
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// Load returns the copy of an article. The error is fs.ErrNotExist if none is
// kept.
func (c *Copies) Load(article string) (Copy, error) {
	var a Copy
	path := c.file(article)
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return a, fs.ErrNotExist
	}
	if err == nil {
		err = json.Unmarshal(data, &a)
	}
	if err == nil && a.Article != article {
		err = errors.New("it is of another article")
	}
	if err != nil {
		return Copy{}, fmt.Errorf("bookmarks: the copy of the article in %s cannot be read: %w; open its page to read it", path, err)
	}
	return a, nil
}

// Prune removes the copies of articles whose bookmarks were removed and cannot
// come back, as the journal says (see Store.Removed). What it does not speak of
// stays, for it may be damaged, an older one, or not this one; so does a copy
// that was saved after the removal, or that another file of bookmarks is kept in
// the same directory for.
func (c *Copies) Prune(removed map[string]time.Time) (err error) {
	for article, when := range removed {
		path := c.file(article)
		fi, serr := os.Stat(path)
		if serr != nil || !fi.ModTime().Before(when) {
			continue
		}
		a, lerr := c.Load(article)
		if lerr != nil || !slices.Contains(a.Journals, c.journal) {
			continue
		}
		if len(a.Journals) == 1 {
			err = errors.Join(err, os.Remove(path))
			continue
		}
		a.Journals = slices.DeleteFunc(a.Journals, func(j string) bool { return j == c.journal })
		data, merr := json.MarshalIndent(a, "", " ")
		if merr == nil {
			merr = journal.WriteFile(path, data)
		}
		if merr == nil {
			merr = os.Chtimes(path, time.Time{}, fi.ModTime()) // it was not saved anew
		}
		err = errors.Join(err, merr)
	}
	return err
}
