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
	"strings"
	"time"

	"github.com/adrg/xdg"

	"lanmu/data/journal"
)

// A Copy is the text of a bookmarked article, to be read when its page is gone.
type Copy struct {
	Article    string   `json:"id"` // its stable id
	Column     string   `json:"column,omitempty"`
	Kicker     string   `json:"kicker,omitempty"`
	Headline   string   `json:"headline,omitempty"`
	Subhead    string   `json:"subhead,omitempty"`
	Byline     string   `json:"byline,omitempty"`
	Kind       string   `json:"kind,omitempty"`
	HasLead    bool     `json:"has_lead,omitempty"`
	SourceNote string   `json:"source_note,omitempty"`
	Paragraphs []string `json:"paragraphs,omitempty"`
	PullQuotes []string `json:"pull_quotes,omitempty"`
	Captions   []string `json:"captions,omitempty"`
	Page       string   `json:"page,omitempty"` // the name of the page it stood on
	File       string   `json:"file,omitempty"` // where that was opened from
}

// Text is the article's body as passages are found in it: its paragraphs, a
// line each.
func (c Copy) Text() string { return strings.Join(c.Paragraphs, "\n") }

// Copies keeps copies of articles in a directory, a file each.
type Copies struct{ dir string }

// DefaultCopies is the directory of copies: lanmu/articles in the user's data
// directory ($XDG_DATA_HOME).
func DefaultCopies() (string, error) { return under(xdg.DataHome, "articles") }

// OpenCopies keeps copies in dir, which is made with the first one.
func OpenCopies(dir string) *Copies { return &Copies{dir} }

// file is where the copy of an article is. Ids come from other machines' files
// too, so a name is made of their digest and can lead nowhere else.
func (c *Copies) file(article string) string {
	digest := sha256.Sum256([]byte(article))
	return filepath.Join(c.dir, hex.EncodeToString(digest[:16])+".json")
}

// Save keeps a copy, in place of an older one of the same article. When it
// returns nil the copy is on the disk.
func (c *Copies) Save(a Copy) error {
	data, err := json.MarshalIndent(a, "", " ")
	if err != nil {
		return err
	}
	path := c.file(a.Article)
	if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, data) {
		return nil
	}
	return journal.WriteFile(path, data)
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

// freshCopy is how long a copy is kept whether wanted or not: it is saved
// before its bookmark is, and that may be in another process.
const freshCopy = 24 * time.Hour

// Prune removes the copies of articles that are wanted no more (see
// Store.Articles). What it does not know as a copy it leaves alone.
func (c *Copies) Prune(wanted map[string]bool) error {
	files, err := os.ReadDir(c.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, f := range files {
		var a Copy
		path := filepath.Join(c.dir, f.Name())
		data, rerr := os.ReadFile(path)
		if rerr != nil || json.Unmarshal(data, &a) != nil || c.file(a.Article) != path || wanted[a.Article] {
			continue
		}
		if fi, ferr := f.Info(); ferr != nil || time.Since(fi.ModTime()) < freshCopy {
			continue
		}
		err = errors.Join(err, os.Remove(path))
	}
	return err
}
