package system

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/mattn/go-isatty"
)

// A Terminal is one that the command line writes to. What a file, its name
// or a page holds cannot steer it: characters that would are shown as signs.
type Terminal struct {
	Tty  io.Writer // takes what is ours to steer it with
	rest []byte    // the beginning of a character whose end comes with the next Write
}

// WriterTo returns what to write to f with: a terminal if f is a terminal, else f
// itself, as what goes into a file or a pipe is data.
func WriterTo(f *os.File) io.Writer {
	if isatty.IsTerminal(f.Fd()) {
		return &Terminal{Tty: f}
	}
	return f
}

func (s *Terminal) Write(p []byte) (int, error) {
	text := append(s.rest, p...)
	end := len(text)
	for n := 1; n < utf8.UTFMax && n <= len(text); n++ {
		if last := text[len(text)-n:]; utf8.RuneStart(last[0]) {
			if !utf8.FullRune(last) {
				end -= n
			}
			break
		}
	}
	s.rest = append([]byte{}, text[end:]...)
	if _, err := io.WriteString(s.Tty, Visible(string(text[:end]))); err != nil {
		return 0, err
	}
	return len(p), nil
}

// Flush writes what a text broke off with.
func Flush(w io.Writer) {
	if s, ok := w.(*Terminal); ok && len(s.rest) > 0 {
		io.WriteString(s.Tty, Visible(string(s.rest)))
		s.rest = nil
	}
}

// Visible returns s with signs for what would steer a terminal: ␛ for an escape,
// and for what has no sign its number, as JSON writes it, so that JSON means what
// it did. Line ends and tabs are left.
func Visible(s string) string {
	if !strings.ContainsFunc(s, steers) && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == utf8.RuneError && s[i] != "\ufffd"[0]:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case r == '\r' && strings.HasPrefix(s[i:], "\r\n"):
			b.WriteByte('\r')
		case !steers(r):
			b.WriteRune(r)
		case r < ' ':
			b.WriteRune('␀' + r)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}

// steers reports whether r is a control character, or turns the direction in
// which what is after it is shown.
func steers(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < ' ', r >= 0x7f && r < 0xa0:
		return true
	case r == 0x061c, r == 0x200e, r == 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return true
	}
	return r == 0x2028 || r == 0x2029
}
