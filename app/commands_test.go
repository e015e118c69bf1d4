package app

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lanmu/app/tongue"
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
	rows, _ := s.above.Palette().Rows()
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
	if !s.dress.Comfort().Vertical || s.above.Palette().Visible() {
		t.Errorf("vertical %v, palette open %v", s.dress.Comfort().Vertical, s.above.Palette().Visible())
	}
	s.sidebar.OnShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyP, Modifier: ctrl | shift})
	if !s.above.Palette().Visible() {
		t.Error("Ctrl+Shift+P does not open the palette")
	}
	s.Presses(fyne.KeyEscape)
	if s.above.Palette().Visible() {
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
	if s.left.Visible() || !s.win.FullScreen() || s.menubar.Visible() {
		t.Error("f leaves more than the text")
	}
	s.Presses(fyne.KeyEscape)
	if !s.left.Visible() || s.win.FullScreen() || !s.menubar.Visible() {
		t.Error("Esc does not come back")
	}
	s.Hits('f').Hits('/').TypesHere("工匠").Selects(craft)
	if !s.left.Visible() {
		t.Error("the filter box is not there to type into")
	}
}

// TestEveryCommandIsEverywhere: in a menu under its name, in the palette, and
// done by each of its keys, once, wherever the keyboard is. What the README says
// is made of the same table.
func TestEveryCommandIsEverywhere(t *testing.T) {
	was := slices.Clone(commands)
	t.Cleanup(func() { copy(commands, was) })
	done := map[string]int{}
	for i := range commands {
		if name := commands[i].name; name != "command.palette" {
			commands[i].run, commands[i].when = func(*window) { done[name]++ }, nil
		}
	}
	s := sitDown(t).Taps(card)
	labels := map[string]int{}
	for _, i := range s.items {
		if i.word < 0 {
			labels[tongue.T(i.of.menu)+"/"+i.Label]++
		}
	}
	s.showPalette()
	listed := map[string]int{}
	rows, _ := s.above.Palette().Rows()
	for _, r := range rows {
		if !r.Heading {
			listed[r.Text+"/"+r.Beside]++
		}
	}
	s.above.Close()
	once := func(name, how string) {
		t.Helper()
		if name != "command.palette" && done[name] != 1 {
			t.Errorf("%s is done %d times %s", name, done[name], how)
		}
		done[name] = 0
		s.above.Close()
	}
	for _, c := range commands {
		if c.name == "" {
			continue
		}
		label := tongue.T(c.name)
		if n := labels[tongue.T(c.menu)+"/"+label]; n != 1 {
			t.Errorf("%s is in its menu %d times", c.name, n)
		}
		if n := listed[strings.TrimSuffix(label, "…")+"/"+strings.Join(c.shortcuts(), "  ")]; n != 1 {
			t.Errorf("%s is in the palette %d times with %v", c.name, n, c.shortcuts())
		}
		for _, k := range c.keys {
			if k.Modifier == 0 {
				for _, on := range []func(){s.sidebar.FocusFilter, s.reader.Focus, s.win.Canvas().Unfocus} {
					on()
					s.Presses(k.KeyName)
					once(c.name, "by "+spell(k))
				}
				continue
			}
			for where, tell := range map[string]func(fyne.Shortcut){"filter": s.sidebar.OnShortcut, "text": s.reader.OnShortcut, "source": s.source.OnShortcut} {
				tell(&k)
				once(c.name, "by "+spell(k)+" in the "+where)
			}
		}
		for _, r := range c.letters {
			s.reader.Focus()
			s.Hits(r)
			once(c.name, "by "+string(r))
		}
	}
	if len(done) < 40 {
		t.Errorf("only %d commands were tried", len(done))
	}
}

// TestCustomaryKeys are those readers know from other programs.
func TestCustomaryKeys(t *testing.T) {
	for key, name := range map[string]string{
		"j": "command.next", "k": "command.previous", "n": "command.unread", "s": "command.bookmark", "b": "command.bookmark",
		"/": "command.filter", "o": "command.source", "f": "command.fullscreen", "F11": "command.fullscreen",
		"Ctrl+,": "command.settings", "Ctrl+W": "command.close", "Ctrl+Q": "command.quit", "Ctrl+O": "command.open",
		"Ctrl+P": "command.print", "Ctrl+F": "command.find", "F1": "command.palette", "?": "command.palette", "Ctrl+Shift+P": "command.palette",
		"Ctrl+Shift+Space": "command.aloud",
	} {
		if got := commandNamed(t, name).shortcuts(); !slices.Contains(got, key) {
			t.Errorf("%s is done by %v, not by %s", name, got, key)
		}
	}
}

// TestTheSourceIsReadByKeys: who is in it moves through it, not the article.
func TestTheSourceIsReadByKeys(t *testing.T) {
	s := sitDown(t).Taps(card).Shortcut(fyne.KeyU)
	s.reader.Home()
	s.source.Home()
	s.source.Focus()
	article, source := s.reader.At(), s.source.At()
	s.Presses(fyne.KeyDown, fyne.KeySpace)
	if s.reader.At() != article || s.source.At() == source {
		t.Errorf("the article is at %v, was at %v; the source at %v, was at %v", s.reader.At(), article, s.source.At(), source)
	}
	s.Hits('j')
	if s.reading.Entry().Mark.Headline == card {
		t.Error("j does not go on from the source")
	}
}

// TestTheMenuOfTheTextOpensByKey opens what a right click opens.
func TestTheMenuOfTheTextOpensByKey(t *testing.T) {
	s := sitDown(t).Taps(card)
	s.reader.Focus()
	s.Presses(desktop.KeyMenu)
	if !s.above.Is() {
		t.Error("no menu is shown")
	}
}

// TestAHeldKeyIsOneKey holds keys down where the text, the list and nothing has
// the focus: what they turn on or off is turned once, what they step goes on.
func TestAHeldKeyIsOneKey(t *testing.T) {
	s := sitDown(t)
	hold := func(r rune) {
		f := s.win.Canvas().Focused()
		key := &fyne.KeyEvent{Name: fyne.KeyName(strings.ToUpper(string(r)))}
		down, up := s.held.KeyDown, s.held.KeyUp
		if f != nil {
			down, up = f.(desktop.Keyable).KeyDown, f.(desktop.Keyable).KeyUp
		}
		down(key)
		for range 4 {
			s.Hits(r)
		}
		up(key)
	}
	for _, focus := range []struct {
		name string
		set  func()
	}{
		{"nothing", func() { s.win.Canvas().Unfocus() }},
		{"the text", func() { s.reader.Focus() }},
		{"the list", func() { s.sidebar.FocusFilter(); s.Presses(fyne.KeyDown) }},
	} {
		focus.set()
		vertical, starred := s.dress.Comfort().Vertical, len(s.Bookmarks.All())
		hold('v')
		if s.dress.Comfort().Vertical == vertical {
			t.Errorf("%s: v held for four is as none", focus.name)
		}
		hold('v')
		if s.dress.Comfort().Vertical != vertical {
			t.Errorf("%s: v pressed again is as none", focus.name)
		}
		hold('s')
		if len(s.Bookmarks.All()) == starred {
			t.Errorf("%s: s held for four is as none", focus.name)
		}
	}
	s.win.Canvas().Unfocus()
	first := s.reading.Entry().Mark.ID
	hold('j')
	s.Hits('k')
	if s.reading.Entry().Mark.ID == first {
		t.Error("j held goes no further than one")
	}
}
