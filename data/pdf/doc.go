// Package pdf makes blocks of type, in the order in which a reader takes them, of
// the text layer of a PDF page, for package page to restore.
//
// # The idea
//
// A dump made by an extractor has lost what the page knows: where each character
// stands and how large it is. This package keeps that long enough to answer the
// questions a dump leaves open. Passes, each a file:
//
//	read.go     characters with their places, read by PDFium
//	rules.go    rules, boxes and pictures, read likewise
//	objects.go  what the page draws, so that PDFium reads all of it and what it does not is counted
//	turn.go     characters turned until their lines run to the right, down.go what is set down,
//	            layers.go what runs otherwise
//	words.go    characters into words, dropcap.go initials to theirs, ruby.go readings taken out
//	bind.go     pages as they are read, into runs: what a file takes of memory is what some pages do
//	furniture.go what recurs at one place of pages, taken out before anything is joined
//	tables.go   rows of tables put together, before white cuts them
//	frames.go   a page into frames, cut.go by rules, white and headlines
//	lines.go    words into lines of type, lines into runs: the stretches of a column of type
//	stands.go   lines that stand as they stood: verse, lists
//	blanks.go   the blanks of a line
//	figures.go  pictures and drawings that belong to articles
//	blocks.go   lines into paragraphs, over a page's end too; join.go broken words of Latin
//
// The order in which a file draws counts for nothing: layout programs draw the
// frames of a page in any order, headlines after their text as often as before.
// Place decides. A page is cut into frames, and each part again, by the first of
// these that cuts it:
//
//	uprights   a rule as high as the part has one article left of it, another right
//	rules      rules that together are as wide as the part part what is above from what is below
//	gaps       white all through it, under which every strip begins with a headline: no
//	           text goes on there, and what is above is read to its end, strip by strip
//	heads      a headline over strips that begin together stands over all of them,
//	           however short it is: 桥修好了 over two strips is no line of the first
//	lanes      white from top to bottom parts strips
//	changes    where two strips stand above three, or none above two
//
// Before all of these small type is cut off a page's head and foot. A few lines of loosely
// justified Latin whose blanks stand above one another are no strips.
//
// Parts left of a cut come before those right of it, and upper ones before lower
// ones. A box is a part of its own, unless it cuts words in two; a box that text of
// another kind runs around comes after that text.
//
// Positions tell what is inside a frame, too:
//
//   - A line that begins 1 to 3 em right of its column's edge begins a paragraph.
//     A dump cannot tell a paragraph's end from a full stop at the end of a line.
//   - A column that begins at its edge goes on with the paragraph the column
//     before broke off, though the break fell on a full stop.
//   - Another size of type is another thing: headline, byline, body, pull quote.
//     Each block is handed on with its size.
//   - What is left of a strip beside a picture is measured by itself: its lines are
//     full there, and set in from there.
//   - Type set large in the midst of a sentence is a quotation: the sentence goes on.
//   - Lines that leave room for what the next begins with, again and again, are verse
//     or a list, not a paragraph. What is set in farther under an item goes on with it.
//   - Short cells over one another, most of them numbers, are a table.
//
// PDFium runs as WebAssembly in wazero, which gives a hostile file a memory and
// an amount of work of its own to exhaust, no file system and no network.
// engine.go says what a file may take; program.go runs PDFium; meter.go has it
// count its work; compile.go and cache.go make the code of this machine, and keep
// it where nobody else can have written.
package pdf
