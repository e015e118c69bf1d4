package app

import (
	"encoding/json"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
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
	}
	if err := json.NewEncoder(c).Encode(whole); err != nil {
		return false
	}
	var ok bool
	return json.NewDecoder(c).Decode(&ok) == nil && ok
}

// listen takes the socket and calls open with the files of later starts, from
// a goroutine. A socket that a killed program left is taken over. Where that
// cannot be done, each start opens a window of its own.
func listen(socket string, open func(files []string)) instance {
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
	if err != nil {
		lock.Unlock()
		return instance{}
	}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go take(c, open)
		}
	}()
	return instance{l, lock}
}

func take(c net.Conn, open func([]string)) {
	defer c.Close()
	c.SetDeadline(time.Now().Add(handOverTime))
	var files []string
	if err := json.NewDecoder(io.LimitReader(c, maxMessage)).Decode(&files); err != nil {
		return
	}
	open(files)
	json.NewEncoder(c).Encode(true)
}

// close leaves the socket to the next start.
func (i instance) close() {
	if i.listener != nil {
		i.listener.Close() // removes the socket
		i.lock.Unlock()
	}
}
