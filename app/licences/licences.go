// Package licences tells which parts the program is made of, and under which
// licence each is.
package licences

import (
	_ "embed"
	"runtime"
	"slices"
	"strings"
)

// table is what the program is built of, each with its licence.
//
//go:generate go run generate.go
//go:embed modules.tsv
var table string

// further parts of the program are no Go modules.
const further = "GLFW\tZlib\n" +
	"hyphen, with TeX's patterns for English\tISC\n" +
	"Noto Sans SC, Noto Serif SC\tOFL-1.1\n" +
	"PDFium\tBSD-3-Clause AND Apache-2.0\n" +
	"SQLite\tblessing\n" +
	"Unihan\tUnicode-3.0\n" +
	"jieba\tMIT\n" +
	"pinyin-pro\tMIT\n"

// A Licence is one, by its name in SPDX, with the parts that are under it.
type Licence struct {
	Name  string
	Parts []string
}

// All are the parts of the program by their licences, the most frequent
// first.
func All() []Licence {
	by := map[string][]string{"BSD-3-Clause": {"Go " + strings.TrimPrefix(runtime.Version(), "go")}}
	for line := range strings.Lines(further + table) {
		part, licence, _ := strings.Cut(strings.TrimSpace(line), "\t")
		by[licence] = append(by[licence], part)
	}
	var out []Licence
	for l, parts := range by {
		out = append(out, Licence{l, parts})
	}
	slices.SortFunc(out, func(a, b Licence) int {
		if len(a.Parts) != len(b.Parts) {
			return len(b.Parts) - len(a.Parts)
		}
		return strings.Compare(a.Name, b.Name)
	})
	return out
}
