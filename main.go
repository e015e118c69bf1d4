// Command lanmu is a desktop reader for newspaper pages.
package main

import (
	_ "embed"
	"os"

	"lanmu/app"
)

// metadata tells the version; the packaging tools read it too.
//
//go:embed FyneApp.toml
var metadata string

func main() { os.Exit(app.Main(metadata, os.Args[1:])) }
