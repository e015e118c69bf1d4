package system

import (
	"encoding/json"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"lanmu/data/library"
)

// A second start hands its files to the window that is open, over a socket in
// the user's own runtime directory, which nobody else can enter.

// maxMessage bounds what is read from the socket, in bytes: a folder's worth of
// names.
const maxMessage = 1 << 20

// HandOverTime is how long the open window may take to answer. A program that
// hangs must not keep another from starting.
const HandOverTime = 2 * time.Second

// Instance is the socket of the window that is open. The zero instance listens
// to nobody.
type Instance struct {
	listener net.Listener
	lock     *flock.Flock
}

// SocketPath is where the open window listens, "" where there is no place that
// is the user's alone.
func SocketPath() string {
	dir := os.Getenv("XDG_RUNTIME_DIR")
	info, err := os.Stat(dir)
	if dir == "" || err != nil || !info.IsDir() || info.Mode().Perm()&0o077 != 0 {
		return ""
	}
	return filepath.Join(dir, "lanmu.sock")
}

// handOver gives files to the window that is open. It reports whether there is
// one that took them.
func handOver(socket string, files []string) bool {
	if socket == "" {
		return false
	}
	c, err := net.DialTimeout("unix", socket, HandOverTime)
	if err != nil {
		return false
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(HandOverTime))
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

// Meet hands files to the window that is open, or else sees to it that later
// starts hand theirs to this one. Of starts at one time only one opens a window:
// the others wait until it takes their files, or give up on it.
func Meet(socket string, files []string, open func(files []string) bool) (own Instance, taken bool) {
	for end := time.Now().Add(HandOverTime); ; time.Sleep(HandOverTime / 100) {
		if handOver(socket, files) {
			return Instance{}, true
		}
		if own := listen(socket, open); own.listener != nil || socket == "" || time.Now().After(end) {
			return own, false
		}
	}
}

// listen takes the socket and calls open with the files of later starts, from
// a goroutine. It reports whether they are opened: a window about to close takes
// none, and the start opens one of its own. A socket that a killed program left is taken over. Where that
// cannot be done, each start opens a window of its own.
func listen(socket string, open func(files []string) bool) Instance {
	if socket == "" {
		return Instance{}
	}
	lock := flock.New(socket + ".lock")
	if locked, err := lock.TryLock(); err != nil || !locked {
		return Instance{}
	}
	// Who holds the lock is the only one that listens: what is there is stale.
	if err := os.Remove(socket); err != nil && !errors.Is(err, os.ErrNotExist) {
		lock.Unlock()
		return Instance{}
	}
	l, err := net.Listen("unix", socket)
	if err == nil {
		err = os.Chmod(socket, 0o600) // its folder is private already
	}
	if err != nil {
		lock.Unlock()
		return Instance{}
	}
	Logged(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			Logged(func() { take(c, open) })
		}
	})
	return Instance{l, lock}
}

func take(c net.Conn, open func([]string) bool) {
	defer c.Close()
	c.SetDeadline(time.Now().Add(HandOverTime))
	var files []string
	if err := json.NewDecoder(io.LimitReader(c, maxMessage)).Decode(&files); err != nil {
		return
	}
	for i, f := range files {
		files[i] = library.PathOf(f)
	}
	json.NewEncoder(c).Encode(open(files))
}

// Deafen takes no more files. The next start waits until close, so that it finds
// all that this one has still to write.
func (i Instance) Deafen() {
	if i.listener != nil {
		i.listener.Close() // removes the socket
	}
}

// Close leaves the socket to the next start.
func (i Instance) Close() {
	if i.listener != nil {
		i.Deafen()
		i.lock.Unlock() // does nothing the second time
	}
}
