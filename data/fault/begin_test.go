package fault

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// bare are the places in a file where a goroutine begins whose panic nobody
// catches: the statement, a WaitGroup's Go, and what waits for a time or a
// context and does more then than to hand over to the goroutine that draws.
// groups are the names that are known to be WaitGroups.
func bare(fset *token.FileSet, f *ast.File, groups map[string]bool) (out []string) {
	found := func(n ast.Node, what string) {
		at := fset.Position(n.Pos())
		out = append(out, strings.TrimPrefix(filepath.ToSlash(at.String()), "../../")+": "+what)
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			found(n, "go")
		case *ast.CallExpr:
			s, ok := n.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			of := ""
			switch x := s.X.(type) {
			case *ast.Ident:
				of = x.Name
			case *ast.SelectorExpr:
				of = x.Sel.Name
			}
			switch {
			case s.Sel.Name == "Go" && groups[of]:
				found(n, of+".Go")
			case s.Sel.Name == "AfterFunc" && (of == "time" || of == "context") && !handsOver(n.Args[1]):
				found(n, of+".AfterFunc")
			}
		}
		return true
	})
	return out
}

// handsOver reports whether a function does no more than have another done where
// the window is drawn.
func handsOver(e ast.Expr) bool {
	f, ok := e.(*ast.FuncLit)
	if !ok || len(f.Body.List) != 1 {
		return false
	}
	s, ok := f.Body.List[0].(*ast.ExprStmt)
	if !ok {
		return false
	}
	call, ok := s.X.(*ast.CallExpr)
	if !ok {
		return false
	}
	to, ok := call.Fun.(*ast.SelectorExpr)
	return ok && (to.Sel.Name == "UI" || to.Sel.Name == "Do")
}

// waitGroups are the names of variables, fields and embedded types that are
// WaitGroups.
func waitGroups(f *ast.File, into map[string]bool) {
	is := func(e ast.Expr) bool {
		s, ok := e.(*ast.SelectorExpr)
		if !ok {
			return false
		}
		x, ok := s.X.(*ast.Ident)
		return ok && x.Name == "sync" && s.Sel.Name == "WaitGroup"
	}
	ast.Inspect(f, func(n ast.Node) bool {
		var names []*ast.Ident
		switch n := n.(type) {
		case *ast.Field:
			if !is(n.Type) {
				return true
			}
			if names = n.Names; names == nil {
				into["WaitGroup"] = true
			}
		case *ast.ValueSpec:
			if n.Type == nil || !is(n.Type) {
				return true
			}
			names = n.Names
		}
		for _, name := range names {
			into[name.Name] = true
		}
		return true
	})
}

// TestGoroutinesBeginHere: nowhere else in the program, so that no panic ends it
// with all that was not saved.
func TestGoroutinesBeginHere(t *testing.T) {
	folders := map[string][]*ast.File{}
	fset := token.NewFileSet()
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && strings.HasPrefix(d.Name(), ".") && d.Name() != "..":
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || path == filepath.Join("../..", "data/fault/fault.go"):
			return nil
		}
		f, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		if err == nil {
			dir := filepath.Dir(path)
			folders[dir] = append(folders[dir], f)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(folders) < 20 {
		t.Fatalf("found the program's files in %d folders only: %q", len(folders), slices.Collect(maps.Keys(folders)))
	}
	for _, files := range folders {
		groups := map[string]bool{}
		for _, f := range files {
			waitGroups(f, groups)
		}
		for _, f := range files {
			for _, b := range bare(fset, f, groups) {
				t.Errorf("%s begins a goroutine whose panic nobody catches; use fault.Go, fault.After or a fault.Group", b)
			}
		}
	}
}

// TestBareGoroutinesAreNoticed holds that test to what it is to notice.
func TestBareGoroutinesAreNoticed(t *testing.T) {
	for code, want := range map[string]string{
		`func f() { go f() }`:                                                                     "go",
		`func f() { g := func() { go func() {}() }; g() }`:                                        "go",
		`func f() { var w sync.WaitGroup; w.Go(f) }`:                                              "w.Go",
		`type s struct { all sync.WaitGroup }; func (x *s) f() { x.all.Go(nil) }`:                 "all.Go",
		`type s struct { sync.WaitGroup }; func (x *s) f() { x.WaitGroup.Go(nil) }`:               "WaitGroup.Go",
		`func f() { var w fault.Group; w.Go(f); fault.Go(nil, f) }`:                               "",
		`func f() { time.AfterFunc(1, f) }`:                                                       "time.AfterFunc",
		`func f() { time.AfterFunc(1, func() { g(); w.UI(f) }) }`:                                 "time.AfterFunc",
		`func f() { time.AfterFunc(1, func() { w.UI(f) }); fault.After(1, nil, f) }`:              "",
		`func f() { context.AfterFunc(c, f) }`:                                                    "context.AfterFunc",
		`func f() { time.AfterFunc(1, func() { fyne.Do(func() { f() }) }); w.timer.AfterFunc() }`: "",
	} {
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, "x.go", "package x\n"+code, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		groups := map[string]bool{}
		waitGroups(f, groups)
		got := ""
		for _, b := range bare(fset, f, groups) {
			got += b[strings.LastIndex(b, " ")+1:]
		}
		if got != want {
			t.Errorf("%s\nis told of as %q, want %q", code, got, want)
		}
	}
}
