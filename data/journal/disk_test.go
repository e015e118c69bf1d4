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

// A journal on a disk that is not mounted: its link leads to nothing.
func TestNothingIsMadeWhereALinkLeadsToNothing(t *testing.T) {
	for _, below := range []string{"", "lanmu"} { // the mount point itself is there, what is on the disk is not
		dir := t.TempDir()
		disk, mounted := filepath.Join(dir, "disk"), filepath.Join(dir, "mounted")
		os.MkdirAll(filepath.Join(mounted, below), 0o700)
		os.Mkdir(disk, 0o700)
		real := filepath.Join(disk, below, "notes.jsonl")
		os.WriteFile(filepath.Join(mounted, below, "notes.jsonl"), []byte(line("a", "08:00", "老街")), 0o600)
		link := filepath.Join(dir, "config", "notes.jsonl")
		os.Mkdir(filepath.Dir(link), 0o700)
		if err := os.Symlink(real, link); err != nil {
			t.Skip(err)
		}
		j, err := Open[note](link)
		if e, ok := errors.AsType[*Error](err); !ok || e.Problem != Nowhere || e.Path != real {
			t.Fatalf("opening gives %v", err)
		}
		t.Cleanup(func() { j.Close() })
		d := desk{t, j}
		err = d.Put("b", note{Text: "渡口"})
		if e, ok := errors.AsType[*Error](err); !ok || e.Problem != Nowhere || !strings.Contains(err.Error(), real+": it is not there; mount the disk") {
			t.Fatalf("putting gives %v", err)
		}
		if files, _ := os.ReadDir(disk); len(files) != 0 {
			t.Errorf("%v was made below the mount point", files)
		}
		d.must(os.Rename(disk, disk+".empty"))
		d.must(os.Rename(mounted, disk))
		d.works("a 老街")
		d.must(os.Rename(disk, mounted)) // while it is open
		d.must(os.Rename(disk+".empty", disk))
		if err := d.Put("c", note{}); err == nil {
			t.Error("something was put below the mount point")
		}
		if files, _ := os.ReadDir(disk); len(files) != 0 {
			t.Errorf("%v was made below the mount point", files)
		}
		d.keeps("a 老街", "b 渡口")
	}
}

func TestALockOfAnotherUser(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root makes files that are another's")
	}
	dir, err := os.MkdirTemp("", "journal") // t.TempDir may be closed to others
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "notes.jsonl")
	file := filepath.Join(dir, ".notes.jsonl.lock")
	os.Chmod(dir, 0o777)
	os.WriteFile(path, []byte(line("a", "08:00", "老街")), 0o644)
	os.WriteFile(file, nil, 0o600) // as root's program leaves it
	out, err := play("nobody", path).Output()
	want := "<nil> 1\nnotes: cannot lock " + file + ": it belongs to root; remove it, or have it given to you (sudo chown), and try again 1\n"
	if err != nil || string(out) != want {
		t.Errorf("got %s %v\nwant %s", out, err, want)
	}
}

func TestWhatASignalInterruptsIsDoneAgain(t *testing.T) {
	for _, c := range []struct {
		interrupted int
		want        error
	}{{0, nil}, {1, nil}, {99, nil}, {1000, syscall.EINTR}} {
		n := 0
		err := again(func() error {
			if n++; n <= c.interrupted {
				return &os.PathError{Op: "flock", Err: syscall.EINTR}
			}
			return nil
		})
		if !errors.Is(err, c.want) {
			t.Errorf("interrupted %d times it ends in %v, want %v", c.interrupted, err, c.want)
		}
	}
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
