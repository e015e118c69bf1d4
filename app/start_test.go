package app_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

const (
	// starts is how often each program is started: enough for a median that
	// stays within a few per cent from one run to the next.
	starts = 10
	// settling is how long after its first picture a program's memory is read.
	settling = 2 * time.Second
	// ink is the part of what is looked at that text covers at least: bare's
	// label covers 6 % of it, and a rule or a shadow without text 1 %.
	ink = 0.02
)

// BenchmarkStart starts a bare window of the toolkit and Lanmu in turns on one
// virtual display, and reports for each the milliseconds until its window is
// mapped and until its text is seen, and the memory it takes: RSS, and PSS,
// which counts a page shared by several programs in parts.
func BenchmarkStart(b *testing.B) { compareStarts(b, b.TempDir(), readingPane) }

// compareStarts starts both programs with what they keep in dir, where text is
// the part of Lanmu's window that is waited for.
func compareStarts(b *testing.B, dir string, text func(width, height uint16) (x, y int16)) {
	b.Helper()
	bare := program{path: filepath.Join(dir, "bin", "bare"), pkg: "./testdata/bare", text: label}
	lanmu := program{path: filepath.Join(dir, "bin", "lanmu"), pkg: "lanmu", tags: "no_emoji", text: text} // as make build does
	for _, p := range []program{bare, lanmu} {
		if out, err := exec.Command("go", "build", "-tags", p.tags, "-o", p.path, p.pkg).CombinedOutput(); err != nil {
			b.Fatalf("cannot build %s: %v\n%s", p.pkg, err, out)
		}
	}
	display := virtualDisplay(b)
	env := append(os.Environ(), "DISPLAY="+display, "WAYLAND_DISPLAY=",
		"XDG_CONFIG_HOME="+dir, "XDG_CACHE_HOME="+dir, "XDG_DATA_HOME="+dir, "XDG_STATE_HOME="+dir)
	bare.start(b, display, env) // both once unmeasured, so that neither pays for a cold disk
	lanmu.start(b, display, env)

	for b.Loop() {
		var floor, ours []figures
		for range starts {
			floor = append(floor, bare.start(b, display, env))
			ours = append(ours, lanmu.start(b, display, env))
		}
		f, o := medians(floor), medians(ours)
		b.ReportMetric(0, "ns/op")
		for i, unit := range [...]string{"ms-mapped", "ms-read", "MiB-rss", "MiB-pss"} {
			b.ReportMetric(f[i], "bare-"+unit)
			b.ReportMetric(o[i], "lanmu-"+unit)
		}
		b.ReportMetric(o[0]/f[0], "×-mapped")
		b.ReportMetric(o[1]/f[0], "×-read/mapped")
		b.ReportMetric(o[2]-f[2], "+MiB-rss")
		b.ReportMetric(o[3]-f[3], "+MiB-pss")
	}
}

// figures of one start: milliseconds to the mapped window, milliseconds to the
// text on it, RSS and PSS in MiB.
type figures [4]float64

func medians(of []figures) (m figures) {
	for i := range m {
		var column []float64
		for _, f := range of {
			column = append(column, f[i])
		}
		slices.Sort(column)
		m[i] = (column[(len(column)-1)/2] + column[len(column)/2]) / 2
	}
	return m
}

// A program to start: where it is built, from what, with which tags, and where in
// its window, given its size, text is to be seen.
type program struct {
	path, pkg, tags string
	text            func(width, height uint16) (x, y int16)
}

// The part of the window that is looked at is small, for to ask for a picture
// takes the display's time, and alike for both; it is higher than a line of
// text with the space between two.
const lookWidth, lookHeight = 100, 40

func label(_, _ uint16) (x, y int16) { return 0, 0 }

func readingPane(width, height uint16) (x, y int16) { return int16(width / 2), int16(height / 3) }

// start runs p until its text is seen and its memory is read.
func (p program) start(b *testing.B, display string, env []string) figures {
	b.Helper()
	x := watch(b, display)
	defer x.Close()
	cmd := exec.Command(p.path)
	cmd.Env = env
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	begin := time.Now()
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	defer func() {
		cmd.Process.Kill()
		cmd.Wait()
	}()
	window := x.mapped(b, &stderr)
	mapped := time.Since(begin)
	x.seen(b, window, p.text, &stderr)
	read := time.Since(begin)
	time.Sleep(settling)
	rss, pss := memory(b, cmd.Process.Pid)
	return figures{mapped.Seconds() * 1000, read.Seconds() * 1000, rss, pss}
}

// memory returns what smaps_rollup tells of a process, in MiB.
func memory(b *testing.B, pid int) (rss, pss float64) {
	b.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", pid))
	if err != nil {
		b.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		field := strings.Fields(line)
		switch kib, _ := strconv.ParseFloat(field[1], 64); field[0] {
		case "Rss:":
			rss = kib / 1024
		case "Pss:":
			pss = kib / 1024
		}
	}
	return rss, pss
}

// virtualDisplay starts Xvfb for the length of the test and returns its name.
func virtualDisplay(tb testing.TB) string {
	tb.Helper()
	if _, err := exec.LookPath("Xvfb"); err != nil {
		tb.Skip("Xvfb is not installed")
	}
	ours, theirs, err := os.Pipe()
	if err != nil {
		tb.Fatal(err)
	}
	defer ours.Close()
	// With -displayfd the server itself finds a number that is free, and
	// writes it once it takes connections.
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset")
	cmd.ExtraFiles = []*os.File{theirs}
	if err := cmd.Start(); err != nil {
		tb.Fatal(err)
	}
	theirs.Close()
	tb.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	number, err := bufio.NewReader(ours).ReadString('\n')
	if err != nil {
		tb.Fatal("Xvfb does not start: ", err)
	}
	return ":" + strings.TrimSpace(number)
}

// A screen is a display that is watched for windows.
type screen struct {
	*xgb.Conn
	root xproto.Window
}

// patience is how long a window and its text are waited for.
const patience = 5 * time.Minute

func watch(b *testing.B, display string) screen {
	b.Helper()
	xgb.Logger.SetOutput(io.Discard) // it tells of every display without a password
	conn, err := xgb.NewConnDisplay(display)
	if err != nil {
		b.Fatal(err)
	}
	root := xproto.Setup(conn).DefaultScreen(conn).Root
	err = xproto.ChangeWindowAttributesChecked(conn, root, xproto.CwEventMask,
		[]uint32{xproto.EventMaskSubstructureNotify}).Check()
	if err != nil {
		b.Fatal(err)
	}
	return screen{conn, root}
}

// mapped waits for the first window to be mapped.
func (s screen) mapped(b *testing.B, stderr *bytes.Buffer) xproto.Window {
	b.Helper()
	window := make(chan xproto.Window, 1)
	go func() {
		for {
			event, err := s.WaitForEvent()
			if event == nil && err == nil {
				return // closed
			}
			if e, ok := event.(xproto.MapNotifyEvent); ok {
				window <- e.Window
				return
			}
		}
	}()
	select {
	case w := <-window:
		return w
	case <-time.After(patience):
		b.Fatalf("no window was mapped in %v\n%s", patience, stderr)
		return 0
	}
}

// seen waits until the part of the window where text belongs has ink on it.
func (s screen) seen(b *testing.B, window xproto.Window, text func(width, height uint16) (x, y int16), stderr *bytes.Buffer) {
	b.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		g, err := xproto.GetGeometry(s.Conn, xproto.Drawable(window)).Reply()
		if err != nil {
			b.Fatal(err)
		}
		x, y := text(g.Width, g.Height)
		picture, err := xproto.GetImage(s.Conn, xproto.ImageFormatZPixmap, xproto.Drawable(s.root),
			g.X+x, g.Y+y, lookWidth, lookHeight, ^uint32(0)).Reply()
		if err == nil && inked(picture.Data) > ink {
			return
		}
	}
	b.Fatalf("no text was seen in %v\n%s", patience, stderr)
}

// inked returns the part of 4-byte pixels that differ from the first.
func inked(pixels []byte) float64 {
	var differ int
	for i := 0; i < len(pixels); i += 4 {
		if !bytes.Equal(pixels[i:i+4], pixels[:4]) {
			differ++
		}
	}
	return float64(differ) / float64(len(pixels)/4)
}
