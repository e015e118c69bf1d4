//go:build linux

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// A fault is one call to the system that fails.
type fault struct {
	call  string
	path  string // "" to count the call whatever it is of
	n     int    // of its kind, counted from 1
	error string
}

func (f fault) String() string { return fmt.Sprintf("%s %d of %q, %s", f.call, f.n, f.path, f.error) }

// What calls are made to fail: of the first, those of each path; of the others,
// which are of names that are not known before, each.
const (
	readCalls  = "openat,read,pread64,fstat,newfstatat,lseek,getdents64,readlinkat,flock,close"
	writeCalls = "write,pwrite64,fsync,fdatasync,ftruncate,fallocate,fchmod,fchmodat,mkdirat,unlinkat,linkat,renameat,renameat2,utimensat"
)

// A trial is a command that is run in a home of its own, as it was left.
type trial struct {
	*testing.T
	binary string
	dir    string // holds the home, its template, and what else the command is about
	args   []string
}

func (t trial) home() string { return filepath.Join(t.dir, "home") }

// restore makes the home what it was.
func (t trial) restore() {
	t.Helper()
	os.RemoveAll(t.home())
	if out, err := exec.Command("cp", "-a", filepath.Join(t.dir, "template"), t.home()).CombinedOutput(); err != nil {
		t.Fatalf("cp: %v %s", err, out)
	}
}

// under runs the command under strace.
func (t trial) under(strace ...string) (stdout, stderr string, status int) {
	t.Helper()
	args := slices.Concat([]string{"-f", "-qq", "-y", "-e", "signal=none"}, strace, []string{t.binary}, t.args)
	return runAt(t.T, t.home(), "strace", "", args...)
}

var traced = regexp.MustCompile(`^(\d+) +(\w+)\((.*)`)

// places returns the calls that the command makes of what is in dir.
func (t trial) places() (out []fault) {
	t.Helper()
	log := filepath.Join(t.dir, "trace")
	t.restore()
	if _, stderr, _ := t.under("-o", log, "-e", "trace="+readCalls+","+writeCalls); strings.Contains(stderr, "strace:") {
		t.Skipf("nothing can be traced here: %s", stderr)
	}
	data, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`["<](` + regexp.QuoteMeta(t.dir) + `/[^">]*)[">]`)
	seen := map[fault]int{}
	for line := range strings.Lines(string(data)) {
		m := traced.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		f := fault{call: m[2]}
		read := slices.Contains(strings.Split(readCalls, ","), f.call)
		if path := named.FindStringSubmatch(m[3]); path != nil && read {
			f.path = path[1]
			if temporary.MatchString(f.path) {
				f.path = ""
			}
		} else if read && f.call != "close" {
			continue
		}
		by := f
		by.error = m[1] // calls are counted for each thread
		seen[by]++
		if f.n = seen[by]; f.path != "" || !read {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b fault) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	return slices.Compact(out)
}

// temporary files have another name each time.
var temporary = regexp.MustCompile(`/\.[^/]*\d{6,}$`)

// faults are the faults of the places, in no order, at most n.
func faults(t *testing.T, places []fault, n int) (out []fault) {
	for _, f := range places {
		for _, f.error = range []string{"EIO", "ENOSPC", "EINTR"} {
			if f.error != "ENOSPC" || strings.Contains(writeCalls, f.call) || f.call == "openat" {
				out = append(out, f)
			}
		}
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("%d of %d faults, of seed %d", min(n, len(out)), len(out), seed)
	r := rand.New(rand.NewPCG(seed, 0))
	r.Shuffle(len(out), func(i, k int) { out[i], out[k] = out[k], out[i] })
	return out[:min(n, len(out))]
}

// suffers runs the command with a fault in it, and reports whether it says that it
// did what it was asked for. However that may be, it ends by itself, and says
// what went wrong.
func (t trial) suffers(f fault) (stdout, stderr string, ok bool) {
	t.Helper()
	t.restore()
	strace := []string{"-o", os.DevNull, "-e", "trace=" + f.call, "-e", fmt.Sprintf("inject=%s:error=%s:when=%d", f.call, f.error, f.n)}
	if f.path != "" {
		strace = append(strace, "-P", f.path)
	}
	stdout, stderr, status := t.under(strace...)
	stderr = resolved.ReplaceAllString(stderr, "")
	if strings.Contains(stderr, "fatal error: runtime: ") {
		return "", stderr, false // it was a call of the Go runtime to itself, which no disk makes fail
	}
	stderr = stderr[:min(len(stderr), 2000)]
	said := strings.TrimSpace(stderr) != ""
	switch {
	case regexp.MustCompile(`panic|goroutine \d|fatal error|SIG[A-Z]{3,}`).MatchString(stderr) || status < 0 || status == 2:
		t.Errorf("%v: ended with status %d and says\n%s", f, status, stderr)
	case status != 0 && !said:
		t.Errorf("%v: ended with status %d and says nothing", f, status)
	case f.error == "EINTR" && (status != 0 || strings.Contains(stderr, "interrupted")):
		t.Errorf("%v: what was interrupted is told, with status %d: %s", f, status, stderr)
	}
	return stdout, stderr, status == 0
}

var resolved = regexp.MustCompile(`strace: Requested path [^\n]*\n`)

// runs runs another command in the home, as it is.
func (t trial) runs(args ...string) string {
	t.Helper()
	stdout, stderr, status := runAt(t.T, t.home(), t.binary, "", args...)
	if status != 0 {
		t.Fatalf("%q ends with status %d: %s", args, status, stderr)
	}
	return stdout
}

// newTrial prepares a home with a program that works.
func newTrial(t *testing.T, prepare func(trial)) trial {
	t.Helper()
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("strace, which makes calls to the system fail, is not installed")
	}
	x := trial{T: t, binary: build(t), dir: t.TempDir()}
	if err := os.Mkdir(x.home(), 0o700); err != nil {
		t.Fatal(err)
	}
	prepare(x)
	if err := os.Rename(x.home(), filepath.Join(x.dir, "template")); err != nil {
		t.Fatal(err)
	}
	return x
}

// starred is what bookmarks are of.
var starred = []string{"让工匠精神释放时代光彩", "让更多老年人便捷地乐享运动", "期待更多“爱心微工厂”开到居民家门口", "对儿童化妆品要加强监管"}

type mark struct {
	ID, Note string
	Tags     []string
}

// marks are the bookmarks there are, by id.
func (t trial) marks() map[string]mark {
	t.Helper()
	out := map[string]mark{}
	for line := range strings.Lines(t.runs("bookmarks", "list", "--json")) {
		var m mark
		if err := json.Unmarshal([]byte(line), &m); err != nil {
			t.Fatal(err)
		}
		out[m.ID] = m
	}
	return out
}

func (t trial) journal() string {
	return filepath.Join(t.home(), ".config", "lanmu", "bookmarks.jsonl")
}

// copies are the files of bookmarked articles' texts.
func (t trial) copies() []string {
	files, _ := filepath.Glob(filepath.Join(t.home(), ".local", "share", "lanmu", "articles", "*.json"))
	return files
}

// TestAStarUnderFaults makes every call fail of marking an article. What was
// acknowledged before is there afterwards, and so is the star if that was.
func TestAStarUnderFaults(t *testing.T) {
	for name, prepare := range map[string]func(trial){
		"the first": func(trial) {},
		"one more": func(t trial) {
			for i, h := range starred[1:] {
				t.runs("bookmarks", "add", "--note", fmt.Sprint("再读", i), "--tag", "街", h)
			}
		},
		"once more": func(t trial) { // of one that has a note
			t.runs("bookmarks", "add", "--note", "再读", "--tag", "街", starred[0])
			t.runs("bookmarks", "add", "--note", "读过", starred[1])
		},
		"after a synchroniser and a crash": func(t trial) {
			t.runs("bookmarks", "add", "--note", "再读", starred[1])
			data, err := os.ReadFile(t.journal())
			if err != nil {
				t.Fatal(err)
			}
			conflict := strings.TrimSuffix(t.journal(), ".jsonl") + ".sync-conflict-20260302-080000-K3JR2LQ.jsonl"
			t.runs("bookmarks", "add", "--note", "读过", starred[2])
			os.WriteFile(conflict, bytes.ReplaceAll(data, []byte("再读"), []byte("两读")), 0o600)
			os.Chtimes(conflict, time.Time{}, time.Now().Add(-time.Hour))
			f, _ := os.OpenFile(t.journal(), os.O_WRONLY|os.O_APPEND, 0)
			f.WriteString(strings.Repeat(`{"id":"x","at":"2026-03-02T08:00:00Z"}`+"\n", 1200) + `{"id":"torn","at":`)
			f.Close()
		},
	} {
		t.Run(name, func(t *testing.T) {
			x := newTrial(t, prepare)
			x.args = []string{"bookmarks", "add", "--tag", "灯", starred[0]}
			x.restore()
			before := x.marks() // folds in and mends, in the copy
			kept := len(x.copies())
			acknowledged := 0
			for _, f := range faults(t, x.places(), times("LANMU_FAULTS", 3, 12)/2) {
				stdout, stderr, ok := x.suffers(f)
				id := strings.TrimSpace(stdout)
				if ok && id == "" {
					t.Errorf("%v: nothing is said", f)
				}
				after := x.marks()
				if id != "" {
					acknowledged++
					if !slices.Contains(after[id].Tags, "灯") {
						t.Errorf("%v: the star was acknowledged, and there is %+v", f, after)
					}
				}
				for _, m := range before {
					got := after[m.ID]
					if lacks := slices.ContainsFunc(m.Tags, func(s string) bool { return !slices.Contains(got.Tags, s) }); got.Note != m.Note || lacks {
						t.Errorf("%v: there was %+v, and there is %+v; it said %s", f, m, got, stderr)
					}
				}
				unheard := strings.Contains(stderr, "cannot write to standard output") // the star is on the disk
				if id == "" && !unheard && len(after) > len(before) {
					t.Errorf("%v: the star was refused and is there; it said %s", f, stderr)
				}
				files := x.copies()
				for _, file := range files {
					if data, err := os.ReadFile(file); err != nil || !json.Valid(data) {
						t.Errorf("%v: the copy %s is damaged", f, file)
					}
				}
				if len(files) < kept {
					t.Errorf("%v: of %d copies %d are left", f, kept, len(files))
				}
			}
			t.Logf("%d acknowledged", acknowledged)
		})
	}
}

// TestAnExportUnderFaults makes every call fail of an export. What it says is
// whole is whole, and the bookmarks stay.
func TestAnExportUnderFaults(t *testing.T) {
	x := newTrial(t, func(t trial) {
		for i, h := range starred {
			t.runs("bookmarks", "add", "--note", fmt.Sprint("再读", i), "--tag", "街", h)
		}
	})
	for _, form := range []string{"json", "markdown", "html"} {
		x.args = []string{"bookmarks", "export", "--to", form}
		x.restore()
		want, before := x.runs(x.args...), x.marks()
		for _, f := range faults(t, x.places(), times("LANMU_FAULTS", 3, 12)/3) {
			stdout, stderr, ok := x.suffers(f)
			if ok && stdout != want {
				t.Errorf("%v: %s says it is whole and has %d bytes of %d; it said %s", f, form, len(stdout), len(want), stderr)
			}
			if after := x.marks(); fmt.Sprint(after) != fmt.Sprint(before) {
				t.Errorf("%v: there was %+v, and there is %+v", f, before, after)
			}
		}
	}
}

// TestAnIndexUnderFaults makes every call fail of taking a folder into the
// library. What it says is indexed is found, and what was spoilt is made anew.
func TestAnIndexUnderFaults(t *testing.T) {
	for name, again := range map[string]bool{"the first": false, "of what has changed": true} {
		t.Run(name, func(t *testing.T) {
			var papers string
			paper := func(i int, text string) {
				path := filepath.Join(papers, fmt.Sprintf("2024-03-%02d.txt", i+1))
				content := fmt.Sprintf("■短评\n\n路灯亮了%d回\n\n□林小满\n\n村口的路灯亮了，夜里走路的人多了起来。%s\n", i, text)
				if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			x := newTrial(t, func(x trial) {
				papers = filepath.Join(x.dir, "papers")
				os.Mkdir(papers, 0o700)
				for i := range 6 {
					paper(i, "")
				}
				if again {
					x.runs("index", papers)
					paper(2, "渡口的船也回来了。")
				}
			})
			x.args = []string{"index", papers}
			x.restore()
			x.runs(x.args...)
			found := func() string {
				out := ""
				for _, args := range [][]string{{"search", "路灯"}, {"search", "村口"}, {"find", "--limit", "0", "路灯"}} {
					stdout, stderr, _ := runAt(t, x.home(), x.binary, "", args...)
					out += stdout + stderr
				}
				return out
			}
			want := found()
			if strings.Count(want, "路灯亮了5回") != 3 {
				t.Fatalf("found is\n%s", want)
			}
			first := fault{"newfstatat", papers, 1, "EIO"} // a folder that is there after all
			for _, f := range append(faults(t, x.places(), times("LANMU_FAULTS", 3, 12)/2), first) {
				_, stderr, ok := x.suffers(f)
				if ok && stderr == "" {
					if got := found(); got != want {
						t.Errorf("%v: it says all is indexed, and\n%s\nis found of\n%s", f, got, want)
					}
				}
				x.runs(x.args...)
				if got := found(); got != want {
					t.Errorf("%v: indexed anew\n%s\nis found of\n%s; it said %s", f, got, want, stderr)
				}
			}
		})
	}
}
