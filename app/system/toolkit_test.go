package system

import (
	"log"
	"strings"
	"testing"
)

// TestTheToolkitComplainsOnlyOfWhatMatters, in as many lines as it has.
func TestTheToolkitComplainsOnlyOfWhatMatters(t *testing.T) {
	var out strings.Builder
	was, flags := log.Writer(), log.Flags()
	QuietToolkit(&out)
	t.Cleanup(func() { log.SetOutput(was); log.SetFlags(flags) })
	complain := func(reason, cause string) { // as the toolkit does
		log.Println("Fyne error: ", reason)
		if cause != "" {
			log.Println("  Cause:", cause)
		}
		log.Printf("  At: %s:%d", "app.go", 7)
	}
	complain("failed to watch theme settings", "dial unix /dev/null: connect: connection refused")
	complain("Getting favorite locations", "this computer does not define a VIDEOS folder")
	if out.Len() > 0 {
		t.Errorf("of what is harmless is written %q", out.String())
	}
	complain("window creation error", "no display")
	complain("failed to watch theme settings", "")
	log.Println("another word")
	if got := out.String(); strings.Count(got, "\n") != 4 || !strings.Contains(got, "no display") || !strings.Contains(got, "At: app.go:7") || !strings.Contains(got, "another word") {
		t.Errorf("of what matters is written %q", got)
	}
}
