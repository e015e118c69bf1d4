package app

import (
	"os"
	"path/filepath"
	"testing"
)

func TestPreferencesSurviveAKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "preferences.json")
	guard := func() {
		t.Helper()
		if err := guardPreferences(path); err != nil {
			t.Fatal(err)
		}
	}
	holds := func(want string) {
		t.Helper()
		if b, err := os.ReadFile(path); err != nil || string(b) != want {
			t.Errorf("holds %q, %v, want %q", b, err, want)
		}
	}
	guard() // nothing there: a first start
	write(t, path, `{"colours":"sepia"}`)
	guard()
	for _, torn := range []string{"", `{"colours":`, "\x00\x00\x00"} {
		write(t, path, torn)
		guard()
		holds(`{"colours":"sepia"}`)
	}
	write(t, path, `{"colours":"night"}`)
	guard()
	holds(`{"colours":"night"}`)
}
