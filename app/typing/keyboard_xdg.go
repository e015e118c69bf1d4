//go:build !windows && !darwin && !android && !ios

package typing

import (
	"image"
	"os"
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"

	"lanmu/app/compose"
	"lanmu/app/work"
	"lanmu/widgets"
)

// The toolkit's window hears of keys from GLFW, and knows nothing of input
// methods. So keys are taken where GLFW calls the toolkit, and handed on to it if
// the method does not want them: before it looks for shortcuts, moves the focus
// or opens a menu.
//
// What GLFW tells of a key is which one it is and, in a second call that follows
// the first at once, the character it types. The method wants to know both, as a
// keysym: of a key that types something the character is waited for.

// keyboard is the keyboard of a window.
type keyboard struct {
	*Composer
	window  *glfw.Window
	key     glfw.KeyCallback // the toolkit's
	char    glfw.CharCallback
	mouse   glfw.MouseButtonCallback
	focus   glfw.FocusCallback
	written func(glfw.Key, int) string // what is written on a key
	shift   int                        // between the codes of GLFW and those of X11
	waiting *stroke                    // for its character
	taken   bool                       // the method took the last key, and with it what that types
}

// stroke is a key as GLFW tells it.
type stroke struct {
	key    glfw.Key
	code   int
	action glfw.Action
	mods   glfw.ModifierKey
}

// Compose has what is typed in a window composed by the reader's input method. It
// is to be called once the window is open; it returns nil where it cannot be done.
// Candidates are shown where offers says, if the method shows none itself.
func Compose(win fyne.Window, on *work.Work, offers func() *widgets.Candidates) *Composer {
	v := viewport(win)
	if v == nil {
		return nil
	}
	wayland := glfw.GetPlatform() == glfw.PlatformWayland
	var c *Composer
	client := compose.New(compose.Session{Program: "lanmu", Wayland: wayland, Told: on.Told, Wake: func() {
		on.UI(func() { c.Told() })
	}})
	c = New(win.Canvas(), client)
	k := &keyboard{Composer: c, window: v, written: glfw.GetKeyName}
	if wayland {
		k.shift = 8 // it counts as the kernel does
	}
	c.away = v.GetAttrib(glfw.Focused) == glfw.False
	c.forward, c.offers = k.does, offers
	c.locate = func(at fyne.Position, s fyne.Size) image.Rectangle {
		r := pixels(win.Canvas(), at, s)
		if wayland { // in the window, in its own units
			x, y := v.GetContentScale()
			return image.Rect(int(float32(r.Min.X)/x), int(float32(r.Min.Y)/y), int(float32(r.Max.X)/x), int(float32(r.Max.Y)/y))
		}
		x, y := v.GetPos()
		return r.Add(image.Pt(x, y))
	}
	v.SetInputMode(glfw.LockKeyMods, glfw.True)
	k.key, k.char = v.SetKeyCallback(k.pressed), v.SetCharCallback(k.typed)
	k.mouse, k.focus = v.SetMouseButtonCallback(k.clicked), v.SetFocusCallback(k.focused)
	k.Done()
	return c
}

// viewport is GLFW's window within one of the toolkit's, which gives no way to it;
// nil if it is none of those the toolkit had when this was written.
func viewport(w fyne.Window) *glfw.Window {
	v := reflect.ValueOf(w)
	if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
		return nil
	}
	f := v.Elem().FieldByName("viewport")
	if !f.IsValid() || f.Type() != reflect.TypeFor[*glfw.Window]() {
		return nil
	}
	return (*glfw.Window)(f.UnsafePointer())
}

// QuietXIM has X11's own way to an input method left alone, which would take the
// keys first and hand them on twice. That way is taken if a variable names the
// method; of those, fcitx5 and IBus are spoken to by us. It is to be called
// before the toolkit starts.
func QuietXIM() {
	if m := os.Getenv("XMODIFIERS"); strings.Contains(m, "@im=") && compose.Speaks(m) {
		os.Setenv("XMODIFIERS", "@im=none")
	}
}

// noTyping are the modifiers with which a key types nothing.
const noTyping = glfw.ModControl | glfw.ModAlt | glfw.ModSuper

func (k *keyboard) pressed(_ *glfw.Window, key glfw.Key, code int, action glfw.Action, mods glfw.ModifierKey) {
	k.flush()
	s := stroke{key, code, action, mods}
	switch {
	case action == glfw.Release:
		k.Release(k.keyOf(s, 0))
		k.hand(s)
		k.Done()
	case !k.follow():
		k.taken = false
		k.hand(s)
		k.Done()
	case plainSyms[key] == 0 && mods&noTyping == 0:
		k.waiting = &s
	default:
		k.asks(s, 0)
	}
}

func (k *keyboard) typed(w *glfw.Window, r rune) {
	if s := k.waiting; s != nil {
		k.waiting = nil
		k.asks(*s, r)
	}
	if !k.taken {
		k.char(w, r)
		k.Done()
	}
}

// flush hands on a key that typed nothing.
func (k *keyboard) flush() {
	if s := k.waiting; s != nil {
		k.waiting = nil
		k.taken = false
		k.hand(*s)
	}
}

// asks asks the method whether it takes a key, and hands it on if not.
func (k *keyboard) asks(s stroke, r rune) {
	if k.taken = k.Press(k.keyOf(s, r)); !k.taken {
		k.hand(s)
		k.Done()
	}
}

// hand hands a key on to the toolkit, which knows nothing of locks.
func (k *keyboard) hand(s stroke) {
	k.key(k.window, s.key, s.code, s.action, s.mods&^(glfw.ModCapsLock|glfw.ModNumLock))
}

func (k *keyboard) clicked(w *glfw.Window, b glfw.MouseButton, a glfw.Action, m glfw.ModifierKey) {
	k.flush()
	k.mouse(w, b, a, m&^(glfw.ModCapsLock|glfw.ModNumLock))
	k.Done()
}

func (k *keyboard) focused(w *glfw.Window, focused bool) {
	k.flush()
	k.focus(w, focused)
	k.Away(!focused)
}

// keyOf is a key as the method knows it, with what it types or 0.
func (k *keyboard) keyOf(s stroke, r rune) compose.Key {
	out := compose.Key{Sym: plainSyms[s.key], Code: uint32(s.code + k.shift)}
	for _, m := range []struct {
		glfw glfw.ModifierKey
		bit  compose.State
	}{
		{glfw.ModShift, compose.Shift}, {glfw.ModControl, compose.Control}, {glfw.ModAlt, compose.Alt},
		{glfw.ModSuper, compose.Super}, {glfw.ModCapsLock, compose.Caps}, {glfw.ModNumLock, compose.Num},
	} {
		if s.mods&m.glfw != 0 {
			out.State |= m.bit
		}
	}
	if out.Sym != 0 {
		return out
	}
	if r == 0 { // it types nothing, with Ctrl for one: what is written on it
		if name := k.written(s.key, s.code); name != "" {
			r, _ = utf8.DecodeRuneInString(name)
		}
		if (out.State&compose.Shift != 0) != (out.State&compose.Caps != 0) {
			r = unicode.ToUpper(r)
		}
	}
	if pad := s.key - glfw.KeyKP0; pad >= 0 && pad <= 9 {
		out.Sym = 0xffb0 + uint32(pad)
	} else if r != 0 {
		out.Sym = compose.SymOf(r)
	}
	return out
}

// does does what a key does that the method gave back.
func (k *keyboard) does(key compose.Key) {
	var mods glfw.ModifierKey
	if key.State&compose.Shift != 0 {
		mods |= glfw.ModShift
	}
	if key.State&compose.Control != 0 {
		mods |= glfw.ModControl
	}
	if key.State&compose.Alt != 0 {
		mods |= glfw.ModAlt
	}
	for g, sym := range plainSyms {
		if sym == key.Sym {
			code := glfw.GetKeyScancode(g)
			k.key(k.window, g, code, glfw.Press, mods)
			k.key(k.window, g, code, glfw.Release, mods)
			return
		}
	}
	if r := compose.RuneOf(key.Sym); r != 0 && mods&noTyping == 0 {
		k.char(k.window, r)
	}
}

// plainSyms are the keysyms of keys that type nothing, whatever the keyboard
// (keysymdef.h).
var plainSyms = map[glfw.Key]uint32{
	glfw.KeyBackspace: 0xff08, glfw.KeyTab: 0xff09, glfw.KeyEnter: 0xff0d, glfw.KeyPause: 0xff13, glfw.KeyScrollLock: 0xff14,
	glfw.KeyEscape: 0xff1b, glfw.KeyHome: 0xff50, glfw.KeyLeft: 0xff51, glfw.KeyUp: 0xff52, glfw.KeyRight: 0xff53,
	glfw.KeyDown: 0xff54, glfw.KeyPageUp: 0xff55, glfw.KeyPageDown: 0xff56, glfw.KeyEnd: 0xff57, glfw.KeyPrintScreen: 0xff61,
	glfw.KeyInsert: 0xff63, glfw.KeyMenu: 0xff67, glfw.KeyNumLock: 0xff7f, glfw.KeyKPEnter: 0xff8d, glfw.KeyDelete: 0xffff,
	glfw.KeyF1: 0xffbe, glfw.KeyF2: 0xffbf, glfw.KeyF3: 0xffc0, glfw.KeyF4: 0xffc1, glfw.KeyF5: 0xffc2, glfw.KeyF6: 0xffc3,
	glfw.KeyF7: 0xffc4, glfw.KeyF8: 0xffc5, glfw.KeyF9: 0xffc6, glfw.KeyF10: 0xffc7, glfw.KeyF11: 0xffc8, glfw.KeyF12: 0xffc9,
	glfw.KeyLeftShift: 0xffe1, glfw.KeyRightShift: 0xffe2, glfw.KeyLeftControl: 0xffe3, glfw.KeyRightControl: 0xffe4,
	glfw.KeyCapsLock: 0xffe5, glfw.KeyLeftAlt: 0xffe9, glfw.KeyRightAlt: 0xffea, glfw.KeyLeftSuper: 0xffeb, glfw.KeyRightSuper: 0xffec,
}
