// Package toil is for tests: it tells how work grows with what is given to it.
//
// A bound on memory or on steps that are counted does not see a text that is
// scanned again for each of its lines. How much of a processor a thread takes
// does, and two sizes in one run compare on any machine, however busy:
//
//	if grown := toil.Growth(read, 8_000, 16); grown > toil.Quadratic(16) {
//		t.Errorf("sixteen times the text is %.0f times the work", grown)
//	}
package toil

import (
	"math"
	"runtime"
)

// Growth does something with n and with n times as much, and returns how many
// times the work the latter is: the least of three times, for what else is done on
// the machine adds to either. It is 0 where that cannot be told.
func Growth(do func(n int), n, times int) float64 {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	least := math.Inf(1)
	for range 3 {
		small, large := once(func() { do(n) }), once(func() { do(n * times) })
		if small == 0 {
			return 0
		}
		if least = min(least, large/small); least < Quadratic(times) {
			break
		}
	}
	return least
}

// once is how much of a processor something takes: it is done as often as is needed
// to tell, for the system counts in steps.
func once(do func()) float64 {
	const told = 40_000 // microseconds: ten steps
	for times := 1; ; times *= 2 {
		s := spent(func() {
			for range times {
				do()
			}
		})
		if s == 0 || s >= told {
			return float64(s) / float64(times)
		}
	}
}

// Quadratic is the growth from which on work is no longer taken to grow as what is
// given: what is larger than a processor's caches takes twice the time, and more.
func Quadratic(times int) float64 { return 3 * float64(times) }
