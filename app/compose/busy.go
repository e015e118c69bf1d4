package compose

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"strings"
)

// A method that does not answer is stopped, waits for something, or has much to
// do on a machine that has too: it reads its dictionary, or other programs hold
// the processor. The first two are given up, the last is waited for a while.

// work is how much of the processor a process and those it began have had, and
// whether one of them would go on now.
type work struct {
	ticks   uint64
	running bool
}

// workOf looks at what the kernel tells of a process (proc(5)). Where it tells
// nothing, the process has done nothing.
func workOf(pid uint32) work {
	w := work{}
	all := []string{fmt.Sprint(pid)}
	children, _ := os.ReadFile(fmt.Sprintf("/proc/%[1]d/task/%[1]d/children", pid)) // IBus's engines are
	for _, p := range append(all, strings.Fields(string(children))...) {
		stat, err := os.ReadFile("/proc/" + p + "/stat")
		if err != nil {
			continue
		}
		// The name, in parentheses, may hold anything.
		fields := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:])
		if len(fields) < 13 {
			continue
		}
		var user, kernel uint64
		fmt.Sscan(string(fields[11]), &user)
		fmt.Sscan(string(fields[12]), &kernel)
		w.ticks += user + kernel
		w.running = w.running || string(fields[0]) == "R" || string(fields[0]) == "D"
	}
	return w
}

// busy reports whether a process has worked since, or would.
func (w work) busy(pid uint32) bool {
	now := workOf(pid)
	return now.running || now.ticks > w.ticks
}

// crowded reports whether more is to be done on the machine than it can do at once:
// an answer may be on its way though nobody is seen to work on it.
func crowded() bool {
	var loads [3]float64
	var running int
	load, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return false
	}
	n, _ := fmt.Sscanf(string(load), "%f %f %f %d/", &loads[0], &loads[1], &loads[2], &running)
	return n == 4 && running > runtime.NumCPU()+1
}
