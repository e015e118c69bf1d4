package library

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
	"os"
	"path/filepath"
)

// A spool holds blocks from when they are put together until they are written: in
// a file beside the cache, since they may be a large part of it and memory is not
// to grow with it. Of a cache in memory it is there too.
type spool struct {
	file *os.File // nil in memory
	in   io.Writer
	held bytes.Buffer
}

// newSpool makes an empty spool for the blocks of the cache.
func (s *store) newSpool() (*spool, error) {
	p := &spool{}
	if s.path == "" {
		p.in = &p.held
		return p, nil
	}
	f, err := os.CreateTemp(filepath.Dir(s.path), ".merged-*")
	if err != nil {
		return nil, err
	}
	os.Remove(f.Name()) // gone with the program, however that ends; Windows keeps it until it is closed
	p.file, p.in = f, bufio.NewWriterSize(f, 1<<16)
	return p, nil
}

// put adds a block.
func (p *spool) put(key uint64, data []byte) error {
	var head [16]byte
	binary.LittleEndian.PutUint64(head[:], key)
	binary.LittleEndian.PutUint64(head[8:], uint64(len(data)))
	if _, err := p.in.Write(head[:]); err != nil {
		return err
	}
	_, err := p.in.Write(data)
	return err
}

// blocks calls yield with all that was put, as often as it is called.
func (p *spool) blocks(yield func(key uint64, data []byte) error) error {
	var from io.Reader = bytes.NewReader(p.held.Bytes())
	if p.file != nil {
		if err := p.in.(*bufio.Writer).Flush(); err != nil {
			return err
		}
		if _, err := p.file.Seek(0, io.SeekStart); err != nil {
			return err
		}
		from = bufio.NewReaderSize(p.file, 1<<16)
	}
	var data []byte
	for {
		var head [16]byte
		if _, err := io.ReadFull(from, head[:]); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		size := int(binary.LittleEndian.Uint64(head[8:]))
		if cap(data) < size {
			data = make([]byte, size)
		}
		data = data[:size]
		if _, err := io.ReadFull(from, data); err != nil {
			return err
		}
		if err := yield(binary.LittleEndian.Uint64(head[:]), data); err != nil {
			return err
		}
	}
}

// close gives back the room of what was put.
func (p *spool) close() {
	if p.file != nil {
		p.file.Close()
		os.Remove(p.file.Name())
	}
}
