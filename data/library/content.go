package library

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"lanmu/data/folio"
	"lanmu/data/office"
	"lanmu/data/page"
	"lanmu/data/zipped"
)

// content is what a file holds. Of a document that is an archive the file stays
// open, and what is wanted of it is read.
type content struct {
	io.ReaderAt
	size   int64
	kind   *Kind  // as its first bytes tell; nil for text
	name   string // of the file
	all    []byte // but of archives
	sum    [sha256.Size]byte
	file   *os.File
	beside neighbour // nil where nothing lies beside it
	flow   *flow     // of what was taken out of another file
}

// close lets go of the file.
func (c *content) close() {
	if c.file != nil {
		c.file.Close()
	}
}

// issue tells whether it is a PDF whose name says that it is all of an issue.
func (c *content) issue() bool { return c.kind == pdfKind && folio.NamesIssue(c.name) }

// sniffed is how many bytes tell what a file is.
const sniffed = 8 << 10

// readFile reads a file that may be a page, or opens it, and no more of it than a page
// can have. A path may lead into an archive.
func readFile(path string) (*content, error) {
	f, err := os.Open(path)
	if err != nil {
		if at, inner, ok := intoArchive(path); ok {
			return readMember(at, inner, path)
		}
		return nil, openError(path, err)
	}
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		f.Close()
		return nil, &Error{Path: path, Problem: Directory}
	}
	head := make([]byte, sniffed)
	n, err := io.ReadFull(f, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		f.Close()
		return nil, unreadable(path, err)
	}
	head = head[:n]
	if isZip(head) && info != nil && info.Mode().IsRegular() {
		c, err := openArchive(f, info.Size(), path)
		if err != nil {
			f.Close()
		}
		return c, err
	}
	defer f.Close()
	c, err := readRest(head, f, path, infoSize(info))
	if err == nil && info != nil && info.Mode().IsRegular() {
		c.beside = besideFile(path)
	}
	return c, err
}

// readAll reads what may be a page from what is no file.
func readAll(r io.Reader, path string) (*content, error) {
	head := make([]byte, sniffed)
	n, err := io.ReadFull(r, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, unreadable(path, err)
	}
	return readRest(head[:n], r, path, 0)
}

// readRest reads what comes after the head of a file, whose size is 0 if it is not
// known.
func readRest(head []byte, r io.Reader, path string, size int64) (*content, error) {
	c := &content{kind: kindOfHead(head), name: filepath.Base(path)}
	if c.kind != nil && c.kind.read == nil && !c.kind.many { // none of it is used
		c.take(head)
		return c, nil
	}
	limit := int64(MaxBytes)
	if c.kind == pdfKind || c.kind == pictureKind || isZip(head) {
		limit = MaxPDFBytes
	}
	if size > limit {
		return nil, &Error{Path: path, Problem: TooLarge}
	}
	b := make([]byte, len(head), max(size, int64(len(head)))+1)
	copy(b, head)
	for int64(len(b)) <= limit {
		if len(b) == cap(b) {
			b = append(b, 0)[:len(b)]
		}
		m, err := r.Read(b[len(b):cap(b)])
		b = b[:len(b)+m]
		if err == io.EOF {
			c.take(b)
			return c, nil
		}
		if err != nil {
			return nil, unreadable(path, err)
		}
	}
	return nil, &Error{Path: path, Problem: TooLarge}
}

// take makes b all there is.
func (c *content) take(b []byte) {
	c.all, c.size, c.ReaderAt, c.sum = b, int64(len(b)), bytes.NewReader(b), sha256.Sum256(b)
	if isZip(b) {
		c.kind = kindOfArchive(c)
	}
}

// openArchive takes a file that is an archive.
func openArchive(f *os.File, size int64, path string) (*content, error) {
	if size > MaxPDFBytes {
		return nil, &Error{Path: path, Problem: TooLarge}
	}
	c := &content{ReaderAt: f, size: size, name: filepath.Base(path), file: f}
	h := sha256.New()
	if _, err := io.Copy(h, io.NewSectionReader(f, 0, size)); err != nil {
		return nil, unreadable(path, err)
	}
	h.Sum(c.sum[:0])
	c.kind = kindOfArchive(c)
	return c, nil
}

func infoSize(info os.FileInfo) int64 {
	if info == nil {
		return 0
	}
	return info.Size()
}

// isZip reports whether a file begins as zip archives do.
func isZip(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06"))
}

// kindOfArchive returns the kind of a document that is an archive, or that of
// archives.
func kindOfArchive(c *content) *Kind {
	a, err := zipped.Open(c, c.size)
	if err != nil {
		return zipKind
	}
	const longest = 200 // bytes
	mime, _ := a.Read("mimetype", longest)
	for _, k := range kinds {
		if len(mime) > 0 && len(k.MIME) > 0 && k.MIME[0] == strings.TrimSpace(string(mime)) {
			return k
		}
	}
	for _, has := range []struct{ file, kind string }{
		{"META-INF/container.xml", "epub"}, {"OFD.xml", "ofd"}, {"xl/workbook.xml", "sheet"}, {"ppt/presentation.xml", "slides"},
		{"AndroidManifest.xml", "program"}, {"META-INF/MANIFEST.MF", "program"}, {"FixedDocSeq.fdseq", "xps"}, {"FixedDocumentSequence.fdseq", "xps"},
	} {
		if a.File(has.file) != nil && byName[has.kind] != nil {
			return byName[has.kind]
		}
	}
	switch {
	case office.IsDOCX(a):
		return docxKind
	case bytes.Contains(mime, []byte("opendocument.spreadsheet")):
		return byName["sheet"]
	case bytes.Contains(mime, []byte("opendocument.presentation")):
		return byName["slides"]
	}
	return zipKind
}

// sourceOf reads what a file holds, in the encoding as if that is not "". It
// returns the error of ctx when that ends it.
func sourceOf(ctx context.Context, c *content, as Encoding) (source, error) {
	s, err := sourceAsTold(ctx, c, as)
	if e := (*Error)(nil); errors.As(err, &e) && e.Problem == Damaged && kindOfName(c.name) == partKind {
		err = &Error{Problem: Foreign, Err: errors.New(partKind.Name)} // it is not damaged, but not yet whole
	}
	return s, err
}

// sourceAsTold reads what a file holds as its first bytes tell.
func sourceAsTold(ctx context.Context, c *content, as Encoding) (source, error) {
	if isOwn(c) {
		return source{}, &Error{Problem: Foreign, Err: errors.New(ownKind.Name)}
	}
	switch k := c.kind; {
	case k == nil:
	case k.read != nil:
		s, err := k.read(ctx, c, as)
		if e := (*Error)(nil); k == officeKind && errors.As(err, &e) && e.Problem == Foreign {
			err = foreign(c)
		}
		s.issue = c.issue()
		return s, err
	case k.many:
		if _, err := zipped.Open(c, c.size); err != nil {
			return source{}, zipError(err, "")
		}
		return source{}, foreign(c)
	default:
		return source{}, foreign(c)
	}
	s, err := textKind.read(ctx, c, as)
	if e := (*Error)(nil); errors.As(err, &e) && (e.Problem == Binary || e.Problem == Undecodable) {
		if k := kindOfName(c.name); k != nil && !k.Read() { // nothing else tells what it is
			return s, &Error{Problem: Foreign, Err: errors.New(k.Name)}
		}
	}
	return s, err
}

// foreign is the error of a file of a kind that is not read.
func foreign(c *content) *Error {
	k := c.kind
	if named := kindOfName(c.name); k == officeKind {
		switch {
		case bytes.Contains(c.all, wideName("EncryptedPackage")):
			k = byName["locked"]
		case named != nil && !named.Read():
			k = named
		}
	}
	return &Error{Problem: Foreign, Err: errors.New(k.Name)}
}

// wideName is text as old office documents have the names of their parts.
func wideName(s string) []byte {
	var b []byte
	for i := range len(s) {
		b = append(b, s[i], 0)
	}
	return b
}

// A source is what a page is restored from: the text of a dump, or the parts of
// a document that tells itself what is what.
type source struct {
	decoded
	parts []page.Part // nil for a dump
	loss  page.Loss

	recognised bool // on the picture of a page
	doubts     []page.Doubt
	issue      bool // its file's name says that it is one
}

// restore makes the page of a source. Its error is that of ctx.
func (s *source) restore(ctx context.Context) (*page.Page, error) {
	if s.parts != nil {
		p, err := page.ComposeContext(ctx, s.parts)
		if err == nil {
			p.Loss = s.loss
		}
		if err == nil && s.issue {
			p.BeAnIssue()
		}
		if err == nil && s.recognised {
			p.Recognised, p.Doubts = true, s.doubts
			p.MarkDoubts()
		}
		return p, err
	}
	return restore(ctx, s.text)
}

// restore is what a test may put something in place of.
var restore = page.RestoreContext
