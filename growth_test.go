//go:build linux

package main

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// most is how much more the program may hold at the end than it did once it had
// settled in. Memory is in MiB: what the toolkit keeps for a minute comes and goes
// by 30, and what a leak keeps is far beyond in a day.
var most = holding{memory: 60, threads: 16, files: 16}

// holding is what a program holds.
type holding struct{ memory, threads, files int }

// holds tells what the program holds now, all 0 if it has ended.
func (d *desk) holds() holding {
	dir := fmt.Sprintf("/proc/%d/", d.program.Process.Pid)
	status, _ := os.ReadFile(dir + "status")
	number := func(name string) int {
		_, rest, _ := bytes.Cut(status, []byte("\n"+name+":"))
		fields := strings.Fields(string(rest[:min(len(rest), 40)]))
		if len(fields) == 0 {
			return 0
		}
		n, _ := strconv.Atoi(fields[0])
		return n
	}
	files, _ := os.ReadDir(dir + "fd")
	return holding{number("VmRSS") >> 10, number("Threads"), len(files)}
}

// A curve is what the program held from its start on. What it holds after
// settled steps is what it is held to.
type curve struct {
	*desk
	settled   int
	from, now holding
	start     int // the step it was started at
}

// begins is called when the program was started, after done steps.
func (c *curve) begins(done int) { c.start, c.from = done, holding{} }

// after notes what the program holds after so many steps.
func (c *curve) after(done int) {
	c.Helper()
	now := c.holds()
	if now.memory == 0 || done-c.start < c.settled {
		return
	}
	c.now = now
	if c.from.memory == 0 {
		c.from = c.now
	}
}

// tell puts a point of the curve into the test's output.
func (c *curve) tell(done int) {
	c.Logf("after %6d: %4d MiB, %3d threads, %3d files", done, c.now.memory, c.now.threads, c.now.files)
}

// rests waits, after so many steps, until the program holds no more than it may:
// the toolkit keeps for a minute what was drawn, and gives it back while it draws.
func (c *curve) rests(done int) {
	c.Helper()
	for end := time.Now().Add(patience); c.now.memory > c.from.memory+most.memory && time.Now().Before(end); {
		for range 20 {
			c.script("key Escape\nmousemove 600 300\nsleep 0.2\nmousemove 100 300\nsleep 0.2\n")
		}
		c.after(done)
	}
	c.tell(done)
}

// ends fails the test if the program holds more than it may.
func (c *curve) ends() {
	c.Helper()
	for _, of := range []struct {
		name           string
		from, to, most int
	}{
		{"MiB", c.from.memory, c.now.memory, most.memory},
		{"threads", c.from.threads, c.now.threads, most.threads},
		{"files", c.from.files, c.now.files, most.files},
	} {
		if of.to > of.from+of.most {
			c.Errorf("it grew from %d %s to %d", of.from, of.name, of.to)
		}
	}
}

// times is a number from the environment, which make soak sets.
func times(name string, short, usual int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	if testing.Short() {
		return short
	}
	return usual
}
