package library

import (
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"lanmu/tools/sample/press"
)

// pressed is a PDF of a page that was never printed.
func pressed(tb testing.TB) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "pressed.pdf")
	p := press.Make(&press.Customs[0], 1)
	if err := os.WriteFile(path, p.PDF(press.Presses[3], 0), 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

// BenchmarkFirstPicture is the time of a page's first picture, as wide as a window, once
// the engine is up, in times of pdftoppm's for the same picture, in the same run.
func BenchmarkFirstPicture(b *testing.B) {
	other, err := exec.LookPath("pdftoppm")
	if err != nil {
		b.Skip("pdftoppm is not there")
	}
	const width = 900
	path := pressed(b)
	g := NewGallery(b.TempDir(), 0)
	defer g.Close()
	sizes, err := g.Sizes(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	height := int(width * sizes[0].Height / sizes[0].Width)
	var ours, theirs time.Duration
	for b.Loop() {
		for _, a := range g.open { // each time as if it were opened
			g.drop(a)
		}
		begun := time.Now()
		if _, err := g.Draw(b.Context(), path, 1, width, image.Rect(0, 0, width, height+1)); err != nil {
			b.Fatal(err)
		}
		ours += time.Since(begun)
		begun = time.Now()
		if out, err := exec.Command(other, "-f", "1", "-l", "1", "-singlefile", "-scale-to-x", fmt.Sprint(width), "-scale-to-y", "-1", path, "/dev/shm/lanmu-bench").CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		theirs += time.Since(begun)
	}
	os.Remove("/dev/shm/lanmu-bench.ppm")
	b.ReportMetric(float64(ours)/float64(theirs), "times-pdftoppm")
	b.ReportMetric(float64(ours.Milliseconds())/float64(b.N), "ms-ours")
	b.ReportMetric(float64(theirs.Milliseconds())/float64(b.N), "ms-pdftoppm")
}

// BenchmarkLookThrough is what the process takes more, in MiB, once sixty pages were
// looked at one after another, and drawn in two sizes.
func BenchmarkLookThrough(b *testing.B) {
	resident := func() float64 {
		runtime.GC()
		status, err := os.ReadFile("/proc/self/status")
		if err != nil {
			b.Skip("the system does not say")
		}
		_, rest, _ := strings.Cut(string(status), "VmRSS:")
		kb := 0
		fmt.Sscan(rest, &kb)
		return float64(kb) / 1024
	}
	path := pressed(b)
	for b.Loop() {
		g := NewGallery(b.TempDir(), 0)
		sizes, err := g.Sizes(b.Context(), path)
		if err != nil {
			b.Fatal(err)
		}
		before := resident()
		for n := range 60 {
			s := sizes[n%len(sizes)]
			for _, width := range []int{900, 2250} {
				height := min(int(float64(width)*s.Height/s.Width), 1600)
				if _, err := g.Draw(b.Context(), path, 1+n%len(sizes), width, image.Rect(0, 0, width-1, height)); err != nil {
					b.Fatal(err)
				}
			}
		}
		b.ReportMetric(resident()-before, "MiB")
		g.Close()
	}
}
