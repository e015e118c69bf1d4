//go:build unix

package pdf

import (
	"syscall"

	"github.com/tetratelabs/wazero/experimental"
)

// memory is that of an instance. Its address space is taken at once and its pages
// as they are used, so that it can grow without being copied.
type memory struct {
	most    uint64 // bytes
	refused bool   // the instance asked for more than that
	all     []byte
}

// Allocate takes the address space.
func (m *memory) Allocate(_, most uint64) experimental.LinearMemory {
	m.most = min(m.most, most)
	all, err := syscall.Mmap(-1, 0, int(m.most), syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		m.most = 0 // so that the first that is asked for is refused
	}
	m.all = all
	return m
}

// Reallocate returns the first size bytes.
func (m *memory) Reallocate(size uint64) []byte {
	if size > m.most {
		m.refused = true
		return nil
	}
	return m.all[:size:size]
}

// Free gives the pages back.
func (m *memory) Free() {
	if m.all != nil {
		syscall.Munmap(m.all)
		m.all = nil
	}
}
