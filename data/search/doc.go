// Package search finds words in the texts of many articles.
//
// # The idea
//
// Chinese does not part its words, and readers look for words of one character,
// of two and of many. So a text is not cut into words: it is listed under every
// pair of neighbouring hanzi, and under every Latin word or number. 工匠精神 is
// listed under 工匠, 匠精, 精神 and, since a run of hanzi ends there, under 神.
// Whatever is asked for is then some of the tokens:
//
//	工          every token that begins with 工, which are neighbours in the index
//	工匠        the token 工匠
//	工匠精神    all of 工匠, 匠精 and 精神
//	gd          every token that begins with gd: GDP
//	5g基站      the word 5g, and 基站
//
// The first, second and fourth are exactly what was asked for. A longer phrase
// may have its pairs in different places (工匠 … 匠精 … 精神), which is rare; it is
// looked for in the texts of those that are listed, best first, as far as they
// are listed.
//
// Texts and queries are compared in one form, that of package find: simplified,
// half width, small letters. White space between hanzi is none (李　明 is 李明),
// punctuation of any kind and length is one mark, and no phrase reaches from one
// paragraph into the next.
//
//	text.go   a text in that form
//	query.go  what is asked for, and where it stands in a text
//	token.go  the tokens of texts and of queries
//	build.go  the postings of a batch of texts: tokens sorted, documents under each
//	block.go  postings as bytes
//	merge.go  several batches into one
//	find.go   looking up, and ranking by BM25 (Robertson, Zaragoza, "The
//	          Probabilistic Relevance Framework: BM25 and Beyond", 2009)
//	scan.go   what is searched of an article, and snippets
//
// The package keeps nothing: blocks of postings are written and read by who uses
// it. They are some four kilobytes each, in the order of their tokens, so that
// any store with ordered keys will do, and looking a token up reads one block of
// each batch.
//
// # Why not a library
//
// Measured in data/search/compare on 17.6 MB of text, 11,000 articles, on one
// core of a busy machine (processor time to index; the median and the slowest of
// twelve queries for the best 200 and their number, with from 157 to 10,492 of
// them; room on the disk for each byte of text):
//
//	own postings in SQLite     0.5 s   2.0 ms     4.9 ms   0.9
//	SQLite FTS5 on pairs       4.6 s   2.3 ms   269.7 ms   2.8
//	bleve, its CJK analyser   16.1 s   1.0 ms   128.8 ms     5.1
//	looking into every text      0 s   103 ms     123 ms      0
//
// FTS5 indexes 4 MB a second where 10 are asked for together with reading and
// restoring, and ranks a frequent word slowly, since it reads the places of each
// occurrence; from ten times as many articles on that is seconds.
//
// # What it costs at a million articles
//
// Looking up reads the lists of the tokens asked for, in proportion to how many
// articles have them. At 91,000 articles (BenchmarkFiftyQueries in data/library,
// on a busy machine) the slowest are single characters that are everywhere: 的,
// in all of them, takes 30 to 50 ms until the first hits are there, most of it
// for adding up the lists of 的 with every character that follows. At a million
// that would be half a second; a list of each such character by itself, a sixth
// more to keep, would make it a tenth. A pair that half of all have (工作) takes 8
// to 14 ms, and would take a tenth of a second; what is in one article of fifty
// takes 3 ms, and 10. Each segment costs 20 µs for each pair: that is why they
// are merged, and there are at most 48 of each size. Four bytes for each article
// and phrase are held while a query runs, and ten for each article all the time.
package search
