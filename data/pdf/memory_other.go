//go:build !unix

package pdf

import "github.com/tetratelabs/wazero/experimental"

// memory is that of an instance.
type memory struct {
	most    uint64 // bytes
	refused bool   // the instance asked for more than that
	all     []byte
}

// Allocate begins with nothing.
func (m *memory) Allocate(_, most uint64) experimental.LinearMemory {
	m.most = min(m.most, most)
	return m
}

// Reallocate returns size bytes that begin with those there were.
func (m *memory) Reallocate(size uint64) []byte {
	if size > m.most {
		m.refused = true
		return nil
	}
	if more := int(size) - len(m.all); more > 0 {
		m.all = append(m.all, make([]byte, more)...)
	}
	return m.all[:size]
}

// Free lets the memory go.
func (m *memory) Free() { m.all = nil }
