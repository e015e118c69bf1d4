package app

import (
	"errors"

	"lanmu/data/library"
)

var problems = map[library.Problem]string{
	library.Unreadable: "error.unreadable",
	library.Missing:    "error.missing",
	library.Directory:  "error.directory",
	library.TooLarge:   "error.toolarge",
	library.Empty:      "error.empty",
	library.Binary:     "error.binary",
	library.NotUTF8:    "error.encoding",
	library.NoText:     "error.picture",
	library.Locked:     "error.locked",
	library.Damaged:    "error.damaged",
}

// openError says in the reader's language why a file could not be opened.
func openError(path string, err error) string {
	why := err.Error()
	var e *library.Error
	if errors.As(err, &e) {
		data := map[string]any{"MiB": library.MaxBytes >> 20, "Cause": ""}
		if e.Err != nil {
			data["Cause"] = e.Err.Error()
		}
		why = t(problems[e.Problem], data)
	}
	return t("error.open", map[string]any{"File": path, "Why": why})
}
