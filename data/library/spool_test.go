package library

import (
	"bytes"
	"database/sql"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"lanmu/data/search"
)

// TestSpool puts blocks into a spool and reads them back, twice: what writes them
// is called again after a fault that passes.
func TestSpool(t *testing.T) {
	for name, path := range map[string]string{"in memory": "", "in a file": filepath.Join(t.TempDir(), "library.db")} {
		t.Run(name, func(t *testing.T) {
			p, err := (&store{path: path}).newSpool()
			if err != nil {
				t.Fatal(err)
			}
			type block struct {
				key  uint64
				data []byte
			}
			var want []block
			r := rand.New(rand.NewPCG(1, 2))
			for i := range 300 {
				data := make([]byte, []int{0, 1, 4096, 200_000}[r.IntN(4)])
				for n := range data {
					data[n] = byte(r.Uint32())
				}
				want = append(want, block{r.Uint64(), data})
				if err := p.put(want[i].key, data); err != nil {
					t.Fatal(err)
				}
			}
			for range 2 {
				n := 0
				err := p.blocks(func(key uint64, data []byte) error {
					if n >= len(want) || want[n].key != key || !bytes.Equal(want[n].data, data) {
						t.Fatalf("block %d of %d is another", n, len(want))
					}
					n++
					return nil
				})
				if err != nil || n != len(want) {
					t.Errorf("%d of %d blocks, and %v", n, len(want), err)
				}
			}
			if err := p.blocks(func(uint64, []byte) error { return os.ErrInvalid }); !errors.Is(err, os.ErrInvalid) {
				t.Errorf("what yield returns is told as %v", err)
			}
			p.close()
			if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".merged-*")); path != "" && len(left) > 0 {
				t.Errorf("%q is left", left)
			}
		})
	}
}

// TestASpoolThatFails has the file of a spool give out.
func TestASpoolThatFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	if _, err := (&store{path: filepath.Join(path, "none", "library.db")}).newSpool(); err == nil {
		t.Error("a spool in no folder")
	}
	p, err := (&store{path: path}).newSpool()
	if err != nil {
		t.Fatal(err)
	}
	p.put(1, []byte("block"))
	p.file.Close()
	if err := p.blocks(func(uint64, []byte) error { return nil }); err == nil {
		t.Error("blocks that cannot be written are read")
	}
	p.close()
}

// TestASpoolIsNoMemory holds what a spool of a file takes of memory against what
// is in it.
func TestASpoolIsNoMemory(t *testing.T) {
	held := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	p, err := (&store{path: filepath.Join(t.TempDir(), "library.db")}).newSpool()
	if err != nil {
		t.Fatal(err)
	}
	defer p.close()
	const blocks, size = 4000, 4096
	before := held()
	for i := range blocks {
		if err := p.put(uint64(i), slices.Repeat([]byte{byte(i)}, size)); err != nil {
			t.Fatal(err)
		}
	}
	if took := int64(held() - before); took > blocks*size/16 {
		t.Errorf("of %d bytes %d are in memory", blocks*size, took)
	}
}

// TestNoRoomToMerge takes the folder away in which segments are put together: they
// stay as they are until it is there again.
func TestNoRoomToMerge(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	s, err := openStore(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	b := search.NewBuilder()
	segments := func() (n int) {
		t.Helper()
		if err := s.db.QueryRow("SELECT count(*) FROM segments").Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	for range tierFull {
		b.Reset()
		b.Add("路灯亮了")
		err := s.write(t.Context(), func(tx *sql.Tx) error {
			_, _, err := addSegment(tx, b.Docs(), b.Blocks)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	s.path = filepath.Join(path, "none", "library.db")
	if err := s.tidy(t.Context()); err != nil || segments() != tierFull {
		t.Errorf("without room there are %d segments of %d, and %v", segments(), tierFull, err)
	}
	s.path = path
	if err := s.tidy(t.Context()); err != nil || segments() != 1 {
		t.Errorf("with room there are %d segments, and %v", segments(), err)
	}
}
