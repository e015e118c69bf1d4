package app

import (
	"encoding/json"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"github.com/gofrs/flock"

	"lanmu/data/library"
)

// A second start hands its files to the window that is open, over a socket in
// the user's own runtime directory, which nobody else can enter.

// maxMessage bounds what is read from the socket, in bytes: a folder's worth of
// names.
const maxMessage = 1 << 20

// handOverTime is how long the open window may take to answer. A program that
// hangs must not keep another from starting.
const handOverTime = 2 * time.Second

// instance is the socket of the window that is open. The zero instance listens
// to nobody.
type instance struct {
	listener net.Listener
	lock     *flock.Flock
}

// socketPath is where the open window listens, "" where there is no place that
// is the user's alone.
func socketPath() string {
	dir := os.Getenv("XDG_RUNTIME_DIR")
	info, err := os.Stat(dir)
	if dir == "" || err != nil || !info.IsDir() || info.Mode().Perm()&0o077 != 0 {
		return ""
	}
	return filepath.Join(dir, "lanmu.sock")
}

// handOver gives files to the window that is open. It tells whether there is
// one that took them.
func handOver(socket string, files []string) bool {
	if socket == "" {
		return false
	}
	c, err := net.DialTimeout("unix", socket, handOverTime)
	if err != nil {
		return false
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(handOverTime))
	whole := make([]string, len(files))
	for i, f := range files {
		if whole[i], err = filepath.Abs(f); err != nil {
			return false
		}
		whole[i] = library.NameText(whole[i])
	}
	if err := json.NewEncoder(c).Encode(whole); err != nil {
		return false
	}
	var ok bool
	return json.NewDecoder(c).Decode(&ok) == nil && ok
}

// meet hands files to the window that is open, or else sees to it that later
// starts hand theirs to this one. Of starts at one time only one opens a window:
// the others wait until it takes their files, or give up on it.
func meet(socket string, files []string, open func(files []string) bool) (own instance, taken bool) {
	for end := time.Now().Add(handOverTime); ; time.Sleep(handOverTime / 100) {
		if handOver(socket, files) {
			return instance{}, true
		}
		if own := listen(socket, open); own.listener != nil || socket == "" || time.Now().After(end) {
			return own, false
		}
	}
}

// listen takes the socket and calls open with the files of later starts, from
// a goroutine. It tells whether they are opened: a window about to close takes
// none, and the start opens one of its own. A socket that a killed program left is taken over. Where that
// cannot be done, each start opens a window of its own.
func listen(socket string, open func(files []string) bool) instance {
	if socket == "" {
		return instance{}
	}
	lock := flock.New(socket + ".lock")
	if locked, err := lock.TryLock(); err != nil || !locked {
		return instance{}
	}
	// Who holds the lock is the only one that listens: what is there is stale.
	if err := os.Remove(socket); err != nil && !errors.Is(err, os.ErrNotExist) {
		lock.Unlock()
		return instance{}
	}
	l, err := net.Listen("unix", socket)
	if err == nil {
		err = os.Chmod(socket, 0o600) // its folder is private already
	}
	if err != nil {
		lock.Unlock()
		return instance{}
	}
	logged(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			logged(func() { take(c, open) })
		}
	})
	return instance{l, lock}
}

func take(c net.Conn, open func([]string) bool) {
	defer c.Close()
	c.SetDeadline(time.Now().Add(handOverTime))
	var files []string
	if err := json.NewDecoder(io.LimitReader(c, maxMessage)).Decode(&files); err != nil {
		return
	}
	for i, f := range files {
		files[i] = library.PathOf(f)
	}
	json.NewEncoder(c).Encode(open(files))
}

// onScreen does something where the window is drawn and returns what it tells,
// or false if it was not done. It is not done later, when nobody waits for it any more.
func onScreen(do func() bool) bool {
	done := make(chan bool, 1)
	var mu sync.Mutex
	late := false
	fyne.Do(func() {
		mu.Lock()
		defer mu.Unlock()
		if !late {
			done <- do()
		}
	})
	select {
	case ok := <-done:
		return ok
	case <-time.After(handOverTime / 2):
	}
	mu.Lock()
	defer mu.Unlock()
	late = true
	select {
	case ok := <-done:
		return ok
	default:
		return false
	}
}

// deafen takes no more files. The next start waits until close, so that it finds
// all that this one has still to write.
func (i instance) deafen() {
	if i.listener != nil {
		i.listener.Close() // removes the socket
	}
}

// close leaves the socket to the next start.
func (i instance) close() {
	if i.listener != nil {
		i.deafen()
		i.lock.Unlock() // does nothing the second time
	}
}
