// Package pdf makes blocks of type, in the order the file has them, of the text
// layer of a PDF page, for package page to restore.
//
// # The idea
//
// A dump made by an extractor has lost what the page knows: where each character
// stands and how large it is. This package keeps that long enough to answer the
// questions a dump leaves open. Three passes, each a file:
//
//	engine.go  characters with their places, read by PDFium
//	lines.go   characters into lines of type, lines into runs: the stretches of a column of type
//	blocks.go  lines into paragraphs
//
// The file's own order of characters is kept: layout programs write a page frame
// by frame, and which frame follows which is for the restorer to judge by what
// they say. Positions tell what is inside a frame:
//
//   - A line that begins 1 to 3 em right of its column's edge begins a paragraph.
//     A dump cannot tell a paragraph's end from a full stop at the end of a line.
//   - A column that begins at its edge goes on with the paragraph the column
//     before broke off, though the break fell on a full stop.
//   - Another size of type is another thing: headline, byline, body, pull quote.
//     Each block is handed on with its size.
//   - Lines that leave room for what the next begins with are a list, not a
//     paragraph: what a page says of itself.
//
// PDFium runs as WebAssembly in wazero, which gives a hostile file a memory and
// a time of its own to exhaust, no file system and no network.
package pdf
