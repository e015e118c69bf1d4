package app_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"lanmu/data/library"
	"lanmu/tools/sample"
)

// firstRow is where the first row of the sidebar stands.
func firstRow(_, _ uint16) (x, y int16) { return 14, 112 }

// BenchmarkStartLarge is BenchmarkStart with a library of ten thousand pages
// that has been read before: the milliseconds until its list is seen, and the
// memory it takes beyond a bare window.
func BenchmarkStartLarge(b *testing.B) {
	dir := b.TempDir()
	pages := filepath.Join(dir, "pages")
	if _, err := sample.Write(pages, sample.Standard); err != nil {
		b.Fatal(err)
	}
	readBefore(b, dir, pages)
	bare := program{path: filepath.Join(dir, "bin", "bare"), pkg: "./testdata/bare", text: label}
	lanmu := program{path: filepath.Join(dir, "bin", "lanmu"), pkg: "lanmu", tags: "no_emoji", text: firstRow}
	for _, p := range []program{bare, lanmu} {
		if out, err := exec.Command("go", "build", "-tags", p.tags, "-o", p.path, p.pkg).CombinedOutput(); err != nil {
			b.Fatalf("cannot build %s: %v\n%s", p.pkg, err, out)
		}
	}
	display := virtualDisplay(b)
	env := append(os.Environ(), "DISPLAY="+display, "WAYLAND_DISPLAY=",
		"XDG_CONFIG_HOME="+dir, "XDG_CACHE_HOME="+dir, "XDG_DATA_HOME="+dir, "XDG_STATE_HOME="+dir)
	bare.start(b, display, env)
	lanmu.start(b, display, env)
	for b.Loop() {
		var floor, ours []figures
		for range starts {
			floor = append(floor, bare.start(b, display, env))
			ours = append(ours, lanmu.start(b, display, env))
		}
		f, o := medians(floor), medians(ours)
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(f[1], "bare-ms-read")
		b.ReportMetric(o[1], "lanmu-ms-listed")
		b.ReportMetric(o[2]-f[2], "+MiB-rss")
		b.ReportMetric(o[3]-f[3], "+MiB-pss")
	}
}

// readBefore reads a folder into the library whose settings and cache are in dir,
// and has it remembered.
func readBefore(b *testing.B, dir, folder string) {
	b.Helper()
	l, err := library.OpenLibrary(filepath.Join(dir, "lanmu"))
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	if err := l.Update(context.Background(), []string{folder}, func(library.Change) {}); err != nil {
		b.Fatal(err)
	}
	f, err := library.OpenFolders(filepath.Join(dir, "lanmu", "folders.jsonl"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	if err := f.Add(folder); err != nil {
		b.Fatal(err)
	}
}
