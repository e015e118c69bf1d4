package library

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"lanmu/data/office"
)

// Old documents of Word and WPS are read as what LibreOffice makes of them, once the
// reader asked for that. It is kept with what was recognised, by the content of the file.

// converted is the name of what LibreOffice made.
const converted = "document.docx"

// readConverted reads what LibreOffice made of an old document, once it did.
func readConverted(ctx context.Context, c *content, _ Encoding) (source, error) {
	docx, err := os.ReadFile(filepath.Join(recognisedIn(c), converted))
	if err != nil {
		return source{}, &Error{Problem: Foreign, Err: errors.New("office")}
	}
	return officeReader(office.DOCX)(ctx, &content{ReaderAt: bytes.NewReader(docx), size: int64(len(docx))}, "")
}

// converters are the names of LibreOffice's command.
var converters = []string{"soffice", "libreoffice"}

// convert has LibreOffice make a DOCX of an old document.
func convert(ctx context.Context, c *content) error {
	dir := recognisedIn(c)
	if _, err := os.Stat(filepath.Join(dir, converted)); err == nil {
		return nil
	}
	program := ""
	for _, name := range converters {
		if at, err := exec.LookPath(name); err == nil {
			program = at
			break
		}
	}
	if program == "" {
		return &Error{Problem: NoConverter, Err: errors.New("LibreOffice is not installed")}
	}
	work, err := os.MkdirTemp("", "lanmu-convert-")
	if err != nil {
		return unreadable(os.TempDir(), err)
	}
	defer os.RemoveAll(work)
	in := filepath.Join(work, "document.doc")
	b, err := io.ReadAll(io.NewSectionReader(c, 0, c.size))
	if err == nil {
		err = os.WriteFile(in, b, 0o600)
	}
	if err != nil {
		return unreadable(in, err)
	}
	const patience = 2 * time.Minute // it takes ten seconds for its first start
	limited, stop := context.WithTimeout(ctx, patience)
	defer stop()
	// A profile of its own: a LibreOffice that is open would be handed the file, and
	// this one end with nothing done.
	profile := url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(work, "profile"))}
	cmd := exec.CommandContext(limited, program, "-env:UserInstallation="+profile.String(), "--headless", "--norestore", "--convert-to", "docx", "--outdir", work, in)
	cmd.Dir, cmd.WaitDelay = work, time.Second
	said, err := cmd.CombinedOutput()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	docx, readErr := os.ReadFile(filepath.Join(work, converted))
	if readErr != nil { // it exits with 0 when it could not read the file
		if err == nil {
			err = errors.New("LibreOffice could not read it: " + string(said))
		}
		return &Error{Problem: Damaged, Err: err}
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return unreadable(dir, err)
	}
	if err := replace(filepath.Join(dir, converted), docx); err != nil {
		return unreadable(dir, err)
	}
	return nil
}
