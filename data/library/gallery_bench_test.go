package library

import (
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
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

// BenchmarkLookThrough is what the process takes more, in MiB, once all pages of an issue
// were looked at one after another, and drawn in three sizes: small, as wide as a window,
// and enlarged.
func BenchmarkLookThrough(b *testing.B) {
	resident := func() float64 {
		debug.FreeOSMemory()
		status, err := os.ReadFile("/proc/self/status")
		if err != nil {
			b.Skip("the system does not say")
		}
		_, rest, _ := strings.Cut(string(status), "VmRSS:")
		kb := 0
		fmt.Sscan(rest, &kb)
		return float64(kb) / 1024
	}
	for _, pages := range []int{60, 250, 600} {
		b.Run(fmt.Sprint(pages), func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "issue.pdf")
			if err := os.WriteFile(path, press.Print("晚灯报", time.Date(2024, 3, 4, 0, 0, 0, 0, time.UTC), pages, 1).PDF(press.Presses[3]), 0o600); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				g := NewGallery(b.TempDir(), 0)
				if _, err := g.Sizes(b.Context(), pressed(b)); err != nil { // the engine is up
					b.Fatal(err)
				}
				before, most, begun := resident(), 0., time.Now()
				sizes, err := g.Sizes(b.Context(), path)
				if err != nil {
					b.Fatal(err)
				}
				opened := time.Since(begun)
				for n, s := range sizes {
					if _, err := g.Small(b.Context(), path, 1+n, image.Pt(120, 170)); err != nil {
						b.Fatal(err)
					}
					for _, width := range []int{900, 2250} {
						height := min(int(float64(width)*s.Height/s.Width), 1600)
						if _, err := g.Draw(b.Context(), path, 1+n, width, image.Rect(0, 0, width-1, height)); err != nil {
							b.Fatal(err)
						}
					}
					if n%20 == 19 {
						most = max(most, resident())
					}
				}
				b.ReportMetric(most-before, "MiB")
				b.ReportMetric(float64(opened.Milliseconds()), "ms-open")
				g.Close()
			}
		})
	}
}

// BenchmarkZoomStep is the time until what is in view is sharp after a step of the zoom:
// a view of 900 × 700 and a quarter more around it, of a page that was drawn before, each
// time another step, in times of the page's first drawing as a whole.
func BenchmarkZoomStep(b *testing.B) {
	path := pressed(b)
	g := NewGallery(b.TempDir(), 0)
	defer g.Close()
	sizes, err := g.Sizes(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	draw := func(width int, clip image.Rectangle) time.Duration {
		begun := time.Now()
		if _, err := g.Draw(b.Context(), path, 1, width, clip); err != nil {
			b.Fatal(err)
		}
		return time.Since(begun)
	}
	const width = 900
	first := draw(width, image.Rect(0, 0, width, 1+int(width*sizes[0].Height/sizes[0].Width)))
	var steps, worst time.Duration
	n := 0
	for b.Loop() {
		for zoom := 1.25; zoom < 8; zoom *= 1.25 {
			x := int(width * (zoom - 1) / 2)
			took := draw(int(width*zoom), image.Rect(x, x, x+1075, x+1050))
			steps, worst, n = steps+took, max(worst, took), n+1
		}
	}
	b.ReportMetric(float64(steps)/float64(n)/float64(first), "times-first")
	b.ReportMetric(float64(steps.Milliseconds())/float64(n), "ms-step")
	b.ReportMetric(float64(worst.Milliseconds()), "ms-worst")
	b.ReportMetric(float64(first.Milliseconds()), "ms-first")
}
