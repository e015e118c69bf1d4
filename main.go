// Command lanmu is a desktop reader for newspaper pages.
package main

import (
	"os"

	"lanmu/app"
)

func main() { os.Exit(app.Main(os.Args[1:])) }
