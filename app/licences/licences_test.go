package licences

import (
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestEveryPartHasItsLicence: what is linked into the program is in the table
// of licences, and nothing that go.mod does not know.
func TestEveryPartHasItsLicence(t *testing.T) {
	known := map[string]string{}
	for line := range strings.Lines(table) {
		part, licence, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || licence == "" {
			t.Errorf("the table has a line %q", line)
		}
		known[part] = licence
	}
	list, err := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}{{end}}{{end}}", "lanmu").Output()
	if err != nil {
		t.Fatal(err)
	}
	linked := strings.Fields(string(list))
	if len(linked) < 20 {
		t.Fatalf("the program is built of %q", linked)
	}
	for _, m := range linked {
		if known[m] == "" {
			t.Fatalf("no licence is told of %s; run go generate ./app/licences", m)
		}
	}
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for part := range known {
		if !regexp.MustCompile(`(?m)^\t` + regexp.QuoteMeta(part) + ` v`).Match(mod) {
			t.Errorf("%s is no longer part of the program; run go generate ./app/licences", part)
		}
	}
	var told []string
	for _, l := range All() {
		told = append(told, l.Parts...)
	}
	for _, want := range []string{"fyne.io/fyne/v2", "PDFium", "Noto Sans SC, Noto Serif SC"} {
		if !slices.Contains(told, want) {
			t.Errorf("nothing is told of %s", want)
		}
	}
}
