package app

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var update = flag.Bool("update", false, "write what is made from the program anew")

// TestTheReadmeTellsTheKeys holds the README's table to the commands.
func TestTheReadmeTellsTheKeys(t *testing.T) {
	english := languagesOf(t)["en.json"]
	var table strings.Builder
	table.WriteString("| key | does |\n|---|---|\n")
	line := func(keys []string, name string) {
		if len(keys) > 0 {
			fmt.Fprintf(&table, "| `%s` | %s |\n", strings.Join(keys, "` `"), strings.TrimSuffix(english[name][0], "…"))
		}
	}
	for _, c := range commands {
		line(c.shortcuts(), c.name)
	}
	for _, k := range keysToRead {
		line(strings.Split(k.keys, "  "), k.name)
	}
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	keys := regexp.MustCompile(`(?m)^\| key \| does \|\n(\|.*\n)+`)
	if got := keys.FindString(string(readme)); got == table.String() {
		return
	} else if got == "" || !*update {
		t.Fatalf("the README's table of keys is\n%s\nwant\n%s\nrun with -update to write it", got, table.String())
	}
	if err := os.WriteFile("../README.md", []byte(keys.ReplaceAllLiteralString(string(readme), table.String())), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestKeysAreGivenOnce: no two commands have a key in common, nor one with the
// fields' own.
func TestKeysAreGivenOnce(t *testing.T) {
	taken := map[string]string{"Ctrl+C": "copy", "Ctrl+X": "cut", "Ctrl+A": "select all", "Ctrl+Y": "redo"}
	for _, c := range commands {
		for _, k := range c.shortcuts() {
			if taken[k] != "" {
				t.Errorf("%s is given to %s and %s", k, taken[k], c.name)
			}
			taken[k] = c.name
		}
	}
}

// TestThePaletteFindsAndDoes: everything there is to do can be found by typing.
func TestThePaletteFindsAndDoes(t *testing.T) {
	s := sitDown(t)
	s.readingKey(&fyne.KeyEvent{Name: fyne.KeyF1})
	rows, _ := s.palette.Rows()
	n := 0
	for _, c := range commands {
		if c.name != "" && c.applies(s.window) {
			n++
		}
	}
	headings := 0
	for _, r := range rows {
		if r.Heading {
			headings++
		}
	}
	if got := len(rows) - headings - len(keysToRead); got != n {
		t.Errorf("%d commands are listed, want %d", got, n)
	}
	s.TypesHere("竖排").Presses(fyne.KeyReturn)
	if !s.comfort.Vertical || s.palette.Visible() {
		t.Errorf("vertical %v, palette open %v", s.comfort.Vertical, s.palette.Visible())
	}
	s.sidebar.OnShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyP, Modifier: ctrl | shift})
	if !s.palette.Visible() {
		t.Error("Ctrl+Shift+P does not open the palette")
	}
	s.Presses(fyne.KeyEscape)
	if s.palette.Visible() {
		t.Error("Esc does not close the palette")
	}
}

func TestNextUnread(t *testing.T) {
	s := sitDown(t)
	for _, want := range []string{factory, card, elders, makeup, cartoon, clinic} {
		s.reader.End()
		s.saveState()
		s.settles().Hits('n').Reads(want)
	}
	s.reader.End()
	s.saveState()
	s.settles().Hits('n').Reads(clinic)
}

func TestFullScreenIsTheTexts(t *testing.T) {
	s := sitDown(t).Hits('f')
	if s.sidebar.Visible() || !s.win.FullScreen() || s.win.MainMenu() != nil {
		t.Error("f leaves more than the text")
	}
	s.Presses(fyne.KeyEscape)
	if !s.sidebar.Visible() || s.win.FullScreen() || s.win.MainMenu() == nil {
		t.Error("Esc does not come back")
	}
	s.Hits('f').Hits('/').TypesHere("工匠").Selects(craft)
	if !s.sidebar.Visible() {
		t.Error("the filter box is not there to type into")
	}
}
