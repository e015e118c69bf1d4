package system

import (
	"errors"
	"path/filepath"
	"strings"
)

// A Picking is a question for a file or a folder, or for where to save one.
type Picking struct {
	Title   string
	Accept  string // on the button that takes it; "" for the usual word
	Folder  bool
	Endings []string // of the file's name, none for any
	Save    string   // the name a file is to be saved under, with its ending; "" for one to be opened
}

// Ended is the path of a file that is to be saved, with the ending that its name has
// lost.
func (q Picking) Ended(path string) string {
	if end := filepath.Ext(q.Save); end != "" && !strings.EqualFold(filepath.Ext(path), end) {
		return path + end
	}
	return path
}

// ErrNoChooser tells that the desktop has no dialog to ask with.
var ErrNoChooser = errors.New("system: the desktop does not ask for files")
