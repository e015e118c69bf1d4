package library

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// A file may hold parts in several encodings: pages that were saved by different
// programs and joined into one. What is UTF-8 by its lines then is, for bytes of
// another encoding hardly ever are by chance; the other lines are guessed together.

// mixedWith joins the name of the encoding of the other lines to UTF-8's.
const mixedWith = "utf-8+"

// mixed returns the encoding of b as of several parts, "" if it is of one.
func mixed(b []byte) Encoding {
	if bytes.IndexByte(b[:min(len(b), enough)], 0) >= 0 {
		return ""
	}
	const few = 8 // characters on each side, below which it is chance or damage
	var others []byte
	good, bad := 0, 0
	for line := range bytes.Lines(b) {
		n, odd := hanziIn(line)
		switch {
		case !odd:
			good += n
		case n*4 > len(line): // one damaged character in a line of UTF-8
			return ""
		case len(others) < enough:
			others = append(others, line...)
			bad += len(line) / 2
		}
	}
	if good < few || bad < few {
		return ""
	}
	if in := guess(others); in == "gb18030" || in == "big5" {
		return mixedWith + in
	}
	return ""
}

// hanziIn counts the characters of three bytes and more in a line that is UTF-8, and
// reports whether there are bytes in it that are not.
func hanziIn(line []byte) (n int, odd bool) {
	for len(line) > 0 {
		r, size := utf8.DecodeRune(line)
		switch {
		case r == utf8.RuneError && size == 1:
			odd = true
		case size >= 3:
			n++
		}
		line = line[size:]
	}
	return n, odd
}

// partsIn decodes b of which each line is UTF-8 or in another encoding.
func partsIn(b []byte, other Encoding) string {
	var text strings.Builder
	text.Grow(len(b))
	var run []byte // lines in the other: a character of two bytes may hold the byte of a line's end
	flush := func() {
		if len(run) > 0 {
			text.WriteString(textIn(run, other))
			run = run[:0]
		}
	}
	for line := range bytes.Lines(b) {
		if utf8.Valid(line) {
			flush()
			text.Write(line)
		} else {
			run = append(run, line...)
		}
	}
	flush()
	return text.String()
}

// hasHZ reports whether b is written in HZ, the seven-bit form of GB 2312 that went
// through mail and news: hanzi stand as ASCII between ~{ and ~}.
func hasHZ(b []byte) bool {
	const sign = "~{"
	at := bytes.Index(b, []byte(sign))
	if at < 0 || slices.ContainsFunc(b[:min(len(b), enough)], func(c byte) bool { return c >= 0x80 }) {
		return false
	}
	var pairs []byte // as GB 2312 has them elsewhere
	for at >= 0 && len(pairs) < enough {
		b = b[at+len(sign):]
		end := bytes.Index(b, []byte("~}"))
		if end < 0 || end%2 == 1 || bytes.ContainsAny(b[:end], "\n ") {
			return false
		}
		for _, c := range b[:end] {
			pairs = append(pairs, c|0x80)
		}
		b = b[end:]
		at = bytes.Index(b, []byte(sign))
	}
	return gbScore(pairs) >= leastScore
}
