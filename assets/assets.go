// Package assets embeds what Lanmu carries with it: its icon, and the fonts it
// draws with, so that Chinese shows on a machine that has no Chinese font.
//
// The fonts are the Simplified Chinese faces of Noto Serif CJK and Noto Sans CJK
// under the SIL Open Font License, whose text stands beside them. They are cut
// down by fonts/subset.sh to 10,242 hanzi (GB 2312, 通用规范汉字表 and the first
// level of Big5), and 鿫 鿬 鿭, with punctuation and symbols, and carry outlines only: no
// layout tables and no hints. Vertical forms of punctuation are reached by their
// own characters, U+FE10 to U+FE19 and U+FE30 to U+FE4F.
//
// Every hanzi and full-width mark is 1 em wide, “”‘’ and … too. Two marks are
// not, for they are drawn for Latin text: the dash — (U+2014; 0.89 em, its line
// too low beside hanzi) and, in the serif, the dot · (U+00B7; 0.33 em). What
// sets Chinese draws ─ (U+2500, which fills its em, so that two join) and
// ・ (U+30FB) in their place.
package assets

import _ "embed"

// Fonts, each a whole OpenType file with CFF outlines. SerifRegular and SerifBold
// set the text of articles, SansRegular and SansBold the interface.
var (
	//go:embed fonts/NotoSerifSC-Regular.otf
	SerifRegular []byte
	//go:embed fonts/NotoSerifSC-Bold.otf
	SerifBold []byte
	//go:embed fonts/NotoSansSC-Regular.otf
	SansRegular []byte
	//go:embed fonts/NotoSansSC-Bold.otf
	SansBold []byte
)

// The Latin letters of the same fonts with what their tables say of them: kerning
// and ligatures. They lay text out, and draw nothing but ligatures.
var (
	//go:embed fonts/NotoSerifSC-Regular-Latin.otf
	SerifRegularLatin []byte
	//go:embed fonts/NotoSerifSC-Bold-Latin.otf
	SerifBoldLatin []byte
	//go:embed fonts/NotoSansSC-Regular-Latin.otf
	SansRegularLatin []byte
	//go:embed fonts/NotoSansSC-Bold-Latin.otf
	SansBoldLatin []byte
)

// Icon is the program's icon, a PNG of 128 pixels a side drawn from icon.svg by
// make icons.
//
//go:embed icons/128.png
var Icon []byte
