// Package typeset sets Chinese as print does: it breaks a paragraph into lines
// and tells where in its line each character goes. It draws nothing and knows no
// toolkit; of a font it asks how wide a character is.
//
// The rules are those of W3C's Requirements for Chinese Text Layout (clreq) and
// of GB/T 15834 for marks, and UAX #14 for what is not Chinese. Where they
// differ, clreq is followed, and the tests list every difference with its clause.
//
// # Passes
//
// A paragraph goes through passes that each do one thing a typesetter does:
//
//	classify       what each character is: hanzi, opening mark, pause, Western…
//	opportunities  before which of them a line may begin (clreq 3.1.4, 3.1.5)
//	upright        numbers that stand upright in a vertical line (纵中横)
//	squeeze        marks that meet give up half an em; hanzi and Latin stand a
//	               quarter apart (3.1.6, 3.2)
//	findBreakpoints  sums of widths up to each opportunity, so that the width of
//	               any line is one subtraction
//	fit            which of the opportunities are taken
//	justify        what is left of each line is shared out: shrinking in the order
//	               of 3.5.3, stretching in that of 3.5.4
//
// All widths are whole numbers, 65,536 to the em: thirty hanzi are thirty em
// however they are added up. A hanzi is 1 em, so that nothing needs shaping.
//
// # Choosing the breaks
//
// Filling one line after the other (first fit) leaves to each what the ones
// before have left over: a long number pushed to the next line makes this one
// loose though two lines up there was room. Instead the breaks of the whole
// paragraph are chosen so that the badness of its lines adds up to least, as
// Knuth and Plass do. The best lines up to a breakpoint are the best lines up to
// an earlier one and one line more:
//
//	cost(b) = least over a of cost(a) + badness(a…b) + cost of breaking at b
//
// Only breakpoints a line's length back come into question, so the time grows
// with the text and not with its square. Both ends of the range only move on, and
// it is four or five long: a line may be stretched as far as is not seen, and
// shrunk as far as its marks allow. TestTotalFitIsMoreEven measures what it is
// good for: over the embedded page, in measures of 12 to 36 em, the lines are
// stretched and shrunk by half as much (in em²) as by first fit.
//
// A paragraph of more than some thousand characters is set window by window, the
// last lines of each again with the next; what is chosen for a line depends on
// what follows, but not for long.
//
// # Headlines
//
// A headline is read by the line. It takes as few lines as there can be, or one more
// where a word would be torn, and of the ways to break it into so many the one that
// costs least is taken: a break after a mark or a typed space costs nothing, one
// between words less than one within a pair of quotation marks, one within a word
// most; lines of unlike length cost as the square of how far they are off (display.go).
//
// English is justified by its spaces. Where words would be more than five eighths of
// an em apart it is hyphenated (hyphenate.go), and ragged where that does not help.
//
// # Lines and glyphs
//
// Break returns lines without their glyphs, for of a long text most lines are
// never seen; Place gives one line its own. Paragraph does both. The lines hold
// every byte of the text, once and in order.
package typeset
