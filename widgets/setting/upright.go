package widgets

import "lanmu/widgets/typeset"

// turned stands in uprights for a mark that is the horizontal one, turned.
const turned = -1

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
	'～': turned, '〜': turned, '－': turned, '–': turned, '＝': turned, '→': turned, '←': turned,
}

// upright returns the form of a glyph in a vertical line: another character,
// turned, or 0 for its own.
func upright(g typeset.Glyph) rune {
	if g.Stance != typeset.Upright {
		return 0
	}
	return uprights[g.Rune]
}
