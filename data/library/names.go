package library

import (
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// A file's name is bytes, and those of old disks are often no UTF-8: they are GBK,
// as the system was that wrote them. Such a name is kept as it is wherever it is
// kept, and is read as text only to be shown.

// NameText is a path as text that can be written where nothing but text can, as in
// JSON and in journals, and be read back by PathOf: the path itself, or if that is
// no UTF-8 its file URL.
func NameText(path string) string {
	if utf8.ValidString(path) {
		return path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// PathOf is the path that NameText wrote.
func PathOf(text string) string {
	if !strings.HasPrefix(text, "file:///") {
		return text
	}
	u, err := url.Parse(text)
	if err != nil || utf8.ValidString(u.Path) {
		return text // a file may be called so
	}
	return u.Path
}

// ShownName is a path as it is shown: what is no UTF-8 is read in the encoding it
// seems to be in, or its bytes are told, as \xb1.
func ShownName(path string) string {
	if utf8.ValidString(path) {
		return path
	}
	parts := strings.Split(path, string(filepath.Separator))
	for i, part := range parts {
		if !utf8.ValidString(part) {
			parts[i] = shownPart(part)
		}
	}
	return strings.Join(parts, string(filepath.Separator))
}

func shownPart(name string) string {
	for _, in := range []Encoding{guess([]byte(name)), "gb18030"} {
		if in == "" || in == "utf-8" || strings.HasPrefix(string(in), "utf-16") {
			continue
		}
		if text := textIn([]byte(name), in); !strings.ContainsRune(text, utf8.RuneError) && printable(text) {
			return text
		}
	}
	var b strings.Builder
	for len(name) > 0 {
		r, size := utf8.DecodeRuneInString(name)
		if r == utf8.RuneError && size == 1 {
			fmt.Fprintf(&b, `\x%02x`, name[0])
		} else {
			b.WriteRune(r)
		}
		name = name[size:]
	}
	return b.String()
}

// printable reports whether a name that was decoded holds nothing that a name does
// not.
func printable(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0xe000 && r < 0xf900 })
}
