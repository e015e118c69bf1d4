//go:build linux

package journal

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/gofrs/flock"
)

// TestMain lets the tests start this program again as another process.
func TestMain(m *testing.M) {
	if role := os.Getenv("JOURNAL_ROLE"); role != "" {
		roles[role](os.Getenv("JOURNAL_PATH"))
		return
	}
	os.Exit(m.Run())
}

// roles are what another process does with the journal at path.
var roles = map[string]func(path string){
	"busy":    busy,
	"limited": limited,
	"nobody":  nobody,
}

func play(role, path string) *exec.Cmd {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "JOURNAL_ROLE="+role, "JOURNAL_PATH="+path)
	c.Stderr = os.Stderr
	return c
}

// refuses tells that putting b fails for a reason, with a message that names
// the file and what can be done, and leaves what was there as it was.
func (d desk) refuses(problem Problem, advice string) {
	d.Helper()
	before := d.content(d.path)
	err := d.Put("b", note{Text: strings.Repeat("渡口", 8<<10)})
	e, ok := errors.AsType[*Error](err)
	if !ok || e.Problem != problem {
		d.Fatalf("putting gives %v, want problem %d", err, problem)
	}
	for _, part := range []string{"notes: cannot ", d.path + ": ", "; " + advice} {
		if !strings.Contains(err.Error(), part) {
			d.Errorf("the message %q lacks %q", err, part)
		}
	}
	if _, ok := d.Get("b"); ok {
		d.Error("what was not saved is kept")
	}
	if after := d.content(d.path); after != before {
		d.Errorf("the file changed from %d to %d bytes", len(before), len(after))
	}
}

// works tells that saving works now, and that nothing from before is lost.
func (d desk) works(before ...string) {
	d.Helper()
	d.put("b", "渡口")
	d.keeps(append(before, "b 渡口")...)
	d.another().keeps(append(before, "b 渡口")...)
}

// smallDisk mounts a file system of 256 kB.
func smallDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=256k"); err != nil {
		t.Skipf("a file system can be mounted by root only: %v; the limit on file sizes is tested without", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, 0) })
	return dir
}

// stuff fills the disk; the function it returns makes room again.
func stuff(t *testing.T, dir string) (free func()) {
	t.Helper()
	path := filepath.Join(dir, "stuff")
	if err := os.WriteFile(path, make([]byte, 1<<20), 0o600); !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("the disk is not full: %v", err)
	}
	return func() { os.Remove(path) }
}

func TestDiskFull(t *testing.T) {
	dir := smallDisk(t)
	d := open(t, filepath.Join(dir, "notes.jsonl"))
	d.put("a", "老街")
	free := stuff(t, dir)
	d.refuses(Full, "free some space")
	d.keeps("a 老街")
	if err := d.Compact(); err == nil {
		t.Error("compaction found room on a full disk")
	}
	d.another().keeps("a 老街")
	free()
	d.works("a 老街")
}

func TestFirstStartOnAFullDisk(t *testing.T) {
	dir := smallDisk(t)
	free := stuff(t, dir)
	d := open(t, filepath.Join(dir, "config", "lanmu", "notes.jsonl"))
	d.refuses(Full, "free some space")
	free()
	d.works()
}

func TestReadOnlyDisk(t *testing.T) {
	dir := smallDisk(t)
	d := open(t, filepath.Join(dir, "notes.jsonl"))
	d.put("a", "老街")
	remount := func(flags uintptr) {
		d.must(syscall.Mount("", dir, "", syscall.MS_REMOUNT|flags, ""))
	}
	remount(syscall.MS_RDONLY)
	d.refuses(ReadOnly, "make the file system writable")
	d.another().keeps("a 老街")
	remount(0)
	d.works("a 老街")
}

func TestFolderGone(t *testing.T) {
	d := newDesk(t)
	d.put("a", "老街")
	dir := filepath.Dir(d.path)
	d.must(os.Rename(dir, dir+".away"))
	d.refuses(FolderGone, "put its folder back")
	if _, err := os.Stat(dir); err == nil {
		t.Error("the folder was made anew, perhaps below a mount point")
	}
	d.must(os.Rename(dir+".away", dir))
	d.works("a 老街")

	d.must(os.RemoveAll(dir)) // and what was in it
	d.must(os.Mkdir(dir, 0o700))
	d.works("a 老街")
}

func TestFolderInPlaceOfTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notes.jsonl")
	os.MkdirAll(filepath.Join(path, "what"), 0o700)
	j, err := Open[note](path)
	if e, ok := errors.AsType[*Error](err); !ok || e.Problem != NotAFile {
		t.Fatalf("opening gives %v", err)
	}
	d := desk{t, j}
	d.refuses(NotAFile, "move away what stands in its place")
	d.must(os.Rename(path, path+".away"))
	d.works()
}

func TestAPipeInPlaceOfTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notes.jsonl")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip(err)
	}
	if _, err := Open[note](path); err == nil {
		t.Error("a pipe was opened as a file")
	}
}

// limited puts ever more under a limit on file sizes, and tells what was
// acknowledged before the first failure and after it.
func limited(path string) {
	j, err := Open[note](path)
	if err != nil {
		fmt.Println(err)
		return
	}
	syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 10_000, Max: 1 << 40})
	for i := 0; ; i++ {
		before, _ := os.ReadFile(path)
		err := j.Put(fmt.Sprint(i), note{Text: strings.Repeat("灯", 100)})
		if err == nil {
			continue
		}
		after, _ := os.ReadFile(path)
		fmt.Println(i, err, bytes.Equal(before, after), len(j.Live()))
		syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 1 << 40, Max: 1 << 40})
		fmt.Println(j.Put("last", note{}))
		return
	}
}

func TestFileSizeLimit(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notes.jsonl")
	out, err := play("limited", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	n := len(open(t, path).Live()) - 1
	want := fmt.Sprintf("%d notes: cannot write %s: file too large; raise the limit on file sizes (ulimit -f) and try again true %d\n<nil>\n", n, path, n)
	if string(out) != want || n < 10 {
		t.Errorf("got  %swant %s", out, want)
	}
}

// nobody tries to put into a journal that is somebody else's, as a user
// without any rights.
func nobody(path string) {
	if os.Getuid() == 0 {
		if err := syscall.Setuid(65534); err != nil {
			fmt.Println(err)
			return
		}
	}
	j, err := Open[note](path)
	fmt.Println(err, len(j.Live()))
	fmt.Println(j.Put("b", note{}), len(j.Live()))
}

func TestNoPermission(t *testing.T) {
	for _, c := range []struct {
		name      string
		dir, file os.FileMode
		want      string
	}{
		{"folder", 0o555, 0o644, "<nil> 1\nnotes: cannot write PATH: permission denied; allow yourself to read and write the file and its folder, and try again 1\n"},
		{"file", 0o777, 0o444, "<nil> 1\nnotes: cannot write PATH: permission denied; allow yourself to read and write the file and its folder, and try again 1\n"},
		{"reading", 0o777, 0o000, "notes: cannot read PATH: permission denied; allow yourself to read and write the file and its folder, and try again 0\n" +
			"notes: cannot read PATH: permission denied; allow yourself to read and write the file and its folder, and try again 0\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, err := os.MkdirTemp("", "journal") // t.TempDir may be closed to others
			if err != nil {
				t.Fatal(err)
			}
			defer os.RemoveAll(dir)
			d := open(t, filepath.Join(dir, "notes.jsonl"))
			d.put("a", "老街")
			os.Remove(filepath.Join(dir, ".notes.jsonl.lock"))
			d.must(os.Chmod(d.path, c.file))
			d.must(os.Chmod(dir, c.dir))
			out, err := play("nobody", d.path).Output()
			os.Chmod(dir, 0o700)
			os.Chmod(d.path, 0o600)
			want := strings.ReplaceAll(c.want, "PATH", d.path)
			if err != nil || string(out) != want {
				t.Errorf("got %s %v\nwant %s", out, err, want)
			}
			d.works("a 老街")
		})
	}
}

func TestNothingIsWrittenWhileAnotherHoldsTheLock(t *testing.T) {
	d := newDesk(t)
	d.put("a", "1")
	d.put("a", "2")
	before := d.content(d.path)
	lock := flock.New(filepath.Join(filepath.Dir(d.path), ".notes.jsonl.lock"))
	d.must(lock.Lock())
	done := make(chan error, 2)
	go func() { done <- d.Compact() }()
	go func() { done <- d.another().Put("b", note{Text: "3"}) }()
	select {
	case err := <-done:
		t.Fatalf("somebody wrote under the lock: %v", err)
	case <-time.After(50 * time.Millisecond):
	}
	if got := d.content(d.path); got != before {
		t.Errorf("the file was changed under the lock:\n%s", got)
	}
	d.keeps("a 2") // reading goes on
	d.must(lock.Unlock())
	d.must(<-done)
	d.must(<-done)
	d.another().keeps("a 2", "b 3")
}
