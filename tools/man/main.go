// Command man writes the manual pages of lanmu and its commands into a folder.
//
//	go run ./tools/man 0.1.0 build/man
package main

import (
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/spf13/cobra/doc"

	"lanmu/app/cli"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: man VERSION FOLDER")
		os.Exit(2)
	}
	if err := write(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "man:", err)
		os.Exit(1)
	}
}

// files is the section of the program's page that tells where things are kept.
const files = `

# FILES
**$XDG_CONFIG_HOME/lanmu/bookmarks.jsonl**
: bookmarks, notes and tags, one JSON object a line

**$XDG_CONFIG_HOME/lanmu/folders.jsonl**
: the folders of the library

**$XDG_STATE_HOME/lanmu/reading.jsonl**
: what was read, and up to where

**$XDG_DATA_HOME/lanmu/articles/**
: copies of bookmarked articles

**$XDG_CACHE_HOME/lanmu/**
: what was read once; can be deleted

Without these variables ~/.config, ~/.local/state, ~/.local/share and ~/.cache take their place.
`

// write makes the pages bear the day of $SOURCE_DATE_EPOCH if that is set, so
// that a build from the same sources is the same.
func write(version, folder string) error {
	day := time.Now()
	if s, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		day = time.Unix(s, 0).UTC()
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	root := cli.Command(nil)
	root.DisableAutoGenTag = true
	root.Long += files
	return doc.GenManTree(root, &doc.GenManHeader{
		Section: "1", Source: "Lanmu " + version, Manual: "Lanmu", Date: &day,
	}, folder)
}
