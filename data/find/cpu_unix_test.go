//go:build unix

package find

import (
	"syscall"
	"time"
)

// cpu is the time the program has used of all cores: beside other programs, the
// clock on the wall says nothing.
func cpu() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
