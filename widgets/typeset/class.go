package typeset

import "lanmu/data/runes"

// class is what a character is to a typesetter: how wide it is set, on which
// side of its em it is blank, and where in a line it may stand.
type class uint8

const (
	western   class = iota // letters, digits and signs as wide as the font draws them; broken by UAX #14
	han                    // hanzi and all else that fills its em and breaks on both sides
	symbol                 // ①★→: breaks like hanzi, as wide as the font draws it
	fullAlnum              // full-width letters and digits: an em each, words and numbers stay whole
	opener                 // opening brackets and quotation marks
	closer                 // closing ones
	pause                  // ，、；：, the marks within a sentence (句内点号)
	stop                   // 。．！？, the marks at its end (句末点号)
	tail                   // signs after what they belong to: 々 ‼ ～ % ℃
	head                   // signs before it: ￥ №
	middle                 // · of names
	slash                  // ／
	dash                   // —, in pairs
	ellipsis               // …, in pairs
	space                  // vanishes where a line breaks
	newline                // ends a line
	ignored                // controls and the like: no glyph, no room
	classes
)

// IsTraditional reports whether a text is in traditional characters.
func IsTraditional(text string) bool { return runes.IsTraditional(text) }

// A trait says where a character may stand, and where the blank in its em is.
type trait uint8

const (
	noStart   trait = 1 << iota // begins no line
	noEnd                       // ends no line
	blankLeft                   // the left half of its em is blank
	blankRight
	fullWidth // an em wide whatever the font says
	plain     // none of the Chinese rules but kinsoku: set and broken as Western text
)

// traits holds clreq 3.1.4 (strict) and 3.1.6. GB/T 15834 5.1 agrees with both.
var traits = [classes]trait{
	western:   plain,
	han:       fullWidth,
	fullAlnum: fullWidth,
	opener:    fullWidth | noEnd | blankLeft,
	closer:    fullWidth | noStart | blankRight,
	pause:     fullWidth | noStart | blankRight,
	stop:      fullWidth | noStart | blankRight,
	tail:      noStart,
	head:      noEnd,
	middle:    noStart,
	slash:     noStart,
	dash:      fullWidth | noStart,
	ellipsis:  fullWidth | noStart,
	space:     plain,
	ignored:   plain,
}

func (c class) is(t trait) bool { return traits[c]&t != 0 }

// table lists every character that is not Western. A later row overrules an
// earlier one, so that ranges come first and their exceptions after them.
var table = []struct {
	class class
	from  rune // with to, a range
	to    rune
	chars string // or the characters themselves
}{
	{class: ignored, from: 0x00, to: 0x1f},
	{class: ignored, from: 0x7f, to: 0x9f},
	{class: space, from: 0x2000, to: 0x200a},
	{class: western, chars: "\u2007"}, // does not break
	{class: space, chars: " \t\u1680\u205f\u3000"},
	{class: newline, chars: "\n\v\f\r\u0085\u2028\u2029"},

	{class: symbol, from: 0x2190, to: 0x21ff}, // arrows
	{class: symbol, from: 0x2300, to: 0x23ff}, // technical
	{class: symbol, from: 0x2460, to: 0x27bf}, // enclosed, boxes, shapes, dingbats
	{class: symbol, from: 0x2b00, to: 0x2bff},
	{class: western, chars: "❛❜❝❞❨❩❪❫❬❭❮❯❰❱❲❳❴❵"}, // quotation marks and brackets among them

	{class: han, from: 0x2e80, to: 0x2fff}, // radicals
	{class: han, from: 0x3001, to: 0x33ff}, // marks, kana, bopomofo, units
	{class: han, from: 0x3400, to: 0xa4cf}, // hanzi, Yi
	{class: han, from: 0xac00, to: 0xd7a3}, // Hangul
	{class: han, from: 0xf900, to: 0xfaff},
	{class: han, from: 0xff01, to: 0xff60},
	{class: han, from: 0xffe0, to: 0xffe6},
	{class: western, chars: "\u302a\u302b\u302c\u302d\u302e\u302f\u3099\u309a"}, // combine
	{class: fullAlnum, from: '０', to: '９'},
	{class: fullAlnum, from: 'Ａ', to: 'Ｚ'},
	{class: fullAlnum, from: 'ａ', to: 'ｚ'},

	{class: opener, chars: runes.Openers},
	{class: closer, chars: runes.Closers},
	{class: pause, chars: runes.Pauses},
	{class: stop, chars: runes.Stops},
	{class: middle, chars: "·・‧•"},
	{class: slash, chars: "／"},
	{class: dash, chars: "—―─⸺⸻"},
	{class: ellipsis, chars: "…‥⋯"},
	{class: tail, chars: "～〜–‐゠‼⁇⁈⁉々〻ー゛゜ゝゞヽヾ％‰‱℃℉°′″‵﹪￠㎎㎏㎜㎝㎞㎡㏄㏎㏑㏒㏕"},
	{class: tail, chars: "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"},
	{class: tail, chars: "%/︙"},
	{class: head, chars: "￥＄£￡№＃"},
}

// pages is the table spread out for look-up: a page for each 256 characters,
// most of them the same.
var pages = spread()

func spread() (p [0x100]*[0x100]class) {
	blank := map[class]*[0x100]class{}
	for _, c := range []class{western, han} {
		blank[c] = new([0x100]class)
		for i := range blank[c] {
			blank[c][i] = c
		}
	}
	for i := range p {
		p[i] = blank[western]
	}
	put := func(r rune, c class) {
		page := p[r>>8]
		if page[r&0xff] == c {
			return
		}
		if page == blank[western] || page == blank[han] {
			own := *page
			page = &own
			p[r>>8] = page
		}
		page[r&0xff] = c
	}
	for _, row := range table {
		for r := row.from; r <= row.to && row.chars == ""; r++ {
			if r&0xff == 0 && r+0xff <= row.to && blank[row.class] != nil {
				p[r>>8] = blank[row.class]
				r += 0xff
				continue
			}
			put(r, row.class)
		}
		for _, r := range row.chars {
			put(r, row.class)
		}
	}
	return p
}

// classOf returns the class a character has in Chinese text.
func classOf(r rune) class {
	switch {
	case uint32(r) < 0x10000:
		return pages[r>>8][r&0xff]
	case r >= 0x20000 && r < 0x40000, r >= 0x16fe0 && r < 0x18d80, r >= 0x1b000 && r < 0x1b300:
		return han
	}
	return western
}

// isIgnored tells Western characters that are never drawn: joiners, variation
// selectors, marks of direction, the soft hyphen, at which no line is broken.
func isIgnored(r rune) bool {
	return r == 0xad || r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e ||
		r >= 0x2060 && r <= 0x206f || r >= 0xfe00 && r <= 0xfe0f || r == 0xfeff ||
		r >= 0xe0000 && r <= 0xe0fff || r == 0x034f || r == 0x180e
}

const wordJoiner = '\u2060'
