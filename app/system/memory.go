package system

import (
	"runtime/debug"
	"runtime/metrics"
)

// While the window opens nothing is collected: start-up makes 40 MB, most of it
// fonts that stay. After that the heap grows by spare bytes, or a share of what
// is in use, from one collection to the next. Half of a small heap is little, for
// reading allocates little; half of what a library of a hundred thousand pages
// takes, which stays as it is, would be more than the toolkit itself.
const (
	spare   = 16 << 20
	least   = 15 // percent
	atFirst = 50
)

// GiveBack gives back to the system what making something large has left over.
func GiveBack() {
	debug.FreeOSMemory()
	giveBackC()
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	debug.SetGCPercent(int(max(least, min(atFirst, spare*100/max(live[0].Value.Uint64(), 1)))))
}
