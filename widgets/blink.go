package widgets

import (
	"image/color"
	"reflect"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// blink has the caret of a field blink. The toolkit fades it, and draws the whole
// window for each step: under software GL a window in which nothing happens took
// an eighth of a core. This one is there or is not, and stays once it has been seen.
type blink struct {
	field *Field
	caret *canvas.Rectangle
	anim  *fyne.Animation
}

// How a caret blinks: there for two thirds of a period, as GTK has it
// (gtk-cursor-blink-time), but only twice, where GTK goes on for ten seconds: enough to
// be found by where the focus went or typing stopped. Each time it comes or goes takes a
// sixtieth of a second where there is no graphics card.
const (
	blinkPeriod = 1200 * time.Millisecond
	blinks      = 2
)

// of finds what the toolkit draws the caret of a field with: the last of what
// stands in its scroller.
func (b *blink) of(f *Field) {
	b.field = f
	inner, ok := f.drawn.scroll.Content.(fyne.Widget)
	if !ok {
		return
	}
	if s := inner.CreateRenderer().Objects(); len(s) > 0 {
		b.caret, _ = s[len(s)-1].(*canvas.Rectangle)
	}
	b.anim = fyne.NewAnimation(blinks*blinkPeriod, b.tick)
	b.anim.Curve = fyne.AnimationLinear
}

// refreshed follows the toolkit, which has just drawn the field.
func (b *blink) refreshed() {
	if b.caret == nil {
		return
	}
	b.anim.Stop()
	b.show(true)
	fading := fading(b.field)
	if fading == nil { // the field has no focus, or the desktop wants nothing to move
		return
	}
	fading.Stop()
	b.anim.Start()
}

func (b *blink) tick(done float32) {
	at := time.Duration(float64(done) * blinks * float64(blinkPeriod))
	b.show(done >= 1 || at%blinkPeriod < blinkPeriod*2/3)
}

func (b *blink) show(there bool) {
	var ink color.Color = color.Transparent
	if there {
		ink = b.field.Theme().Color(theme.ColorNamePrimary, fyne.CurrentApp().Settings().ThemeVariant())
	}
	if b.caret.FillColor != ink {
		b.caret.FillColor = ink
		b.caret.Refresh()
	}
}

// fading is the toolkit's own blinking, nil while the caret does not blink. It
// gives no other way to end it.
func fading(f *Field) *fyne.Animation {
	v := reflect.ValueOf(&f.Entry).Elem().FieldByName("cursorAnim")
	if !v.IsValid() || v.Kind() != reflect.Pointer || v.IsNil() {
		return nil
	}
	v = v.Elem().FieldByName("anim")
	if !v.IsValid() || v.Type() != reflect.TypeFor[*fyne.Animation]() || v.IsNil() {
		return nil
	}
	return (*fyne.Animation)(v.UnsafePointer())
}
