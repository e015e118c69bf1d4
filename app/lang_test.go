package app

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"lanmu/app/dress"
	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
	"lanmu/data/bookmark"
	"lanmu/data/find"
	"lanmu/data/library"
	"lanmu/data/page"
)

// languagesOf returns the texts of every language by file and key; of one with
// forms for numbers, all of them.
func languagesOf(t *testing.T) map[string]map[string][]string {
	t.Helper()
	files, err := os.ReadDir("tongue/translations")
	if err != nil || len(files) != len(tongue.Languages)-1 {
		t.Fatalf("%d languages can be chosen and %d are there, %v", len(tongue.Languages)-1, len(files), err)
	}
	out := map[string]map[string][]string{}
	for _, f := range files {
		b, err := os.ReadFile("tongue/translations/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		var texts map[string]any
		if err := json.Unmarshal(b, &texts); err != nil {
			t.Fatalf("%s: %v", f.Name(), err)
		}
		out[f.Name()] = map[string][]string{}
		for k, v := range texts {
			switch v := v.(type) {
			case string:
				out[f.Name()][k] = []string{v}
			case map[string]any:
				for _, form := range slices.Sorted(maps.Keys(v)) {
					out[f.Name()][k] = append(out[f.Name()][k], v[form].(string))
				}
			}
		}
	}
	return out
}

// A use is a key in the program's source and, where both are written in one
// call, the names of the data it is given.
type use struct {
	at, key string
	data    []string // nil where they are not written there
}

var keyLike = regexp.MustCompile(`^[a-z]+(\.[a-z]+)+$`)

// uses returns every string of the program that looks like a key.
func uses(t *testing.T) []use {
	t.Helper()
	sources, _ := filepath.Glob("*.go")
	rooms, _ := filepath.Glob("*/*.go")
	var out []use
	files := token.NewFileSet()
	for _, name := range append(sources, rooms...) {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(files, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		add := func(at token.Pos, lit string, data []string) {
			if key, err := strconv.Unquote(lit); err == nil && keyLike.MatchString(key) {
				out = append(out, use{files.Position(at).String(), key, data})
			}
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				add(n.Pos(), n.Value, nil)
			case *ast.CallExpr:
				if fun, ok := n.Fun.(*ast.SelectorExpr); ok && isTongue(fun.X) && (fun.Sel.Name == "T" || fun.Sel.Name == "Count") {
					if lit, ok := n.Args[0].(*ast.BasicLit); ok {
						add(n.Pos(), lit.Value, dataOf(fun.Sel.Name, n.Args[1:]))
					}
				}
			}
			return true
		})
	}
	return out
}

func isTongue(x ast.Expr) bool {
	i, ok := x.(*ast.Ident)
	return ok && i.Name == "tongue"
}

// dataOf returns the names of the data in a call, nil if they are not written
// in it.
func dataOf(fun string, args []ast.Expr) []string {
	names := []string{}
	if fun == "Count" {
		names, args = append(names, "N"), args[1:]
	}
	for _, a := range args {
		if none, ok := a.(*ast.Ident); ok && none.Name == "nil" {
			continue
		}
		m, ok := a.(*ast.CompositeLit)
		if !ok {
			return nil
		}
		for _, e := range m.Elts {
			name, err := strconv.Unquote(e.(*ast.KeyValueExpr).Key.(*ast.BasicLit).Value)
			if err != nil {
				return nil
			}
			names = append(names, name)
		}
	}
	return names
}

// derived are the keys made of what tables hold.
func derived() []string {
	var out []string
	for _, o := range stock.Sortings {
		out = append(out, "sorting."+string(o))
		out = append(out, "order."+string(o))
	}
	for _, g := range present.Groupings {
		out = append(out, "grouping."+string(g))
	}
	for _, kind := range find.ProblemKinds {
		out = append(out, "query."+string(kind))
	}
	for _, name := range present.FieldNames {
		out = append(out, "operator."+name)
	}
	for _, c := range bookmark.Colours {
		out = append(out, "colour."+c)
	}
	for _, c := range dress.Schemes {
		out = append(out, "colours."+string(c))
	}
	for _, k := range library.Kinds() {
		out = append(out, "kind."+k.Name)
		if k.Advice != library.NoAdvice {
			out = append(out, "advice."+string(k.Advice))
		}
	}
	out = append(out, "advice.none", "advice.other")
	for _, act := range []page.Act{page.Join, page.Move, page.Quote, page.Open} {
		out = append(out, "act."+string(act))
	}
	for _, why := range []page.Reason{page.OpenSentence, page.OpenBracket, page.OpenStart, page.NotIndented, page.TornHook,
		page.StrayHook, page.BriefForm, page.RepeatsBody, page.BeginsSection, page.OverAuthor, page.OverReport, page.OverBrief,
		page.LargeType, page.InHalves, page.AfterSignature, page.SignedTwice} {
		out = append(out, "why."+strings.ReplaceAll(string(why), "-", ""))
	}
	return out
}

// TestTranslationsAreComplete holds every language to the keys the program
// uses, no more and no fewer, and the same data in each.
func TestTranslationsAreComplete(t *testing.T) {
	all := languagesOf(t)
	families := map[string]bool{} // what stands before the first dot of some key
	for k := range all["en.json"] {
		family, _, _ := strings.Cut(k, ".")
		families[family] = true
	}
	used := map[string]string{}
	for _, k := range derived() {
		used[k] = "a table"
	}
	for _, u := range uses(t) {
		if family, _, _ := strings.Cut(u.key, "."); families[family] || u.data != nil {
			used[u.key] = u.at
		}
	}
	for file, texts := range all {
		for k, at := range used {
			if len(texts[k]) == 0 || slices.Contains(texts[k], "") {
				t.Errorf("%s lacks %q, which %s uses", file, k, at)
			}
		}
		for k := range texts {
			if used[k] == "" {
				t.Errorf("%s has %q, which nothing uses", file, k)
			}
		}
	}
}

var placeholder = regexp.MustCompile(`\{\{\.(\w+)\}\}`)

func placeholders(text string) []string {
	var out []string
	for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
		out = append(out, m[1])
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// TestTranslationsSayTheSame: each language has the same data to tell, and is
// given it.
func TestTranslationsSayTheSame(t *testing.T) {
	all := languagesOf(t)
	for file, texts := range all {
		for k, forms := range texts {
			for _, form := range forms {
				want := placeholders(all["zh-Hans.json"][k][0])
				if strings.HasPrefix(k, "date.") {
					continue // of a date each language writes other parts
				}
				if got := placeholders(form); !slices.Equal(got, want) {
					t.Errorf("%s: %s tells %v, in simplified Chinese %v", file, k, got, want)
				}
				if strings.Count(form, "{{") != len(placeholder.FindAllString(form, -1)) {
					t.Errorf("%s: %s holds braces that name no data: %q", file, k, form)
				}
			}
		}
	}
	for _, u := range uses(t) {
		for _, name := range u.data {
			if !slices.Contains(placeholders(all["zh-Hans.json"][u.key][0]), name) {
				t.Errorf("%s gives %s the data %s, which it does not tell", u.at, u.key, name)
			}
		}
		if u.data != nil {
			for _, name := range placeholders(all["zh-Hans.json"][u.key][0]) {
				if !slices.Contains(u.data, name) {
					t.Errorf("%s does not give %s the data %s", u.at, u.key, name)
				}
			}
		}
	}
}

// TestCountsAndDates have the form of each language.
func TestCountsAndDates(t *testing.T) {
	t.Cleanup(func() { tongue.Speak("") })
	at := time.Date(2024, 3, 2, 8, 0, 0, 0, time.UTC)
	for _, c := range []struct{ locale, one, two, day, month string }{
		{"en_US.UTF-8", "1 bookmark exported to f", "2 bookmarks exported to f", "March 2, 2024", "March 2024"},
		{"zh_CN.UTF-8", "1 条收藏已导出到 f", "2 条收藏已导出到 f", "2024年3月2日", "2024年3月"},
		{"zh_TW.UTF-8", "1 條收藏已匯出到 f", "2 條收藏已匯出到 f", "2024年3月2日", "2024年3月"},
	} {
		if err := tongue.Speak(c.locale); err != nil {
			t.Fatal(err)
		}
		data := map[string]any{"File": "f"}
		for got, want := range map[string]string{
			tongue.Count("export.done", 1, data): c.one, tongue.Count("export.done", 2, data): c.two, present.Day(at): c.day, present.Month(at): c.month,
		} {
			if got != want {
				t.Errorf("%s: %q, want %q", c.locale, got, want)
			}
		}
	}
}
