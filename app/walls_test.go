package app

import (
	"go/ast"
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
	"desk":     {"stock", "tongue", "work"},
	// The parts of the window know nothing of each other.
	"aloud":     {"present", "system", "tongue", "work"},
	"above":     {"system", "tongue", "work"},
	"typing":    {"compose", "work"},
	"dress":     {"system", "tongue", "work"},
	"marks":     {"present", "stock", "tongue", "work"},
	"reading":   {"present", "stock", "tongue", "work"},
	"listing":   {"present", "stock", "tongue", "work"},
	"facsimile": {"present", "stock", "tongue", "work"},
	"intake":    {"present", "stock", "system", "tongue", "work"},
}

// parts are the rooms that do what they do where the window is drawn.
var parts = []string{"above", "aloud", "dress", "facsimile", "intake", "listing", "marks", "reading", "typing"}

// tooled are the folders that need the toolkit.
var tooled = []string{"app", "app/above", "app/dress", "app/facsimile", "app/reading", "app/typing", "widgets"}

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
				under(dir, "widgets") && under(to, "data") && to != "data/runes",
				under(dir, "widgets/") && to == "widgets":
				t.Errorf("%s imports %s: that is an arrow back up", dir, to)
			}
		}
	}
}

// TestPartsKeepTheirFields: the window makes its parts in one place, and writes no
// field of theirs. That they write none of each other's the compiler sees to: they are
// folders that do not import each other.
func TestPartsKeepTheirFields(t *testing.T) {
	names, _ := filepath.Glob("*.go")
	files := token.NewFileSet()
	made := 0
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(files, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			for _, at := range written(fn) {
				path := strings.Split(at, ".")
				switch {
				case len(path) < 2 || !slices.Contains(partFields, path[1]):
				case len(path) == 2 && fn.Name.Name == "makeParts":
					made++
				default:
					t.Errorf("%s: %s writes %s", name, fn.Name.Name, at)
				}
			}
		}
	}
	if made != len(partFields) {
		t.Errorf("%d of %d parts are seen to be made", made, len(partFields))
	}
}

// partFields are where the window holds its parts.
var partFields = []string{"above", "aloud", "dress", "in", "list", "marks", "reading"}

// written are the variables a function writes, as they are spelt.
func written(fn *ast.FuncDecl) (out []string) {
	ast.Inspect(fn, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, e := range n.Lhs {
				at, _ := spelling(e)
				out = append(out, at)
			}
		case *ast.IncDecStmt:
			at, _ := spelling(n.X)
			out = append(out, at)
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				at, _ := spelling(n.X)
				out = append(out, at)
			}
		}
		return true
	})
	return out
}
