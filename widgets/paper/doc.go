// Package paper sets documents on A4 pages as a PDF whose text can be selected,
// found and copied.
//
// # The idea
//
// Lines come from package setting, as on screen, and outlines from package
// glyph. Each step is a file:
//
//	looks.go    the page, and where lines stand on it, across or down
//	pages.go    documents into rows, rows into pages, without widows and orphans
//	draw.go     rows into the parts that are drawn alike, and these onto the page
//	furnish.go  what of a page is no text
//	tags.go     what the text is, for programs that read it aloud
//	font.go     glyphs placed one by one into text a reader takes out as it went in
//	cff.go      the outlines used into a font, in the Compact Font Format
//	file.go     objects into a PDF file
//
// The font is written from outlines and not cut out of a font file: so a
// character that a fallback lends is in the same font as its neighbours, whatever
// the format it came in, and nothing that is not used is carried along.
//
// What Chinese typography does with room, and text extractors take for spaces,
// is put into the glyphs themselves; see cut.
//
// The sources are ISO 32000-1, and Adobe Technical Notes 5176 and 5177.
package paper
