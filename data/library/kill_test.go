package library

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"lanmu/data/search"
	"lanmu/tools/sample"
)

// A child is this test's program, run again to index LANMU_INDEX into
// LANMU_CACHE. It prints a line when it begins.
func child() {
	l, err := OpenLibrary(os.Getenv("LANMU_CACHE"))
	if err == nil {
		fmt.Println("ready")
		err = l.Update(context.Background(), []string{os.Getenv("LANMU_INDEX")}, func(Change) {})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

func startChild(t *testing.T, papers, cache string) (c *exec.Cmd, stderr *strings.Builder) {
	t.Helper()
	c = exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "LANMU_INDEX="+papers, "LANMU_CACHE="+cache)
	stderr = &strings.Builder{}
	c.Stderr = stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	out.Read(make([]byte, 6))
	return c, stderr
}

// complete holds the library in cache to the files in papers: every page is
// known once, and what searching finds is what looking into every text does.
func complete(t *testing.T, papers, cache string, pages int) {
	t.Helper()
	l := open(t, cache)
	defer l.Close()
	bring(t, l, papers)
	sheets, failed, err := l.Known(t.Context(), []string{papers})
	if err != nil || len(failed) > 0 || len(sheets) != pages {
		t.Fatalf("%d pages are known, want %d; %v, %v", len(sheets), pages, failed, err)
	}
	var sound string
	if err := l.store.db.QueryRow("PRAGMA integrity_check").Scan(&sound); err != nil || sound != "ok" {
		t.Errorf("the database: %s, %v", sound, err)
	}
	var texts []string
	for _, s := range sheets {
		p, err := l.Page(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Articles) != s.Len() {
			t.Fatalf("%s has %d articles, is said to have %d", s.Path(), len(p.Articles), s.Len())
		}
		for i := range p.Articles {
			if p.Articles[i].ID != s.Article(i).ID {
				t.Fatalf("%s: article %d is not what the list says", s.Path(), i)
			}
			texts = append(texts, textOf(&p.Articles[i]))
		}
	}
	for _, query := range []string{"工作", "的", "图书馆", "GDP", "5", "快递员 -工作", "工匠精神"} {
		want := 0
		q := search.Parse(query, nil)
		for _, text := range texts {
			if q.Holds(search.Article{Text: text, Day: search.NoDay}) {
				want++
			}
		}
		got := found(t, l, query)
		if got != want {
			t.Errorf("%s: %d articles are found, %d have it", query, got, want)
		}
	}
}

// TestKilledWhileIndexing kills indexing at any time, LANMU_KILLS times or
// nine, in the same cache, and holds what is left to the files.
func TestKilledWhileIndexing(t *testing.T) {
	slow(t)
	const pages = 250
	kills := 9
	if n, err := strconv.Atoi(os.Getenv("LANMU_KILLS")); err == nil {
		kills = n
	}
	papers, cache := t.TempDir(), t.TempDir()
	size, err := sample.Write(papers, sample.Options{Seed: 7, Pages: pages})
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(uint64(size), 1))
	resumed := false
	for n := range kills {
		if n%4 == 3 { // all over again
			discard(filepath.Join(cache, "library.db"))
		}
		c, stderr := startChild(t, papers, cache)
		time.Sleep(time.Duration(r.IntN(700)) * time.Millisecond)
		c.Process.Kill()
		if err := c.Wait(); err != nil && stderr.Len() > 0 {
			t.Fatalf("indexing fails: %v, %s", err, stderr)
		}
		l := open(t, cache)
		sheets, failed, err := l.Known(t.Context(), []string{papers})
		if err != nil || len(failed) > 0 {
			t.Fatalf("after a kill: %v, %v", failed, err)
		}
		resumed = resumed || len(sheets) > 0 && len(sheets) < pages
		l.Close()
	}
	if !resumed {
		t.Log("no kill came in the middle")
	}
	complete(t, papers, cache, pages)
}

func TestTwoProcessesIndexAtOnce(t *testing.T) {
	slow(t)
	const pages = 250
	papers, cache := t.TempDir(), t.TempDir()
	if _, err := sample.Write(papers, sample.Options{Seed: 8, Pages: pages}); err != nil {
		t.Fatal(err)
	}
	var all []*exec.Cmd
	var said []*strings.Builder
	for range 3 {
		c, stderr := startChild(t, papers, cache)
		all, said = append(all, c), append(said, stderr)
	}
	l := open(t, cache)
	bring(t, l, papers)
	for i, c := range all {
		if err := c.Wait(); err != nil {
			t.Errorf("%v: %s", err, said[i])
		}
	}
	l.Close()
	complete(t, papers, cache, pages)
}
