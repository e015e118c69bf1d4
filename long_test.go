//go:build linux

package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"lanmu/tools/sample"
)

// library makes a folder of so many pages, with ten articles on average.
func (d *desk) library(pages int) string {
	d.Helper()
	folder := filepath.Join(d.home, "报库")
	if _, err := sample.Write(folder, sample.Options{Seed: 1, Pages: pages}); err != nil {
		d.Fatal(err)
	}
	return folder
}

// TestReadingOn opens an article after another, searches and changes the colours.
// What is opened must not stay.
func TestReadingOn(t *testing.T) {
	articles := times("LANMU_ARTICLES", 0, 0)
	if articles == 0 {
		t.Skip("takes minutes, with LANMU_ARTICLES, as make soak has it")
	}
	d := newDesk(t)
	var log bytes.Buffer
	d.stderr = &log
	d.starts(d.library(articles/5 + 5))
	d.presses("Escape", "Escape", "ctrl+1", "Home", "Return")
	opens := func() {
		t.Helper()
		was := d.title()
		d.presses("n")
		d.eventually("another article than "+was, func() bool { s := d.title(); return s != was && s != "" })
	}
	c := curve{desk: d, settled: 20}
	step := 0
	goes := func(what string, times, every int, do func(n int)) {
		t.Helper()
		t.Log(what)
		for n := range times {
			do(n)
			step++
			c.after(step)
			if (n+1)%every == 0 || n+1 == times {
				c.tell(step)
			}
		}
	}
	goes("articles opened", articles, 50, func(int) { opens() })
	goes("searches", articles*2/5, 20, func(n int) {
		word := []string{"a", "gdp", "2024", "de", "jing", "会", "人民", "的"}[n%8]
		d.script(strings.Join([]string{"key ctrl+shift+f", "type --delay 5 " + fmt.Sprint(word, " ", n), "sleep 0.2",
			"key BackSpace BackSpace BackSpace BackSpace", "sleep 0.2", "key Escape ctrl+shift+f Escape Escape"}, "\n") + "\n")
		if n%10 == 9 {
			opens() // it has done what it was asked for
		}
	})
	goes("changes of colours", articles*3/25, 10, func(int) {
		d.presses("ctrl+shift+l")
		opens()
	})
	c.rests(step)
	c.ends()
	d.dies()
	d.complained(log.String())
}
