package library

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/text/encoding"
)

// Text that says nothing of its encoding and is not UTF-8 is guessed in this
// order:
//
//   - parts in several encodings, one of them UTF-8;
//   - UTF-8 that was cut or has a few damaged bytes;
//   - UTF-16, whose units read as Chinese or ASCII in one byte order only;
//   - GB18030 or Big5, if the bytes are clearly text in one of them: characters
//     in use, and of the sixteen most frequent as many as Chinese has;
//   - what chardet finds, which is made for long texts;
//   - for short ones Shift JIS or EUC-KR, if their script proves it: kana, or Hangul with
//     spaces between;
//   - GB18030 or Big5, by which of them makes characters in use of the bytes:
//     four bytes are enough (b2 e2 ca d4 is 测试 in the one, a rare pair in the
//     other);
//   - Latin text, if nearly all of it is ASCII.
const (
	enough   = 16 << 10 // bytes that are looked at
	longText = 100      // bytes that are not ASCII, from which on chardet is asked
	sure     = 0.8      // its confidence to be believed
	damage   = 50       // one damaged character among so many is damage, not another encoding
)

// guess returns the encoding that b seems to be in, "" if none.
func guess(b []byte) Encoding {
	all := b
	b = b[:min(len(b), enough)]
	if brokenUTF8(all) {
		return "utf-8"
	}
	if in := utf16Order(b); in != "" {
		return in
	}
	if bytes.IndexByte(b, 0) >= 0 {
		return ""
	}
	ascii := 0
	for _, c := range b {
		if c < 0x80 {
			ascii++
		}
	}
	gb, big5 := gbScore(b), big5Score(b)
	clear := max(gb, big5) >= clearScore && kanaShare(b) < kanaRows
	if len(b)-ascii >= longText && !clear {
		if in := detected(b); in != "" {
			return in
		}
	}
	if !clear {
		if in := proven(b); in != "" {
			return in
		}
	}
	switch {
	case gb >= big5 && gb >= leastScore:
		return "gb18030"
	case big5 >= leastScore:
		return "big5"
	case ascii*10 >= len(b)*8:
		return "windows-1252"
	}
	return ""
}

// detected returns what chardet finds, if that is one of Encodings.
func detected(b []byte) Encoding {
	r := chardet.Detect(b)
	in := names[r.Encoding]
	if in == "" || r.Confidence < sure {
		return ""
	}
	return in
}

// proven returns the encoding in which b is nothing but Japanese or Korean. A short text
// must show a third of kana, which are no pairs in use in GB18030 or Big5, or at least a
// dozen of Hangul: their rows are half of the hanzi in use, so that a few prove nothing.
func proven(b []byte) Encoding {
	const dozen = 12
	for _, in := range []Encoding{"shift_jis", "euc-kr"} {
		kana, hangul, spaces, n := 0, 0, 0, 0
		for _, r := range textIn(b, in) {
			switch {
			case r == utf8.RuneError:
				n = len(b) // of some bytes it makes nothing
			case r == ' ':
				spaces++
			case unicode.Is(unicode.Hiragana, r):
				kana++
			case unicode.Is(unicode.Hangul, r):
				hangul++
			}
			if r >= utf8.RuneSelf {
				n++
			}
		}
		if in == "shift_jis" && n > 2 && kana*3 >= n || in == "euc-kr" && hangul >= dozen && hangul*10 >= n*9 && spaces*8 >= hangul {
			return in
		}
	}
	return ""
}

// names are the library's names for encodings.
var names = map[string]Encoding{
	"GB2312": "gb18030", "GB18030": "gb18030", "GBK": "gb18030", "Big5": "big5", "BIG5": "big5",
	"SHIFT_JIS": "shift_jis", "Shift_JIS": "shift_jis", "CP932": "shift_jis", "EUC-JP": "euc-jp",
	"EUC-KR": "euc-kr", "CP949": "euc-kr",
}

// brokenUTF8 reports whether b is UTF-8 but for its last character or a few that
// were damaged.
func brokenUTF8(b []byte) bool {
	if bytes.IndexByte(b[:min(len(b), enough)], 0) >= 0 {
		return false
	}
	good, bad := 0, 0
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && size == 1:
			if !utf8.FullRune(b) {
				return good > damage*bad || good > 0 && bad == 0
			}
			bad++
		case size >= 3:
			good++
		}
		b = b[size:]
	}
	return good > damage*bad
}

// kanaShare is the share of pairs of bytes that are kana in EUC-JP.
func kanaShare(b []byte) float64 {
	kana, n := 0, 0
	for i := 0; i+1 < len(b); i++ {
		if b[i] < 0x80 {
			continue
		}
		n++
		if (b[i] == 0xa4 || b[i] == 0xa5) && b[i+1] >= 0xa1 {
			kana++
		}
		i++
	}
	return float64(kana) / float64(max(n, 1))
}

// utf16Order reports whether b is UTF-16 without a mark, and in which order. The
// units of other encodings are Hangul, Yi or private in both.
func utf16Order(b []byte) Encoding {
	if len(b) < 2 {
		return ""
	}
	n := len(b) / 2
	var known, common [2]int // little, big endian
	for i := 0; i+1 < len(b); i += 2 {
		for order, u := range [2]uint16{uint16(b[i]) | uint16(b[i+1])<<8, uint16(b[i+1]) | uint16(b[i])<<8} {
			switch {
			case u >= 0x20 && u < 0x7f, u == '\n', u == '\r', u == '\t', u >= 0x3000 && u < 0x3020,
				u >= 0xff01 && u < 0xff5f, u >= 0x2010 && u < 0x2027:
				known[order]++
				common[order]++
			case u >= 0x4e00 && u < 0x9fa6, u >= 0x3041 && u < 0x3100:
				known[order]++
			}
		}
	}
	order := 0
	if common[1] > common[0] || common[1] == common[0] && known[1] > known[0] {
		order = 1
	}
	if known[order]*20 < n*19 {
		return ""
	}
	in := [...]Encoding{"utf-16le", "utf-16be"}[order]
	if known[order] > common[order] && !inUse(textIn(b[:n*2], in)) {
		return "" // Shift JIS, for one, is hanzi in this order, if odd ones
	}
	return in
}

// inUse reports whether most of the hanzi of a text are ones in use, in the
// mainland or in Taiwan.
func inUse(text string) bool {
	for _, e := range []struct {
		in    Encoding
		score func([]byte) float64
	}{{"gb18030", gbScore}, {"big5", big5Score}} {
		b, err := encoding.ReplaceUnsupported(decoders[e.in].NewEncoder()).Bytes([]byte(text))
		if err == nil && e.score(b) >= leastScore {
			return true
		}
	}
	return false
}

// leastScore is what an encoding must score to be taken: nine characters of ten
// read as ones in use. A character that begins a valid pair by chance does so in
// half of the cases.
const leastScore = 0.75

// clearScore is what Chinese scores that is longer than a headline: one character
// in ten or more is among the sixteen most frequent, of which ， and 。 are two.
// Korean, whose bytes are in the same rows, has one in thirty there.
const clearScore = 1.1

// kanaRows is the share of characters in the rows of kana, which in Big5 are the
// rows of the simplest hanzi, from which on a text may be Japanese.
const kanaRows = 0.3

// gbScore tells how well b reads as GB18030, from 0 to 1: characters of the first
// level, which are in use, count 1, others of the national standard a half.
func gbScore(b []byte) float64 {
	return score(b, func(lead, trail byte) (float64, bool) {
		switch {
		case lead < 0x81 || lead == 0xff || trail < 0x40 || trail == 0x7f || trail == 0xff:
			return 0, false
		case trail >= 0xa1 && (lead >= 0xb0 && lead <= 0xd7 || lead == 0xa1 || lead == 0xa3):
			return 1, true
		case trail >= 0xa1 && lead >= 0xd8 && lead <= 0xf7:
			return 0.4, true
		}
		return 0.1, true
	}, "\xb5\xc4 \xd2\xbb \xca\xc7 \xc1\xcb \xd4\xda \xc8\xcb \xd3\xd0 \xb2\xbb \xb9\xfa \xd6\xd0 \xb4\xf3 \xa3\xac \xa1\xa3 \xb9\xa4 \xba\xcd \xce\xaa")
}

// big5Score does so for Big5.
func big5Score(b []byte) float64 {
	return score(b, func(lead, trail byte) (float64, bool) {
		switch {
		case lead < 0x81 || lead == 0xff || trail < 0x40 || trail > 0x7e && trail < 0xa1 || trail == 0xff:
			return 0, false
		case lead >= 0xa4 && lead <= 0xc6 || lead == 0xa1:
			return 1, true
		case lead >= 0xc9 && lead <= 0xf9:
			return 0.4, true
		}
		return 0.1, true
	}, "\xaa\xba \xa4@ \xacO \xa4F \xa6b \xa4H \xa6\xb3 \xa4\xa3 \xb0\xea \xa4\xa4 \xa4j \xa1A \xa1C \xa4u \xa9M \xac\xb0")
}

// score reads b as ASCII and pairs of bytes and returns the mean of what the
// pairs are worth, plus the share of those among the most frequent
// characters, which stand between spaces in frequent.
func score(b []byte, worth func(lead, trail byte) (float64, bool), frequent string) float64 {
	sum, often, n := 0.0, 0, 0
	for i := 0; i < len(b); i++ {
		if b[i] < 0x80 {
			continue
		}
		n++
		if i+1 == len(b) {
			if len(b) < enough {
				n++ // half a character
			}
			break
		}
		if i+3 < len(b) && b[i+1] >= '0' && b[i+1] <= '9' && b[i+2] >= 0x81 && b[i+3] >= '0' && b[i+3] <= '9' {
			sum += 0.1 // four bytes, of GB18030 alone, and rare
			i += 3
			continue
		}
		w, ok := worth(b[i], b[i+1])
		if !ok {
			continue // one byte is wrong; the next may begin a character
		}
		sum += w
		for at := 0; at+1 < len(frequent); at += 3 {
			if frequent[at] == b[i] && frequent[at+1] == b[i+1] {
				often++
				break
			}
		}
		i++
	}
	if n == 0 {
		return 0
	}
	return sum/float64(n) + float64(often)/float64(n)
}
