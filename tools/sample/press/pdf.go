package press

import (
	"bytes"
	"compress/zlib"
	"fmt"
)

// A file is a PDF being written: its objects, and where each begins.
type file struct {
	bytes.Buffer
	at []int
}

// A ref is the number of an object.
type ref int

func (r ref) String() string { return fmt.Sprintf("%d 0 R", int(r)) }

// promise numbers an object that is written later.
func (f *file) promise() ref {
	f.at = append(f.at, 0)
	return ref(len(f.at))
}

// keep writes an object that was promised.
func (f *file) keep(r ref, body string) {
	f.at[r-1] = f.Len()
	fmt.Fprintf(f, "%d 0 obj\n%s\nendobj\n", int(r), body)
}

// object writes an object.
func (f *file) object(body string) ref {
	r := f.promise()
	f.keep(r, body)
	return r
}

// stream writes data, compressed if that is worth it. dict is what its dictionary
// says besides.
func (f *file) stream(dict, data string) ref {
	const long = 1000 // bytes
	if len(data) < long {
		return f.object(fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", dict, len(data), data))
	}
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	z.Write([]byte(data)) // into memory: neither fails
	z.Close()
	return f.object(fmt.Sprintf("<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream", dict, packed.Len(), packed.String()))
}

// end writes what tells where everything is, and returns the file.
func (f *file) end(root ref) []byte {
	start := f.Len()
	fmt.Fprintf(f, "xref\n0 %d\n0000000000 65535 f \n", len(f.at)+1)
	for _, at := range f.at {
		fmt.Fprintf(f, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(f, "trailer<</Size %d/Root %v>>\nstartxref\n%d\n%%%%EOF\n", len(f.at)+1, root, start)
	return f.Bytes()
}
