package toil

import "syscall"

// spent is how long a processor was busy with something on this thread, in
// microseconds: by itself, for the system's giving memory costs much more where
// there is much of it.
func spent(do func()) int64 {
	const thread = 1 // RUSAGE_THREAD
	busy := func() int64 {
		var u syscall.Rusage
		syscall.Getrusage(thread, &u)
		return u.Utime.Nano() / 1000
	}
	from := busy()
	do()
	return max(busy()-from, 1) // 0 is for who cannot tell
}
