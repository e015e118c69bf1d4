package library

import (
	"cmp"
	"slices"
	"time"

	"lanmu/data/home"
	"lanmu/data/journal"
)

// Folders keeps the folders, and files, that the reader has added to the
// library, in a journal. Its methods may be called from any goroutine.
type Folders struct{ journal *journal.Journal[folder] }

type folder struct {
	Added time.Time `json:"added"`
}

// DefaultFoldersPath is where they are kept: lanmu/folders.jsonl in the user's
// configuration directory ($XDG_CONFIG_HOME).
func DefaultFoldersPath() (string, error) {
	return home.Config("folders.jsonl")
}

// OpenFolders opens the list in the file at path, which need not be there. The
// Folders are of use even if err is not nil: adding works once the cause is
// gone.
func OpenFolders(path string) (*Folders, error) {
	j, err := journal.Open[folder](path)
	return &Folders{j}, err
}

// All returns the folders as absolute paths, in the order in which they were
// added.
func (f *Folders) All() []string {
	live := f.journal.Live()
	slices.SortFunc(live, func(a, b *journal.Entry[folder]) int {
		return cmp.Or(a.Value.Added.Compare(b.Value.Added), cmp.Compare(a.ID, b.ID))
	})
	out := make([]string, len(live))
	for i, e := range live {
		out[i] = PathOf(e.ID)
	}
	return out
}

// Add adds a folder or file. What is there already keeps its place.
func (f *Folders) Add(dir string) error {
	return f.journal.Update(NameText(clean(dir)), func(_ folder, had bool) (folder, bool) {
		return folder{time.Now().UTC()}, !had
	})
}

// Remove takes a folder or file out. Nothing in it is touched.
func (f *Folders) Remove(dir string) error { return f.journal.Delete(NameText(clean(dir))) }

// Changes tells when another process or machine has changed the list. See
// journal.Journal.Changes.
func (f *Folders) Changes() <-chan struct{} { return f.journal.Changes() }

// Close ends the use of the list.
func (f *Folders) Close() error { return f.journal.Close() }
