package app

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const toolkit = "fyne.io/fyne/v2"

// walls are what each room of app may import of the others. The window, app itself,
// may import all, and nothing imports it but main.
var walls = map[string][]string{
	"work":     {},
	"tongue":   {},
	"system":   {},
	"display":  {},
	"compose":  {},
	"licences": {},
	"stock":    {},
	"present":  {"stock", "system", "tongue"},
	"cli":      {"present", "stock", "system", "tongue"},
	// The parts of the window know nothing of each other.
	"aloud":   {"present", "system", "tongue", "work"},
	"above":   {"system", "tongue", "work"},
	"dress":   {"system", "tongue", "work"},
	"marks":   {"present", "stock", "tongue", "work"},
	"reading": {"present", "stock", "tongue", "work"},
	"listing": {"present", "stock", "tongue", "work"},
	"intake":  {"present", "stock", "system", "tongue", "work"},
}

// parts are the rooms that do what they do where the window is drawn.
var parts = []string{"above", "aloud", "dress", "intake", "listing", "marks", "reading"}

// tooled are the folders that need the toolkit.
var tooled = []string{"app", "app/above", "app/dress", "app/reading", "widgets"}

// TestWalls: no arrow runs back up between the folders of the program, and what
// needs no toolkit has none, nor anything that does.
func TestWalls(t *testing.T) {
	imports := map[string][]string{} // of this module's packages, by folder
	files := token.NewFileSet()
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && name != "..") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(files, name, nil, parser.ImportsOnly)
		if err != nil || f.Name.Name == "main" {
			return err
		}
		dir := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(name)), "../")
		for _, i := range f.Imports {
			to, _ := strconv.Unquote(i.Path.Value)
			imports[dir] = append(imports[dir], strings.TrimPrefix(to, "lanmu/"))
		}
		return nil
	})
	if err != nil || len(imports) < 20 {
		t.Fatalf("%d packages are seen, %v", len(imports), err)
	}
	needs := map[string]bool{} // the toolkit
	for range imports {
		for dir, all := range imports {
			needs[dir] = needs[dir] || slices.ContainsFunc(all, func(to string) bool { return needs[to] || to == toolkit || strings.HasPrefix(to, toolkit+"/") })
		}
	}
	under := func(dir, root string) bool { return dir == root || strings.HasPrefix(dir, root+"/") }
	for dir, all := range imports {
		room := path.Base(dir)
		if under(dir, "app") && dir != "app" && walls[room] == nil {
			t.Errorf("%s is a room that has no walls yet", dir)
		}
		if needs[dir] != slices.Contains(tooled, dir) {
			t.Errorf("%s needs the toolkit: %v", dir, needs[dir])
		}
		for _, to := range all {
			switch {
			case under(to, "app") && under(dir, "app") && (dir == "app" || slices.Contains(walls[room], path.Base(to))):
			case under(to, "app"),
				under(dir, "data") && under(to, "widgets"),
				under(dir, "widgets") && under(to, "data"),
				under(dir, "widgets/") && to == "widgets":
				t.Errorf("%s imports %s: that is an arrow back up", dir, to)
			}
		}
	}
}
