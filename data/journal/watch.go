package journal

import (
	"os"
	"time"

	"lanmu/data/fault"
)

// watchEvery is how often the file is looked at: twice within the second in
// which a change should show. Asking for a file's size takes microseconds and
// works on network drives, through links and when the directory is replaced,
// none of which notification by the kernel does.
const watchEvery = 500 * time.Millisecond

// Changes returns a channel that receives a value when others have changed
// what is kept: another process, or a synchroniser. Changes that follow on
// each other may be told at once. It is closed by Close, and there is one
// channel, for one listener.
func (j *Journal[T]) Changes() <-chan struct{} {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.changes == nil {
		j.changes = make(chan struct{}, 1)
		fault.Go(fault.Ignore, j.watch)
	}
	return j.changes
}

func (j *Journal[T]) watch() {
	tick := time.NewTicker(watchEvery)
	defer tick.Stop()
	defer func() {
		j.mu.Lock()
		defer j.mu.Unlock()
		close(j.changes)
		j.changes = nil
	}()
	for {
		select {
		case <-j.stop:
			return
		case <-tick.C:
			fault.Try(j.Refresh) // the next is tried all the same
		}
	}
}

// Refresh takes in what others have written, if anything.
func (j *Journal[T]) Refresh() error {
	j.disk.Lock()
	defer j.disk.Unlock()
	select {
	case <-j.stop:
		return nil
	default:
	}
	if !j.touched() && len(j.copies()) == 0 {
		return nil
	}
	if err := j.read(false); err != nil {
		return err
	}
	if j.file != nil && len(j.lost) > 0 || len(j.copies()) > 0 {
		return j.locked(mendPatience, j.mend)
	}
	return nil
}

// touched reports whether the file may have been written or replaced.
func (j *Journal[T]) touched() bool {
	fi, err := os.Stat(j.path)
	if err != nil || j.file == nil {
		return err == nil || j.file != nil
	}
	return !os.SameFile(fi, j.file) || fi.Size() != j.file.Size() || !fi.ModTime().Equal(j.file.ModTime())
}
