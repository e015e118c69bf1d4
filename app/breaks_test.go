package app

import (
	"fmt"
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// breaking is how a process of this test, which is then the program itself, is
// told what is to happen on its keys: see TestAFaultWhereTheWindowIsDrawn.
const breaking = "LANMU_TEST_BREAKS"

// breaks runs the program with a fault in what F8, Ctrl+Shift+Y, the letter y, or
// after F7 a click do, before which something is typed into a note; or with all of
// them telling what the banner says.
func breaks(how string) int {
	does := func(w *window) {
		w.marks.Type("再读一遍", "")
		panic("as meant")
	}
	if how == "tells" {
		does = func(w *window) {
			fmt.Println(w.banner.Text())
			w.quit()
		}
	}
	for i := range commands {
		switch c := &commands[i]; c.name {
		case "command.about":
			c.keys = append(key(0, fyne.KeyF8), desktop.CustomShortcut{KeyName: fyne.KeyY, Modifier: ctrl | shift})
			c.letters, c.run = "y", does
		case "command.settings":
			c.keys = key(0, fyne.KeyF7)
			c.run = func(w *window) { w.win.SetContent(widget.NewButton("", func() { does(w) })) }
		}
	}
	if err := runWindow(nil, true); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

func TestMain(m *testing.M) {
	if how := os.Getenv(breaking); how != "" {
		os.Exit(breaks(how))
	}
	os.Exit(testAll(m))
}
