package paper

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"unicode/utf16"
)

// A file is a PDF being written: its objects, and where each begins.
type file struct {
	bytes.Buffer
	at []int // of object i+1; -1 while it is only promised
}

// A ref is the number of an object.
type ref int

// String is how other objects refer to it.
func (r ref) String() string { return fmt.Sprintf("%d 0 R", int(r)) }

func newFile() *file {
	f := &file{}
	// The second line tells programs that move files that this one is no text.
	f.WriteString("%PDF-1.7\n%\xe5\xe6\xe7\xe8\n")
	return f
}

// promise numbers an object that is written later.
func (f *file) promise() ref {
	f.at = append(f.at, -1)
	return ref(len(f.at))
}

// object writes an object.
func (f *file) object(body string) ref {
	r := f.promise()
	f.keep(r, body)
	return r
}

// keep writes an object that was promised.
func (f *file) keep(r ref, body string) {
	f.at[r-1] = f.Len()
	fmt.Fprintf(f, "%d 0 obj\n%s\nendobj\n", int(r), body)
}

// stream writes data, compressed. dict is what its dictionary says besides.
func (f *file) stream(dict string, data []byte) ref {
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	z.Write(data) // into memory: neither fails
	z.Close()
	return f.object(fmt.Sprintf("<< %s/Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", dict, packed.Len(), packed.String()))
}

// end writes what tells where everything is.
func (f *file) end(catalogue, info ref) {
	start := f.Len()
	fmt.Fprintf(f, "xref\n0 %d\n0000000000 65535 f \n", len(f.at)+1)
	for _, at := range f.at {
		fmt.Fprintf(f, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(f, "trailer\n<< /Size %d /Root %v /Info %v >>\nstartxref\n%d\n%%%%EOF\n", len(f.at)+1, catalogue, info, start)
}

// words is a text as a PDF's dictionaries have it.
func words(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	b.WriteString(">")
	return b.String()
}
