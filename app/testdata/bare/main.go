// Command bare is the least a window of the toolkit can be: one label. What
// Lanmu takes to start is measured against it.
package main

import (
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("io.github.lanmu.Bare").NewWindow("bare")
	w.SetContent(widget.NewLabel("Readable"))
	w.ShowAndRun()
}
