package app

import (
	"runtime"
	"testing"

	"lanmu/app/dress"
)

// TestColoursLeaveNothingBehind: the fonts that the toolkit reads anew with each
// change of colours are collected.
func TestColoursLeaveNothingBehind(t *testing.T) {
	s := sitDown(t)
	held := func() int {
		var m runtime.MemStats
		runtime.GC()
		runtime.GC() // what a finalizer or a pool still had
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc)
	}
	change := func(n int) {
		for range n {
			s.dress.NextColours()
			s.settles()
		}
	}
	change(len(dress.Schemes))
	before := held()
	const changes = 20
	change(changes)
	const most = 256 << 10 // a change; the least of the fonts takes 4 MiB
	if each := (held() - before) / changes; each > most {
		t.Errorf("each change of colours leaves %d KiB behind", each>>10)
	}
}
