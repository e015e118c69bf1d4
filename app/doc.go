// Package app is the window: it makes the parts of it, gives each what it draws
// into, tells each what the others have done, and has the reader's commands done by
// them.
//
// What the window shows flows one way: a page comes in (intake), its articles are
// matched against the filter box and become rows (listing), the row opened becomes
// the document in the reading pane (reading), of which something is kept (marks) or
// read aloud (aloud). What is said of all that, and every box, stands above (above);
// how it looks is chosen in dress. Only events travel back: a key, a tap, a star.
//
// A part is a folder. It owns its fields, says in its Needs what it needs of the
// window and what it tells it (On…), and knows no other part. Makes and wires: window.go.
//
//	main → app → above, aloud, dress, intake, listing, marks, reading, typing
//	         │      └──→ present → stock → data
//	         │      └──→ work       ├──→ tongue
//	         └──→ cli ──→ present   └──→ system
//
// Slow work (reading, matching, writing bookmarks) runs on goroutines of its own
// (work) and hands its result to the one that draws; only there are the fields of
// the window and its parts touched. A newer request ends the older (work.Latest).
//
// Where to look, or to put something new:
//
//	a row, its star, what is below it   listing/rows.go, present/lines.go
//	a view of the sidebar               present.ViewColumns and its kin; listing.List
//	a word above the text, a toast      above.Say, wherever it happens
//	a box, a panel of choices           its own file here; above.Open shows it
//	what is shown of an article         present/article.go; beside it: reading/beside.go
//	the picture of the page             facsimile; the widget is widgets/picture.go
//	what is kept of it                  marks
//	a file, a folder, a watch           intake
//	a command, its menu and its keys    a line of commands.go
//	what the reader sees                widgets, made and laid out in panes.go
//	what is said                        tongue/translations
//
// The words, each for one thing:
//
//	sheet    what lists need of a page (library.Sheet)
//	view     the sheets at hand, and the files that could not be read (stock.View)
//	stacks   where they come from: the library, its folders, encodings chosen
//	shelf    the sheets in the order they are listed, with an index
//	ref      an article, by its sheet and its number there
//	entry    an article that was fetched, or a bookmark whose page is gone
//	memory   what must not be lost: bookmarks, places in what was read, copies
//	draft    a note as it is typed, not safe yet
//	shown    what a row of a list stands for: an article, a bookmark or a heading
//	order    all that is listed from top to bottom, what is folded too
//	part     what does some of what the window does
//	pane     a widget that a part draws into
//
// And the verbs: what says something to the reader or to a caller tells (tellAside),
// what answers yes or no reports whether, what decides what a line of a page is finds
// (findCaptions), what hands over a panic catches.
package app
