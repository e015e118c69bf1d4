package app_test

import (
	"context"
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
	compareStarts(b, dir, firstRow)
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
