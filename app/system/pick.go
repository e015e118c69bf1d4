package system

import (
	"errors"
)

// A Picking is a question for a file or a folder.
type Picking struct {
	Title   string
	Accept  string // on the button that takes it; "" for the usual word
	Folder  bool
	Endings []string // of the file's name, none for any
}

// ErrNoChooser tells that the desktop has no dialog to ask with.
var ErrNoChooser = errors.New("system: the desktop does not ask for files")
