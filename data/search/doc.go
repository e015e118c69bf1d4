// Package search finds words in the texts of many articles.
//
// # The idea
//
// Chinese does not part its words, and readers look for words of one character,
// of two and of many. So a text is not cut into words: it is listed under every
// pair of neighbouring hanzi, and under every Latin word and number, with the place
// where each stands. 工匠精神 is listed under 工匠 at 0, 匠精 at 1, 精神 at 2 and,
// since a run of hanzi ends there, under 神 at 3. Whatever is asked for is then some
// of the tokens, at places that fit:
//
//	工             every token that begins with 工, which are neighbours in the index
//	工匠           the token 工匠
//	工匠精神       工匠, and 精神 two places after it
//	工?精神        a token that begins with 工, and 精神 two places after it
//	工匠 近/5 精神 工匠, and 精神 before it or after it, five places between at most
//	gd             every token that begins with gd: GDP
//	5g基站         the number 5, the word g, and 基站, one after the other
//
// So a phrase whose pairs are everywhere and which stands nowhere (重要求) costs no
// more than reading where its pairs stand, in the documents that have all of them.
//
// A number is found whole: 40 is not in 400. It is listed under its digits, and one
// that is written in hanzi under its digits and how many hanzi it has besides its
// pairs, so that 18大 finds 十八大 and not 二十八大.
//
// Texts and queries are compared in one form, that of package find: simplified,
// half width, small letters. White space between hanzi is none (李　明 is 李明),
// punctuation of any kind and length is one mark, and no phrase reaches from one
// paragraph into the next. What of a query the index does not know is looked for in
// the texts that may match: punctuation within a phrase, words longer than a token
// and regular expressions, of which hanzi they cannot do without are looked up.
//
//	text.go     a text in that form
//	token.go    what takes a place in it; what is looked up
//	pattern.go  words and phrases as tokens and places; span.go, where these stand
//	query.go    what is asked for; synonym.go, what means the same
//	build.go    the postings of a batch of texts: tokens sorted, documents under each
//	block.go    postings as bytes
//	merge.go    several batches into one
//	find.go     looking up; rank.go, ranking by BM25 (Robertson, Zaragoza, "The
//	            Probabilistic Relevance Framework: BM25 and Beyond", 2009)
//	read.go     runs of hanzi that letters are the pinyin of; spelled.go, words with a slip
//	sight.go    looking into one text, to which the index is held
//	snippet.go  what is searched of an article, and what is shown of it
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
//	own postings in SQLite     0.5 s   2.0 ms     4.9 ms   0.9 (without places)
//	SQLite FTS5 on pairs       4.6 s   2.3 ms   269.7 ms   2.8
//	bleve, its CJK analyser   16.1 s   1.0 ms   128.8 ms     5.1
//	looking into every text      0 s   103 ms     123 ms      0
//
// FTS5 indexes 4 MB a second where 10 are asked for together with reading and
// restoring, and ranks a frequent word slowly, since it reads the places of each
// occurrence; from ten times as many articles on that is seconds.
//
// # What it costs
//
// Looking up reads the lists of the tokens asked for, in proportion to how many
// articles have them, and where they stand only in those that have all. Over 100,197
// articles in 166 MB of text (BenchmarkQueries in data/library: 94 queries, words,
// phrases, alternatives, distances, days, and phrases of common pairs that stand
// nowhere), the median takes 10 ms of the processor and the worst 73 ms, with all
// that is found put in order and the snippets of the first forty: alternatives with
// 的, which every article has. A phrase that stands nowhere takes 3 to 12 ms. Each
// segment costs 20 µs for each pair: that is why they are merged, and there are at
// most 48 of each size. Four bytes for each article and phrase are held while a query
// runs, and ten for each article all the time. The postings take 1.2 bytes for each
// byte of text, half of them places.
package search
