package setting

import (
	"unicode"

	"lanmu/widgets/typeset"
)

// Turned stands for a mark that in a vertical line is the horizontal one, turned.
const Turned = -1

// uprights are the forms marks have in vertical lines. Unicode has characters
// for them, so no layout table of the font is needed. Quotation marks become
// corner brackets, the double ones the doubled (GB/T 15834 5.2).
var uprights = map[rune]rune{
	'，': '︐', '、': '︑', '。': '︒', '：': '︓', '；': '︔', '！': '︕', '？': '︖',
	'（': '︵', '）': '︶', '｛': '︷', '｝': '︸', '〔': '︹', '〕': '︺', '【': '︻', '】': '︼',
	'《': '︽', '》': '︾', '〈': '︿', '〉': '﹀', '「': '﹁', '」': '﹂', '『': '﹃', '』': '﹄',
	'〖': '︗', '〗': '︘', '［': '﹇', '］': '﹈',
	'“': '﹃', '”': '﹄', '‘': '﹁', '’': '﹂',
	'—': '│', '―': '│', '─': '│', '…': '︙', '⋯': '︙',
	'～': Turned, '〜': Turned, '－': Turned, '–': Turned, '＝': Turned, '→': Turned, '←': Turned,
}

// Upright returns the form of a glyph in a vertical line: another character,
// Turned, or 0 for its own.
func Upright(g typeset.Glyph) rune {
	if g.Stance != typeset.Upright {
		return 0
	}
	return uprights[g.Rune]
}

// IsDot tells the dots between the parts of a name: fonts have no vertical form of
// what stands in the middle of its room either way.
func IsDot(r rune) bool { return r == '·' || r == '•' || r == '・' || r == '‧' }

// IsStressed tells the characters that dots of emphasis are put to: no marks, no
// Latin.
func IsStressed(r rune) bool {
	return r >= 0x2e80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) || r == '〇'
}

// Room is the room a glyph takes along its line, em. The digits of a number set
// upright in a vertical line share one em.
func Room(g typeset.Glyph) float32 {
	if g.Stance == typeset.TateChuYoko {
		return 1
	}
	return g.Advance
}
