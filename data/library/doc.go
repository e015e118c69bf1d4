// Package library is the pages at hand: those of the files and folders a reader
// has opened, those that were pasted, and the one that a new reader starts with.
//
// # Reading a file
//
//	library.go  a file, restored: Open and Read
//	decode.go   bytes into text; guess.go, in which encoding
//	date.go     the day of a page
//	names.go    names that are no UTF-8
//	problem.go  why a file is no page
//
// # Ten thousand files
//
// Reading and restoring takes a millisecond a page, so it is done once. A cache,
// a SQLite database that can be deleted at any time, keeps under the digest of a
// file's content its page as it was restored, what lists show of it, and what is
// searched; and for each path the size and time the file had when it was
// read, and which page it holds or why it holds none. So a start asks the system
// for 10,000 sizes and times and the cache for 10,000 rows, and reads no file;
// a file that was moved is not restored again, and one that is there twice is one
// page.
//
//	l, err := library.OpenLibrary(dir)           // err tells what was wrong with the cache
//	sheets, failed, err := l.Known(ctx, folders) // what is known, at once
//	err = l.Update(ctx, folders, func(c library.Change) { … }) // what has changed
//	err = l.Search(ctx, "工匠", func(r library.Results) { … })
//	p, err := l.Page(sheets[0])
//
//	open.go      the library, and what is known; shelf.go, where it stands
//	walk.go      folders into files
//	update.go    files into pages, several at once; census.go, which
//	keep.go      pages into the cache, a batch at a time
//	watch.go     files that change while the program runs
//	choose.go    another encoding than the one guessed
//	sheet.go     what lists show of a page
//	cache.go     rows of the cache; pack.go, texts and pages as bytes; encode.go, any value as bytes; seal.go, sums
//	store.go     the database
//	segments.go  postings in the cache; space.go, what of them counts; search.go
//	remake.go    a cache that is lost
//	folders.go   the folders a reader has added; choices.go, the encodings chosen
//
// # What can go wrong
//
// A batch is written in one transaction, every two seconds: a program that is
// killed loses the work of these. Two programs write in turn and read at any time; of two
// that read the same page the first has it. What is damaged, by SQLite's word or
// by a sum of ours (seal.go tells which there are), is set aside and made anew, and
// the reader is told; a cache that cannot be written is replaced by memory. Of a
// cache that is lost while it is open everything is read again before the next
// search is answered, so that none lacks a hit in silence (remake.go). A folder that is away, as a
// drive that is not plugged in, keeps its pages, and is said to be.
//
// # What it costs
//
// For 10,000 pages, 91,000 articles, 153 MB, on two cores (BenchmarkFirstOpening and
// its neighbours): 20 s of processor time to read, restore and index all, 15 MB/s
// if both cores were free; of it restoring and compressing take a sixth each,
// decoding, indexing and the database an eighth each. 0.2 s and 18 MiB for Known, 0.1 s for an
// Update that finds nothing new, 0.6 ms to open a page. A query takes 10 ms of the
// processor, the worst of ninety-four 73 ms, at 100,197 articles. The cache has
// 420 MB: 100 in texts, 220 in postings, the rest in pages and lists.
//
// At 1,000,000 articles all of it grows tenfold but queries for rare words (see
// package search) and pages: Known would take a second and 170 MiB, so a library
// of that size should be listed year by year; an Update is bound by how fast the
// file system tells sizes, 100,000 a second.
package library
