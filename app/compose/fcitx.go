package compose

import (
	"image"
	"strings"
	"unicode/utf8"

	"github.com/godbus/dbus/v5"
)

// fcitx is the dialect of fcitx5 (src/frontend/dbusfrontend).
type fcitx struct{}

const (
	fcitxName    = "org.fcitx.Fcitx5"
	fcitxMethod  = "org.fcitx.Fcitx.InputMethod1"
	fcitxContext = "org.fcitx.Fcitx.InputContext1"
)

// What fcitx5 is told of the program (capabilityflags.h).
const (
	fcitxPreedit       uint64 = 1 << 1
	fcitxFormatted     uint64 = 1 << 4
	fcitxUnfocusCommit uint64 = 1 << 5 // what is left of a composition is ours to keep
	fcitxSurrounding   uint64 = 1 << 6
	fcitxRelative      uint64 = 1 << 24
	fcitxOwnPanel      uint64 = 1 << 39
)

// How fcitx5 wants text to look (textformatflags.h).
const (
	fcitxUnderline  = 1 << 3
	fcitxHighlight  = 1 << 4
	fcitxDontCommit = 1 << 5
)

func (fcitx) iface() string { return fcitxContext }

func (fcitx) setUp(wayland, plain bool) []say {
	able := fcitxFormatted | fcitxUnfocusCommit | fcitxSurrounding
	if wayland {
		able |= fcitxRelative | fcitxOwnPanel
	}
	if !plain {
		able |= fcitxPreedit
	}
	return []say{{"SetCapability", []any{able}}}
}

func (fcitx) key(k Key, released bool) say {
	return say{"ProcessKeyEvent", []any{k.Sym, k.Code, uint32(k.State), released, uint32(0)}}
}

func (fcitx) caret(r image.Rectangle, _ bool) say {
	return say{"SetCursorRect", []any{int32(r.Min.X), int32(r.Min.Y), int32(r.Dx()), int32(r.Dy())}}
}

func (fcitx) around(text string, caret, anchor int) say {
	return say{"SetSurroundingText", []any{text, uint32(caret), uint32(anchor)}}
}

func (fcitx) hear(signal string, body []any) []Event {
	switch signal {
	case "CommitString":
		var text string
		if dbus.Store(body, &text) == nil {
			return []Event{Commit{text}}
		}
	case "UpdateFormattedPreedit":
		var text []fcitxText
		var caret int32
		if dbus.Store(body, &text, &caret) == nil {
			return []Event{fcitxComposition(text, int(caret))}
		}
	case "DeleteSurroundingText":
		var from int32
		var count uint32
		if dbus.Store(body, &from, &count) == nil {
			return []Event{Delete{int(from), int(count)}}
		}
	case "ForwardKey":
		var k Key
		var state uint32
		var released bool
		if dbus.Store(body, &k.Sym, &state, &released) == nil && !released {
			k.State = State(state)
			return []Event{Forward{k}}
		}
	case "UpdateClientSideUI":
		var preedit, above, below []fcitxText
		var caret, chosen, layout int32
		var candidates []struct{ Label, Text string }
		var back, on bool
		if dbus.Store(body, &preedit, &caret, &above, &below, &candidates, &chosen, &layout, &back, &on) == nil {
			p := Panel{Above: plain(above), Below: plain(below), Chosen: int(chosen), Vertical: layout == 1}
			for _, c := range candidates {
				p.Candidates = append(p.Candidates, Candidate(c))
			}
			return []Event{p}
		}
	}
	return nil
}

// fcitxText is text with how it is to look.
type fcitxText struct {
	Text   string
	Format int32
}

// fcitxComposition makes a composition of fcitx5's, whose caret counts bytes.
func fcitxComposition(text []fcitxText, caret int) Preedit {
	var p Preedit
	for _, t := range text {
		if t.Text != "" {
			p.Runs = append(p.Runs, Run{Text: t.Text, Underline: t.Format&fcitxUnderline != 0,
				Highlight: t.Format&fcitxHighlight != 0, Draft: t.Format&fcitxDontCommit != 0})
		}
	}
	whole := plain(text)
	switch {
	case p.Empty() || caret < 0:
		p.Caret = -1
	default:
		p.Caret = utf8.RuneCountInString(whole[:min(caret, len(whole))])
	}
	return p
}

func plain(text []fcitxText) string {
	var b strings.Builder
	for _, t := range text {
		b.WriteString(t.Text)
	}
	return b.String()
}
