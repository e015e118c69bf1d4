package system

import (
	"net"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"sync"
	"testing"
)

func TestASecondStartHandsItsFilesOver(t *testing.T) {
	dir := t.TempDir()
	socket := filepath.Join(dir, "lanmu.sock")
	if handOver(socket, nil) {
		t.Error("handed over to nobody")
	}
	// What a killed program leaves: a socket nobody listens to.
	stale, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	stale.(*net.UnixListener).SetUnlinkOnClose(false)
	stale.Close()
	if handOver(socket, nil) {
		t.Error("handed over to a stale socket")
	}

	got := make(chan []string, 1)
	first := listen(socket, func(files []string) bool { got <- files; return true })
	if first.listener == nil {
		t.Fatal("the stale socket is not taken over")
	}
	if second := listen(socket, func([]string) bool { return true }); second.listener != nil {
		t.Error("two windows listen")
	}
	t.Chdir(dir)
	if !handOver(socket, []string{"page.txt", "/abs/olute.txt"}) {
		t.Error("nothing was handed over")
	}
	if files := <-got; !reflect.DeepEqual(files, []string{filepath.Join(dir, "page.txt"), "/abs/olute.txt"}) {
		t.Errorf("got %q", files)
	}
	// Garbage keeps nobody from being heard after it.
	c, err := net.Dial("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	c.Write([]byte("nothing of the kind\n"))
	c.Close()
	if !handOver(socket, nil) || len(<-got) != 0 {
		t.Error("nothing is heard after garbage")
	}
	first.Close()
	if _, err := os.Stat(socket); err == nil {
		t.Error("the socket is left")
	}
	third := listen(socket, func([]string) bool { return true })
	if third.listener == nil {
		t.Error("the next start cannot listen")
	}
	third.Close()
}

func TestTheSocketIsTheUsersAlone(t *testing.T) {
	dir := t.TempDir()
	for mode, want := range map[os.FileMode]bool{0o700: true, 0o755: false, 0o770: false} {
		if err := os.Chmod(dir, mode); err != nil {
			t.Fatal(err)
		}
		t.Setenv("XDG_RUNTIME_DIR", dir)
		if got := SocketPath() != ""; got != want {
			t.Errorf("mode %o: used %v", mode, got)
		}
	}
	t.Setenv("XDG_RUNTIME_DIR", "")
	if got := SocketPath(); got != "" {
		t.Errorf("with no runtime directory the socket is %s", got)
	}
}

// TestStartsAtOneTimeShareAWindow: whichever is first opens it, and gets the
// files of all others once its window is there.
func TestStartsAtOneTimeShareAWindow(t *testing.T) {
	socket := filepath.Join(t.TempDir(), "lanmu.sock")
	const starts = 8
	var mu sync.Mutex
	got := map[string]bool{}
	windows, handed := 0, 0
	var all sync.WaitGroup
	for n := range starts {
		all.Go(func() {
			file := "/page-" + strconv.Itoa(n)
			ready := make(chan struct{})
			own, taken := Meet(socket, []string{file}, func(files []string) bool {
				<-ready
				mu.Lock()
				defer mu.Unlock()
				for _, f := range files {
					got[f] = true
				}
				return true
			})
			mu.Lock()
			defer mu.Unlock()
			if taken {
				handed++
				return
			}
			windows++
			got[file] = true
			close(ready)
			if own.listener == nil {
				t.Error("a start is alone")
			}
			t.Cleanup(own.Close)
		})
	}
	all.Wait()
	if windows != 1 || handed != starts-1 || len(got) != starts {
		t.Errorf("%d windows, %d handed over, opened %v", windows, handed, got)
	}
}

// TestAWindowThatClosesTakesNothing: who it does not answer opens another.
func TestAWindowThatClosesTakesNothing(t *testing.T) {
	socket := filepath.Join(t.TempDir(), "lanmu.sock")
	closing := listen(socket, func([]string) bool { return false })
	if handOver(socket, []string{"/page"}) {
		t.Error("a window about to close is said to take files")
	}
	closing.Close()
	own, taken := Meet(socket, nil, func([]string) bool { return true })
	if taken || own.listener == nil {
		t.Errorf("taken %v, listens %v", taken, own.listener != nil)
	}
	own.Close()
}

func TestTheSocketIsPrivate(t *testing.T) {
	socket := filepath.Join(t.TempDir(), "lanmu.sock")
	own := listen(socket, func([]string) bool { return true })
	defer own.Close()
	info, err := os.Stat(socket)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm()&0o077 != 0 {
		t.Errorf("the socket's mode is %v", info.Mode())
	}
}
