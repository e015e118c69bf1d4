//go:build linux

package compose

import (
	"os/exec"
	"syscall"
	"testing"
	"time"
)

// TestBusy tells a process that works from one that sleeps, one that is stopped,
// and one that is gone.
func TestBusy(t *testing.T) {
	start := func(script string) *exec.Cmd {
		c := exec.Command("sh", "-c", script)
		c.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { syscall.Kill(-c.Process.Pid, syscall.SIGKILL); c.Wait() })
		return c
	}
	settles := func(c *exec.Cmd, want bool) {
		t.Helper()
		pid := uint32(c.Process.Pid)
		for range 200 {
			before := workOf(pid)
			time.Sleep(50 * time.Millisecond)
			if before.busy(pid) == want {
				return
			}
		}
		t.Errorf("%q is never seen to be busy: %v", c.Args[2], want)
	}
	busy, parent, idle := start("while :; do :; done"), start("(while :; do :; done) & wait"), start("sleep 1000")
	settles(busy, true)
	settles(parent, true)
	settles(idle, false)
	syscall.Kill(busy.Process.Pid, syscall.SIGSTOP)
	settles(busy, false)
	idle.Process.Kill()
	idle.Wait()
	if w := workOf(uint32(idle.Process.Pid)); w != (work{}) {
		t.Errorf("a process that is gone works: %v", w)
	}
}
