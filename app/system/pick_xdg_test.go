//go:build !windows && !darwin

package system

import (
	"testing"

	"github.com/godbus/dbus/v5"
)

func TestWhatTheDesktopPicked(t *testing.T) {
	answer := func(status uint32, uris ...string) []any {
		return []any{status, map[string]dbus.Variant{"uris": dbus.MakeVariant(uris)}}
	}
	for _, c := range []struct {
		body []any
		path string
		bad  bool
	}{
		{answer(0, "file:///home/a%20b/a+b%E6%8A%A5.pdf"), "/home/a b/a+b报.pdf", false},
		{answer(1, "file:///home"), "", false}, // cancelled
		{answer(0), "", false},
		{[]any{"?", nil}, "", false},
		{[]any{uint32(0), "?"}, "", false},
		{answer(0, "https://example.org/"), "", true},
	} {
		if path, err := picked(c.body); path != c.path || (err != nil) != c.bad {
			t.Errorf("%v: %q, %v", c.body, path, err)
		}
	}
}
