//go:build linux

package journal

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// busy puts, changes, deletes and compacts without pause, and says what it did
// when it is acknowledged: "+id" kept, "-id" deleted.
func busy(path string) {
	j, err := Open[note](path)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for i := 0; ; i++ {
		id := fmt.Sprintf("%d-%d", os.Getpid(), i)
		err := j.Put(id, note{Text: strings.Repeat("老街的灯", 1+i%40)})
		if err == nil {
			os.Stdout.WriteString("+" + id + "\n")
		}
		if err == nil && i%3 == 2 {
			if err = j.Delete(id); err == nil {
				os.Stdout.WriteString("-" + id + "\n")
			}
		}
		if err == nil && i%7 == 6 {
			err = j.Compact()
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// kills is how often a writer is killed. LANMU_KILLS sets another number, for
// a night of it.
func kills(t *testing.T) int {
	n, err := strconv.Atoi(os.Getenv("LANMU_KILLS"))
	switch {
	case err == nil:
		return n
	case testing.Short():
		return 20
	}
	return 200
}

// Two busy writers are killed at any moment, again and again. What they were
// told is kept is there, and what they were told is deleted is not.
func TestKilled(t *testing.T) {
	const each = 50 // kills of one journal, so that it stays small
	total, acknowledged := kills(t), 0
	for done := 0; done < total; done += each {
		path := filepath.Join(t.TempDir(), "notes.jsonl")
		kept, deleted := map[string]bool{}, map[string]bool{}
		for range min(each, total-done) {
			for _, said := range killOne(t, path) {
				acknowledged++
				if id := said[1:]; said[0] == '+' {
					kept[id] = true
				} else {
					deleted[id] = true
				}
			}
			d := open(t, path)
			for id := range kept {
				if e := d.entries[id]; e == nil || e.Value.Text == "" {
					t.Fatalf("%s was acknowledged and is lost", id)
				} else if e.Deleted && !deleted[id] && !unheard(id, kept, deleted) {
					t.Fatalf("%s was acknowledged and is deleted", id)
				}
			}
			for id := range deleted {
				if _, ok := d.Get(id); ok {
					t.Fatalf("%s was deleted and is back", id)
				}
			}
			d.Close()
		}
	}
	t.Logf("%d kills, %d acknowledged changes, none lost", total, acknowledged)
}

// unheard reports whether id may have been deleted by a writer that was killed
// before it could say so: nothing it did later was heard of.
func unheard(id string, kept, deleted map[string]bool) bool {
	pid, n, _ := strings.Cut(id, "-")
	i, _ := strconv.Atoi(n)
	return i%3 == 2 && !kept[fmt.Sprintf("%s-%d", pid, i+1)]
}

// killOne lets a writer write for up to 12 ms after it has begun, kills it,
// and returns what it had been told is done. Now and then another writer is at
// the same journal.
func killOne(t *testing.T, path string) (said []string) {
	t.Helper()
	writers := 1 + rand.IntN(4)/3
	heard := make(chan []string)
	for range writers {
		c := play("busy", path)
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		go func() {
			var lines []string
			in := bufio.NewScanner(out)
			for in.Scan() {
				if lines = append(lines, in.Text()); len(lines) == 1 {
					// From the first thing said it is at work; when it is
					// killed is left to chance.
					time.AfterFunc(time.Duration(rand.IntN(12_000))*time.Microsecond, func() { c.Process.Kill() })
				}
			}
			c.Wait()
			heard <- lines
		}()
	}
	for range writers {
		said = append(said, <-heard...)
	}
	return said
}
