// Package app is the window: it ties what is known (stock), said (tongue) and made
// to be shown (present) to what is drawn (widgets), and opens the command line's
// (cli) windows.
//
// What the window shows flows one way: a page comes into the library, its
// articles are matched against the filter box, the hits become rows of the
// sidebar, and the row opened becomes the document in the reading pane. Only
// events travel back: a key, a tap, a star.
//
// Slow work (reading, matching, writing bookmarks) runs on goroutines of its
// own and hands its result to the UI goroutine with fyne.Do; only there are the
// fields of window touched. A newer request ends the older (latest).
//
// Arrows between the rooms run one way, which a test holds (walls_test.go):
//
//	main → app → cli → present → stock → data
//	         │      │       ├──→ tongue
//	         │      │       └──→ system
//	         └──→ widgets, compose, display, licences
//
// Where to look: a row and its star are in sidebar.go and rows.go, what is listed in
// present/lines.go; what is said above the text is said by banner.Say wherever it
// happens, in words of tongue/translations; a view of the sidebar is one of
// present.ViewColumns and its kin, listed by present.Lister or by filterMarks; a
// command, its menu and its keys are a line of commands.go.
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
//	intake   what has come into the window and what is under way
package app
