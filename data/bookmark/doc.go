// Package bookmark keeps what a reader wants to find again: bookmarks, with
// the texts they point to, and where he is in what he reads.
//
// # The idea
//
// A bookmark points to an article by an id made from its text, so that moving,
// renaming or restoring its file anew does not orphan it; and it carries the
// article's headline, column and byline, so that it can be listed when its
// page is gone. Both stores are journals (package journal): a line is flushed
// before a star turns, and two machines' files merge by putting their lines
// together.
package bookmark
