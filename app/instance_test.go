package app

import (
	"net"
	"os"
	"path/filepath"
	"reflect"
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
	first := listen(socket, func(files []string) { got <- files })
	if first.listener == nil {
		t.Fatal("the stale socket is not taken over")
	}
	if second := listen(socket, func([]string) {}); second.listener != nil {
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
	first.close()
	if _, err := os.Stat(socket); err == nil {
		t.Error("the socket is left")
	}
	third := listen(socket, func([]string) {})
	if third.listener == nil {
		t.Error("the next start cannot listen")
	}
	third.close()
}

func TestTheSocketIsTheUsersAlone(t *testing.T) {
	dir := t.TempDir()
	for mode, want := range map[os.FileMode]bool{0o700: true, 0o755: false, 0o770: false} {
		if err := os.Chmod(dir, mode); err != nil {
			t.Fatal(err)
		}
		t.Setenv("XDG_RUNTIME_DIR", dir)
		if got := socketPath() != ""; got != want {
			t.Errorf("mode %o: used %v", mode, got)
		}
	}
	t.Setenv("XDG_RUNTIME_DIR", "")
	if got := socketPath(); got != "" {
		t.Errorf("with no runtime directory the socket is %s", got)
	}
}
