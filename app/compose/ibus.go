package compose

import (
	"image"
	"slices"
	"unicode/utf8"

	"github.com/godbus/dbus/v5"
)

// ibus is the dialect of IBus. Its texts are objects of its own (ibustext.c)
// within variants.
type ibus struct {
	preedit Preedit // as it was told last
	hidden  bool
}

const (
	ibusName    = "org.freedesktop.IBus"
	ibusPortal  = "org.freedesktop.portal.IBus"
	ibusPath    = "/org/freedesktop/IBus"
	ibusContext = "org.freedesktop.IBus.InputContext"
)

// What IBus is told of the program (ibustypes.h).
const (
	ibusPreedit     uint32 = 1 << 0
	ibusFocus       uint32 = 1 << 3
	ibusSurrounding uint32 = 1 << 5
)

// ibusReleased is the bit of a key's state that tells it is let go.
const ibusReleased = 1 << 30

func (*ibus) iface() string { return ibusContext }

func (*ibus) setUp(_, plain bool) []say {
	able := ibusFocus | ibusSurrounding
	if !plain {
		able |= ibusPreedit
	}
	return []say{
		{"SetCapabilities", []any{able}},
		// What is left of a composition is ours to keep.
		{"org.freedesktop.DBus.Properties.Set", []any{ibusContext, "ClientCommitPreedit", dbus.MakeVariant(struct{ Own bool }{true})}},
	}
}

func (*ibus) key(k Key, released bool) say {
	state := uint32(k.State)
	if released {
		state |= ibusReleased
	}
	return say{"ProcessKeyEvent", []any{k.Sym, max(k.Code, 8) - 8, state}} // the kernel's code
}

func (*ibus) caret(r image.Rectangle, relative bool) say {
	name := "SetCursorLocation"
	if relative {
		name = "SetCursorLocationRelative"
	}
	return say{name, []any{int32(r.Min.X), int32(r.Min.Y), int32(r.Dx()), int32(r.Dy())}}
}

func (*ibus) around(text string, caret, anchor int) say {
	return say{"SetSurroundingText", []any{dbus.MakeVariant(ibusText{"IBusText", nothing, text,
		dbus.MakeVariant(ibusList{"IBusAttrList", nothing, nil})}), uint32(caret), uint32(anchor)}}
}

// The objects of IBus.
type (
	ibusText struct {
		Kind   string
		Spare  map[string]dbus.Variant
		Text   string
		Format dbus.Variant // an ibusList
	}
	ibusList struct {
		Kind  string
		Spare map[string]dbus.Variant
		Items []dbus.Variant // of ibusFormat
	}
	ibusFormat struct {
		Kind                    string
		Spare                   map[string]dbus.Variant
		Type, Value, Start, End uint32 // Start and End in characters
	}
)

var nothing = map[string]dbus.Variant{}

// Types of ibusFormat (ibusattribute.h).
const ibusUnderline, ibusBackground = 1, 3

func (b *ibus) hear(signal string, body []any) []Event {
	var text dbus.Variant
	switch signal {
	case "CommitText":
		var t ibusText
		if dbus.Store(body, &text) == nil && text.Store(&t) == nil {
			return []Event{Commit{t.Text}}
		}
	case "UpdatePreeditText", "UpdatePreeditTextWithMode":
		var caret, mode uint32
		var shown bool
		into := []any{&text, &caret, &shown}
		if signal == "UpdatePreeditTextWithMode" {
			into = append(into, &mode)
		}
		var t ibusText
		if dbus.Store(body, into...) == nil && text.Store(&t) == nil {
			b.preedit, b.hidden = ibusComposition(t, int(caret), mode == 0), !shown
			return b.composition()
		}
	case "ShowPreeditText", "HidePreeditText":
		b.hidden = signal == "HidePreeditText"
		return b.composition()
	case "DeleteSurroundingText":
		var from int32
		var count uint32
		if dbus.Store(body, &from, &count) == nil {
			return []Event{Delete{int(from), int(count)}}
		}
	case "ForwardKeyEvent":
		var k Key
		var state uint32
		if dbus.Store(body, &k.Sym, &k.Code, &state) == nil && state&ibusReleased == 0 {
			k.Code, k.State = k.Code+8, State(state)
			return []Event{Forward{k}}
		}
	}
	return nil
}

func (b *ibus) composition() []Event {
	if b.hidden {
		return []Event{Preedit{Caret: -1}}
	}
	return []Event{b.preedit}
}

// ibusComposition cuts a text into runs that look alike.
func ibusComposition(t ibusText, caret int, draft bool) Preedit {
	if t.Text == "" {
		return Preedit{Caret: -1}
	}
	var formats []ibusFormat
	var list ibusList
	if t.Format.Store(&list) == nil {
		for _, v := range list.Items {
			var f ibusFormat
			if v.Store(&f) == nil {
				formats = append(formats, f)
			}
		}
	}
	runes := []rune(t.Text)
	cuts := []int{0, len(runes)}
	for _, f := range formats {
		cuts = append(cuts, min(int(f.Start), len(runes)), min(int(f.End), len(runes)))
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	p := Preedit{Caret: min(caret, utf8.RuneCountInString(t.Text))}
	for i := range cuts[1:] {
		from, to := cuts[i], cuts[i+1]
		r := Run{Text: string(runes[from:to]), Draft: draft}
		for _, f := range formats {
			if int(f.Start) <= from && to <= int(f.End) {
				r.Underline = r.Underline || f.Type == ibusUnderline && f.Value != 0
				r.Highlight = r.Highlight || f.Type == ibusBackground
			}
		}
		p.Runs = append(p.Runs, r)
	}
	return p
}
