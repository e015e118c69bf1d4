//go:build linux

package typing

import (
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	"github.com/go-gl/glfw/v3.4/glfw"

	"lanmu/app/compose"
	"lanmu/widgets"
)

// noting is a method that notes the keys it is asked, and takes those of a word.
type noting struct {
	Method
	takes string // characters, and ⎋
	keys  []string
}

func (m *noting) Press(k compose.Key) (bool, []compose.Event) {
	name := fmt.Sprintf("%x", k.Sym)
	if r := compose.RuneOf(k.Sym); r != 0 {
		name = string(r)
	} else if k.Sym == 0xff1b {
		name = "⎋"
	}
	m.keys = append(m.keys, fmt.Sprintf("%s/%d/%d", name, k.Code, k.State))
	return strings.Contains(m.takes, name), nil
}

func (m *noting) Focus(bool)              {}
func (m *noting) Unfocus()                {}
func (m *noting) Release(compose.Key)     {}
func (m *noting) Caret(image.Rectangle)   {}
func (m *noting) Around(string, int, int) {}
func (m *noting) Events() []compose.Event { return nil }

// TestKeyboard hands keys on as GLFW tells them: what the method takes types
// nothing, and what it does not take comes in the order it was typed in.
func TestKeyboard(t *testing.T) {
	const press, repeat, release = glfw.Press, glfw.Repeat, glfw.Release
	type told struct {
		key    glfw.Key // 0 for a character
		action glfw.Action
		mods   glfw.ModifierKey
		char   rune
	}
	letter := func(key glfw.Key, r rune) []told {
		return []told{{key: key, action: press}, {char: r}, {key: key, action: release}}
	}
	for _, c := range []struct {
		name  string
		focus bool
		takes string
		told  [][]told
		asked string
		typed string // what the toolkit hears: keys that are pressed, their release as -, characters
	}{
		{"no field has the focus", false, "j", [][]told{letter(glfw.KeyJ, 'j')}, "", "J j -J"},
		{"a letter that is taken", true, "j", [][]told{letter(glfw.KeyJ, 'j')}, "j/44/0", "-J"},
		{"a letter that is not", true, "", [][]told{letter(glfw.KeyJ, 'j')}, "j/44/0", "J j -J"},
		{"of two letters one", true, "j", [][]told{letter(glfw.KeyJ, 'j'), letter(glfw.KeyK, 'k')}, "j/44/0 k/45/0", "-J K k -K"},
		{"a letter that is held", true, "", [][]told{{{key: glfw.KeyJ, action: press}, {char: 'j'}, {key: glfw.KeyJ, action: repeat}, {char: 'j'},
			{key: glfw.KeyJ, action: release}}}, "j/44/0 j/44/0", "J j J j -J"},
		{"a capital", true, "", [][]told{{{key: glfw.KeyJ, action: press, mods: glfw.ModShift}, {char: 'J'}}}, "J/44/1", "J J"},
		{"with Caps Lock, of which the toolkit knows nothing", true, "", [][]told{{{key: glfw.KeyJ, action: press, mods: glfw.ModCapsLock}, {char: 'J'}}},
			"J/44/2", "J J"},
		{"another keyboard", true, "", [][]told{letter(glfw.KeyJ, 'й')}, "й/44/0", "J й -J"},
		{"a dead key types nothing", true, "", [][]told{{{key: glfw.KeyJ, action: press}, {key: glfw.KeyJ, action: release}}}, "", "J -J"},
		{"a dead key, then a letter", true, "", [][]told{{{key: glfw.KeyJ, action: press}, {key: glfw.KeyK, action: press}, {char: 'é'}}}, "é/45/0", "J K é"},
		{"Esc that is taken", true, "⎋", [][]told{{{key: glfw.KeyEscape, action: press}, {key: glfw.KeyEscape, action: release}}}, "⎋/9/0", "-ESCAPE"},
		{"Esc that is not", true, "", [][]told{{{key: glfw.KeyEscape, action: press}}}, "⎋/9/0", "ESCAPE"},
		{"a shortcut", true, "", [][]told{{{key: glfw.KeyK, action: press, mods: glfw.ModControl}}}, "k/45/4", "K"},
		{"a shortcut of the method's", true, "K", [][]told{{{key: glfw.KeyK, action: press, mods: glfw.ModControl | glfw.ModShift}}}, "K/45/5", ""},
		{"a digit on the pad", true, "", [][]told{{{key: glfw.KeyKP1, action: press, mods: glfw.ModNumLock}, {char: '1'}}}, "ffb1/87/16", "PAD 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			field := &widgets.Field{}
			field.ExtendBaseWidget(field)
			canvas := test.NewTempWindow(t, field).Canvas()
			m := &noting{takes: c.takes}
			if c.focus {
				canvas.Focus(field)
			}
			names := map[glfw.Key]string{glfw.KeyJ: "j", glfw.KeyK: "k", glfw.KeyEscape: "escape", glfw.KeyKP1: "pad"}
			codes := map[glfw.Key]int{glfw.KeyJ: 44, glfw.KeyK: 45, glfw.KeyEscape: 9, glfw.KeyKP1: 87}
			var typed []string
			k := &keyboard{Composer: New(canvas, m), written: func(key glfw.Key, _ int) string { return names[key] }}
			k.key = func(_ *glfw.Window, key glfw.Key, _ int, a glfw.Action, mods glfw.ModifierKey) {
				if mods&(glfw.ModCapsLock|glfw.ModNumLock) != 0 {
					t.Error("the toolkit hears of a lock")
				}
				name := strings.ToUpper(names[key])
				if a == release {
					name = "-" + name
				}
				typed = append(typed, name)
			}
			k.char = func(_ *glfw.Window, r rune) { typed = append(typed, string(r)) }
			for _, e := range slices.Concat(c.told...) {
				if e.key == 0 {
					k.typed(nil, e.char)
				} else {
					k.pressed(nil, e.key, codes[e.key], e.action, e.mods)
				}
			}
			if got := strings.Join(m.keys, " "); got != c.asked {
				t.Errorf("the method is asked %q, want %q", got, c.asked)
			}
			if got := strings.Join(typed, " "); got != c.typed {
				t.Errorf("the toolkit hears %q, want %q", got, c.typed)
			}
		})
	}
}
