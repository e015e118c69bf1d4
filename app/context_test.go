package app

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// TestAllEndsWithTheWindow: what is done for the window is done in its context, so
// that nothing goes on for a window that is closed; a command is done in its own.
func TestAllEndsWithTheWindow(t *testing.T) {
	may := map[string]string{
		"New":           "it makes the window's",
		"openCatalogue": "it makes the one that Ctrl+C ends",
	}
	fset := token.NewFileSet()
	names, _ := filepath.Glob("*.go")
	rooms, _ := filepath.Glob("*/*.go")
	if len(rooms) == 0 {
		t.Fatal("found no files below the window's")
	}
	for _, name := range append(names, rooms...) {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if ok && may[f.Name.Name] != "" {
				continue
			}
			ast.Inspect(d, func(n ast.Node) bool {
				s, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				if what, _ := spelling(s); what == "context.Background" || what == "context.TODO" {
					t.Errorf("%s: %s ends with nothing; take the window's, or the command's", fset.Position(s.Pos()), what)
				}
				return true
			})
		}
	}
}
