package app

import (
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A drive that does not answer keeps whoever asks it for ever. Where the window
// is drawn nobody may ask: no file, no program, nothing of data that does.

// asks are the calls that ask the disk, by how they are written.
var asks = regexp.MustCompile(`^(` + strings.Join([]string{
	`os\.(Chdir|Chmod|Create|CreateTemp|Getwd|Link|Lstat|Mkdir|MkdirAll|MkdirTemp|Open|OpenFile|ReadDir|ReadFile|Readlink|Remove|RemoveAll|Rename|Stat|Symlink|Truncate|WriteFile)`,
	`exec\.(Command|CommandContext|LookPath)`,
	`filepath\.(Abs|EvalSymlinks|Glob|Walk|WalkDir)`,
	`journal\.WriteFile`,
	`bookmark\.(Open|OpenReading)`,
	`library\.(Open|OpenChoices|OpenFolders|OpenLibrary|Read)`,
	`glyph\.Families`,
	`stock\.(Fetch|Keep|OpenMemory|OpenStacks|Recognise)`,
	`system\.(FindPrinting|FindVoices|KeepCrash|KeepFault|Documents|PickOnDesktop|RevealFile|WriteUnder|WriteWhole)`,
	`present\.(Export|ExportHits|PDFOf|WriteBookmarksPDF)`,
	`.*\.Bookmarks\.(Add|Close|Edit|Import|Remove|Restore)`,
	`.*\.Reading\.(Close|Forget|Set)`,
	`.*\.Copies\.(Load|Prune|Save|Touch)`,
	`.*\.Library\.(Close|Decode|Drop|Hold|Known|Page|Search|Update|Watch)`,
	`.*\.Folders\.(Add|Close|Remove)`,
	`.*\bapp\.OpenURL`,
	`f\.Open`, // of a family of fonts
}, "|") + `)$`)

// elsewhere are the calls that do what they are given on another goroutine than
// the one that draws.
var elsewhere = []string{"Go", "Aside", "Add", "change", "turn", "within", "AfterFunc", "Try", "After", "Begin", "Logged"}

// drawing are the calls that do what they are given on the one that draws,
// wherever they are made.
var drawing = []string{"UI", "Do"}

// exempt are the functions that may ask, and why.
var exempt = map[string]string{
	"runWindow":         "there is no window yet",
	"logFault":          "it is called where a goroutine has failed, or when nothing is drawn any more",
	"bookmarksOnPaper":  "what it returns is called by print and savePDFAs, elsewhere",
	"exportSource":      "what it returns is called by what exportTo and bookmarksOnPaper do, elsewhere",
	"onPaper":           "what it returns is called by print and savePDFAs, elsewhere",
	"writeBookmarksPDF": "it is called by exportInto, elsewhere",
}

// calls are what a function does where the window is drawn.
type calls struct {
	asks  []string      // calls that ask the disk
	calls []*types.Func // of the package
	given []*types.Func // that are handed on, to be called later
}

// A drawn is the functions of the package. Of what it imports nothing is known:
// calls into that are told by how they are written.
type drawn struct {
	info types.Info
	all  map[*types.Func]*calls // under nil, what is done in tables of functions
}

func newDrawn(fset *token.FileSet, files []*ast.File) *drawn {
	d := &drawn{types.Info{Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}, map[*types.Func]*calls{nil: {}}}
	config := types.Config{Error: func(error) {}, Importer: nothing{}}
	config.Check("app", fset, files, &d.info)
	for _, f := range files {
		for _, decl := range f.Decls {
			switch decl := decl.(type) {
			case *ast.FuncDecl:
				c := &calls{}
				fn, _ := d.info.Defs[decl.Name].(*types.Func)
				if fn == nil || fn.Name() == "init" { // it fills a table
					fn = nil
					c = d.all[nil]
				}
				d.all[fn] = c
				if decl.Body != nil {
					d.scan(c, decl.Body, true)
				}
			case *ast.GenDecl:
				d.scan(d.all[nil], decl, true)
			}
		}
	}
	return d
}

// nothing imports packages in which there is nothing.
type nothing struct{}

func (nothing) Import(path string) (*types.Package, error) {
	p := types.NewPackage(path, filepath.Base(path))
	p.MarkComplete()
	return p, nil
}

// scan takes in what a piece of code does, which is or is not where the window is
// drawn.
func (d *drawn) scan(c *calls, n ast.Node, here bool) {
	ast.Inspect(n, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			if id, ok := n.(*ast.Ident); ok && here {
				if fn, ok := d.info.Uses[id].(*types.Func); ok {
					c.given = append(c.given, fn)
				}
			}
			return true
		}
		spelt, called := spelling(call.Fun)
		if here && asks.MatchString(spelt) {
			c.asks = append(c.asks, spelt)
		}
		switch f := call.Fun.(type) {
		case *ast.Ident, *ast.SelectorExpr:
			if fn, ok := d.info.Uses[called].(*types.Func); ok && here {
				c.calls = append(c.calls, fn)
			}
			if s, ok := f.(*ast.SelectorExpr); ok {
				d.scan(c, s.X, here)
			}
		default:
			d.scan(c, f, here)
		}
		in := here
		switch {
		case called == nil:
		case slices.Contains(elsewhere, called.Name):
			in = false
		case slices.Contains(drawing, called.Name):
			in = true
		}
		for _, a := range call.Args {
			switch a.(type) {
			case *ast.FuncLit, *ast.Ident, *ast.SelectorExpr:
				d.scan(c, a, in)
			default:
				d.scan(c, a, here)
			}
		}
		return false
	})
}

// spell is a call's function as it is written, and the name that is called.
func spelling(e ast.Expr) (string, *ast.Ident) {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name, e
	case *ast.SelectorExpr:
		of, _ := spelling(e.X)
		return of + "." + e.Sel.Name, e.Sel
	}
	return "…", nil
}

// offences are the functions that ask the disk where the window is drawn, each
// with how it does. Who is called there is told by its callers: those that are
// handed on, to be called when something is clicked or typed, are where it begins,
// and what the parts of the window offer each other.
func offences(fset *token.FileSet, files []*ast.File) []string {
	d := newDrawn(fset, files)
	asking := map[*types.Func]string{} // how
	given := map[*types.Func]bool{nil: true}
	may := func(fn *types.Func) bool { return fn != nil && exempt[fn.Name()] != "" }
	part := files[0].Name.Name != "app"
	for fn, c := range d.all {
		given[fn] = given[fn] || part && fn.Exported()
		if len(c.asks) > 0 && !may(fn) {
			asking[fn] = c.asks[0]
		}
		for _, g := range c.given {
			given[g] = true
		}
	}
	for grown := true; grown; {
		grown = false
		for fn, c := range d.all {
			for _, callee := range c.calls {
				if how := asking[callee]; how != "" && asking[fn] == "" && !may(fn) {
					asking[fn], grown = callee.Name()+" → "+how, true
				}
			}
		}
	}
	var out []string
	for fn, how := range asking {
		if !given[fn] {
			continue
		}
		if fn != nil {
			how = fn.Name() + " → " + how
		}
		out = append(out, how)
	}
	slices.Sort(out)
	return out
}

// TestTheDiskIsNotAskedWhereTheWindowIsDrawn.
func TestTheDiskIsNotAskedWhereTheWindowIsDrawn(t *testing.T) {
	for _, dir := range append(parts, ".") {
		var files []*ast.File
		fset := token.NewFileSet()
		names, _ := filepath.Glob(filepath.Join(dir, "*.go"))
		for _, name := range names {
			if built, err := build.Default.MatchFile(dir, filepath.Base(name)); err != nil {
				t.Fatal(err)
			} else if !built || strings.HasSuffix(name, "_test.go") {
				continue
			}
			f, err := parser.ParseFile(fset, name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, f)
		}
		for _, o := range offences(fset, files) {
			t.Errorf("asks the disk where the window is drawn: %s: %s", dir, o)
		}
	}
}

// TestAskingTheDiskIsNoticed holds that test to what it is to notice.
func TestAskingTheDiskIsNoticed(t *testing.T) {
	for code, want := range map[string]string{
		`func (w *window) f() { os.Stat("x") }; var c = (*window).f`:                                                       "f → os.Stat",
		`func (w *window) f() { w.g() }; func (w *window) g() { w.Library.Drop(nil) }; var c = (*window).f`:                "f → g → w.Library.Drop",
		`func (w *window) f() { w.work.Go(func() { os.Stat("x") }) }; var c = (*window).f`:                                 "",
		`func (w *window) f() { w.work.Go(w.g) }; func (w *window) g() { os.Stat("x") }; var c = (*window).f`:              "",
		`func (w *window) f() { w.work.Go(func() { w.work.UI(func() { os.Stat("x") }) }) }; var c = (*window).f`:           "f → os.Stat",
		`func (w *window) f() { b := func() { os.Stat("x") }; b() }; var c = (*window).f`:                                  "f → os.Stat",
		`func (w *window) f() { w.show(func() { exec.LookPath("x") }) }; var c = (*window).f`:                              "f → exec.LookPath",
		`func (w *window) f() { w.work.Go(func() { w.g() }) }; func (w *window) g() { os.Stat("x") }; var c = (*window).f`: "",
		`var c = func() { os.Stat("x") }`:                                                    "os.Stat",
		"package part\n" + `type Part struct{}; func (p Part) F() { os.Stat("x") }`:          "F → os.Stat",
		"package part\n" + `type Part struct{}; func (p Part) f() { os.Stat("not called") }`: "",
	} {
		if !strings.HasPrefix(code, "package") {
			code = "package app\ntype window struct{}\n" + code
		}
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, "x.go", code, 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(offences(fset, []*ast.File{f}), "; "); got != want {
			t.Errorf("%s\nis told of as %q, want %q", code, got, want)
		}
	}
}
