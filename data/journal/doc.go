// Package journal keeps what must not be lost, in a file its owner can read,
// copy and merge.
//
// # The idea
//
// A journal is a text file with one JSON object a line. Nothing in it is ever
// changed: whatever happens is one more line after the last, and what the lines
// with one id say is put together. A deletion is a line too.
//
//	{"id":"3f9c","at":"2026-03-02T08:00:00Z","headline":"老街的灯"}
//	{"id":"3f9c","at":"2026-03-02T08:05:00Z","headline":"老街的灯","note":"再读"}
//	{"id":"3f9c","at":"2026-03-02T09:00:00Z","headline":"老街的灯","note":"再读","deleted":true}
//
// A program that is killed while it writes can spoil the last line and no
// other. A disk that is full spoils none: what was written of a line is taken
// back. And two journals are merged by putting their lines together, in any
// order, as often as one likes, because what two lines say together is the join
// of a semilattice, after Shapiro, Preguiça, Baquero, Zawirski, "A comprehensive
// study of Convergent and Commutative Replicated Data Types" (2011): of each
// field the last writer's value (section 3.2.2), of tags those that were put in
// later than taken out (3.3.3), of notes those whose writers did not know of one
// another, both (3.2.4). So a folder synchroniser or git may carry a journal
// from machine to machine.
//
// # What "merge" says
//
// A line has all the fields of its id as they are then. Which of them its writer
// changed, and when the others were, stands in its member "merge" (see history);
// a line without one was written whole, as all were once. Whoever does not know
// "merge" takes it along and dates the line anew; so it is noticed that "merge"
// is older than its line, and that line, too, counts as written whole.
//
// # What "at" says
//
// The instant of writing, by the clock of the machine that wrote. Clocks
// disagree, so a line that replaces another is dated at least one nanosecond
// later than what it replaces: who has seen a line can always overrule it,
// even from a machine whose clock is an hour slow (the hybrid clock of
// Kulkarni et al., "Logical Physical Clocks" (2014), for one id). Two machines
// that wrote without having seen each other are ordered by their clocks; at
// the very same instant what keeps wins over what deletes, because what is kept
// can still be deleted, and then the greater value in byte order.
//
// # What is told to be safe is safe
//
// A change is acknowledged when the line is written and flushed to the disk
// (fsync), and with a new file its directory too. If any of it fails the line
// is cut off again, and the journal in memory is as it was.
//
//	write.go    appending, and taking back what failed
//	read.go     reading what came since, lines as they are found on real disks
//	decode.go   one line into an entry and back, with the fields of versions to come
//	history.go  what a line says of when its fields were written
//	parts.go    an entry taken apart and put together
//	merge.go    what two entries say together, and the entry that replaces another
//	compact.go  leaving out superseded lines, setting aside what cannot be read
//	fold.go     the copies a folder synchroniser leaves where two machines wrote
//	watch.go    noticing what others wrote
//
// A journal open in memory is one more copy of it. If the file is replaced by
// one that lacks lines, as an older copy does, the lines are written again.
// To take something out, delete it through the program: a line cut out with an
// editor comes back.
package journal
