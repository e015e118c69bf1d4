//go:build linux

package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestAWeek leaves the window open for days, on each of which a new page comes
// and the reader does all that the window can do; each night the machine sleeps.
// The program must not hold more at the end than after the first day.
func TestAWeek(t *testing.T) {
	d := newDesk(t, "xclip")
	days := times("LANMU_DAYS", 2, 2)
	var log bytes.Buffer
	d.stderr = &log
	folder := d.newspaper()
	d.starts()
	d.hands(folder)
	c := curve{desk: d, settled: 1}
	for day := 1; day <= days; day++ {
		d.aDay(folder, day)
		d.sleeps(folder)
		c.after(day)
		c.tell(day)
	}
	c.ends()
	d.dies()
	d.complained(log.String())
}

// aDay is what a reader does on one day.
func (d *desk) aDay(folder string, day int) {
	d.Helper()
	headline := fmt.Sprintf("第%d天的早报到了", day)
	text := strings.Replace(marketPage, "菜市场搬进了新楼", headline, 1)
	file := filepath.Join(folder, fmt.Sprintf("2024-06-%02d.txt", day))
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		d.Fatal(err)
	}
	d.hands(file)
	d.reads(headline)
	for part := range partsOfDay {
		d.script(strings.Join([]string{
			"key ctrl+1 Escape Escape n space space space End Home n space", // read
			"key s s ctrl+e", "type --delay 5 note", "key Escape",
			"key ctrl+k", "type --delay 5 shancun", "key Escape Escape", // filter
			"key ctrl+shift+f", "type --delay 5 a", "key Escape ctrl+shift+f Escape Escape", // search
			"key ctrl+f", "type --delay 5 de", "key F3 F3 Escape",
			fmt.Sprintf("windowsize %s %d %d", d.window(), 800+100*(part%4), 600+50*(part%3)), "sleep 0.2",
			"key ctrl+shift+l", "sleep 0.1", "key ctrl+shift+l", "sleep 0.1",
			"key v", "sleep 0.1", "key space space v", // vertical
			"key ctrl+u", "sleep 0.1", "key space space ctrl+u", // the source beside it
			"key ctrl+plus ctrl+plus ctrl+minus ctrl+minus",
			"key ctrl+t", "sleep 0.1", "key Escape ctrl+comma", "sleep 0.1", "key Escape ctrl+shift+p", "sleep 0.1", "key Escape",
			"key ctrl+2 Down ctrl+3 ctrl+4 ctrl+5 ctrl+1",
		}, "\n") + "\n")
		if d.ended() {
			d.Fatalf("it ended on day %d", day)
		}
	}
}

// partsOfDay is how often a reader sits down in a day.
const partsOfDay = 10

// sleeps lets the program stand still as it does while the machine sleeps, and
// wake to another page.
func (d *desk) sleeps(folder string) {
	d.Helper()
	pid := d.program.Process.Pid
	syscall.Kill(pid, syscall.SIGSTOP)
	time.Sleep(time.Second)
	syscall.Kill(pid, syscall.SIGCONT)
	d.hands(filepath.Join(folder, "2024-05-06.txt"))
	d.reads("山村的路灯亮了")
}
