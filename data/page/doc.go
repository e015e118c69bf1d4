// Package page restores a newspaper page from a dump of its text.
//
// # The idea
//
// An extractor walks through a page frame by frame. What an editor set as
// articles under column labels (栏目) comes out as a list of blocks: a
// paragraph that crossed from one strip of type into the next is cut in two,
// a pull quote stands among the paragraphs it repeats, a frame in a corner
// comes last. Nothing in the text says what a block is; its looks and its
// neighbours do. Restore reads them in steps, each a file:
//
//	scan.go       lines into blocks, each measured once: how long, how it begins, how it ends
//	seen.go       marks that were recognised as hanzi, rules as bars
//	oldpress.go   where sentences end in dumps without modern marks
//	recur.go      what recurs at the ends of pages that form feeds part
//	cut.go        lines that hold two things: a label and a headline, an author and his text
//	fold.go       radicals and joined dashes into what was printed
//	form.go       whether a line of the dump is a block, a line of type, or a row that strips share
//	side.go       rows into lines of type, as far as that goes
//	openings.go   which begin as items of lists, answers, rows of tables, what ends a letter do
//	standing.go   which are verse
//	mark.go       which blocks are labels, which are bylines (byline.go), which are the page's own (furniture.go)
//	indent.go     which begin paragraphs by their indent
//	quote.go      which blocks repeat another
//	glue.go       lines of type that an extractor cut at a squeezed mark
//	weigh.go      how wide this page sets its marks
//	measure.go    how wide lines and strips of type are
//	lines.go      lines of type into blocks, joint by joint (joint.go)
//	listed.go     dumps of articles whose fields tell where each begins (listday.go, lister.go); the steps below are not asked then
//	latin.go      dumps in Latin letters: heads (latinhead.go), pull quotes (latinquote.go); nor then
//	jump.go       what goes on on another page of a PDF
//	restore.go    blocks into articles: labels begin sections, headlines articles (head.go)
//	place.go      columns that no mark announces
//	mend.go       blocks into paragraphs: the hook led back, fragments joined
//	settle.go     articles into columns, and what they are
//	set.go        what blocks of type are by their place and size, in pages that mark no columns
//	nearness.go   what stands nearer to the text above it than to the headline under it
//	customs.go    how the page sets its articles, estimated once
//	subhead.go    headings inside an article, which open none
//	kinds.go      verse and tables put together, and what leads blocks in
//
// Nothing is invented and nothing dropped: every character but white space is
// in exactly one Text of the Page or in its Leftovers, with its place in the
// source, and each join, move and quote is recorded as a Decision.
//
// # Evidence
//
// What is asked of lines is answered by tables of evidence (evidence.go), a row
// to a piece of it, with a name. The first row that holds decides in
//
//	joints           does a paragraph end between two lines of type?
//	candidates       is a block the headline of a new article?
//	unmarkedAuthors  is a line without a mark an author?
//	unders           does a line under a short one say that an article begins there?
//	continuations    is a block the rest of the one before?
//	openings         what is a line by how it begins: an item, an answer, a row, a signature?
//	standings        do short lines stand as they stood, as verse does?
//
// and the weights of all rows that hold are added up in
//
//	labelOrByline    is a line after a mark a column's name or an author?
//	placedLabels     is a short line above a headline a column's name?
//
// What decided is kept while somebody asks for it (Record), and shown by
// lanmu convert --explain. testdata/rows.txt has two examples of every row,
// and a row whose absence nothing notices has no place in its table. Whether a
// line says who wrote is read once (readSignature), and how sure that is has
// one scale (grade).
//
// # What things look like
//
// A label is a short line after a mark (■劳动时评, 【今日谈】; labelOrByline). A byline stands
// after a mark too (□潘铎印), and a page may use any mark for either. So the
// lines of a mark vote: names begin with a family name or say 本报记者, labels
// end in 评, 谈, 语; labels stand before headlines, authors after them or
// after an article's last sentence. Deciding by the mark alone, a page that
// signs with ■ would lose every author to a column named after him. Where the
// lines of one mark disagree, it serves for both, and each line's looks decide.
//
// A headline (candidates) is a short line without a full stop that begins a section, or
// stands before a byline with text after it, or before a brief that its author
// opens (关育兵：……), or before a dateline (本报讯, 【本報訊】), or after an article's
// signature. A short line elsewhere is
// not: inside an article it is a sub-heading, or a fragment of ten characters
// that a narrow strip's end left (武学学制三年，分为上). Taking every short line
// for a headline cuts such articles in two.
//
// A byline (unmarkedAuthors, runIn) stands after the headline, at the article's end, or opens the
// paragraph. A name before a colon opens a paragraph anywhere (据调查：), so only
// the first paragraph under a headline is asked, and a family name, the
// article's being one paragraph, or the page's other briefs must confirm it.
// Without a mark a line that names an office (本报记者 何小满), a deed (文/图 何小满)
// or is framed (·何小满·) is a byline, and so is a bare name under a headline, or
// in brackets after the last sentence.
//
// An article is signed once. Where one author stands under a headline and another
// after the last sentence, a headline stands between them that looked like a
// sub-heading: the longest short line there is. And nothing is signed before the
// page's first text: what stands there after a mark is a label.
//
// An author may share the line of his text (□何小满 社区食堂……, ……亮下去。□何小满).
// Only a line where an author stands is cut, under a headline or after a last
// sentence, since a list's items have marks too. Where nothing parts the name
// from the text, a word that opens reports (本报讯, 近日) ends it, or else its
// third character, as six names in seven have three.
//
// A fragment (continuations) is a block whose last sentence is not finished: no 。！？ at its end,
// brackets and quotation marks aside. The block that follows is its rest, even
// after a comma (奋斗新征程，｜建功新时代). A source note finishes a paragraph
// too: （3月1日 新华社）. A cut exactly after a full stop leaves no trace and is
// not undone, unless a quotation mark opened before it is closed after it, or
// the page keeps the 2 em before its paragraphs and that piece has none.
//
// A pull quote (repeats) repeats, letter for letter, ten or more letters of its article,
// from the beginning or the middle of a clause on; or it joins two or three such
// pieces at a mark. Marks are not compared: a quote set apart often lacks its
// full stop. Of a
// pair the shorter is the quote, so that a paragraph is not taken for the quote
// of its own quotation. A headline may stand in the body as well
// (让更多老年人便捷地乐享运动), so what stands where a headline stands is one.
//
// A news hook (strayHook) is set in a frame of its own above the body, and extractors reach
// it last: its beginning stands after the pull quotes or the signature and
// breaks off (……揭晓10位“大国工匠年度人物”和40位提名人选。（3月3日), and its end
// stands first in the body (《工人日报》). Led back to each other they are the first
// paragraph. Without this rule the article would open with a torn bracket and
// close with news.
//
// A brief (leadBriefsBack) displaced to the end of the page stands after another column's signed
// article. Its form tells where it belongs: under the label whose own item is
// opened by its author as well.
//
// # Lines that stand as they stood
//
// An article is blocks of a kind (blocks.go). A line with gaps wider than two words
// need is a row of a table if its neighbour is one too; 问： and 答：, 一等奖：, numbers,
// marks that three lines in a row have, 此致 and what stands under it say what they are by
// their beginning. Short lines that say nothing are verse if most end no sentence and, in
// lines of type, end before they are full though no word is torn between them; or if all
// end in a mark and are as long as each other. A few over an author or a text may be a
// headline instead. Where it is not sure lines are kept apart.
//
// # Listed dumps
//
// A program that saves articles one after the other writes under every headline
// who wrote it and when it appeared (作者：何小满  时间：2021-03-09), or the edition's
// own line (《江岸日报》（2021年03月09日 第 06 版）). Two such lines, or one where the
// file begins, tell a dump as a whole: the lines over each are its headline, the
// lines down to the next headline its text, and the fields are believed. One
// label alone is none (时间：……, 责任编辑：……): notices and feet of pages have it. A day
// alone, an author alone or a number alone (1. 渡口又开了船) tells a head only where
// every one of them stands with a headline over a text, and no marks say that it is
// a page (listday.go).
//
// # Dumps in Latin letters
//
// A hanzi's width and a family name tell nothing in an English page. Where nearly
// all letters are Latin, a headline is lines that end no sentence over a text that
// begins one, and named pieces of evidence say how surely: By and a name under it, a
// label in capitals over it, the end of a sentence before. A text's line that is
// narrower than those that end no sentence ends its paragraph; a quotation mark
// begins one. Words that stand in lines of their own and again in the text are a
// pull quote.
//
// # Lines of type
//
// Where a line of the dump is a line of type, nothing says where a paragraph
// ends but how the lines are filled (joints). A line that is not full, so that the next
// line's first character would have had room on it, ends its paragraph: without
// that rule every 的影响。 would run into the next paragraph. A full line that ends
// a sentence ends the paragraph if the next is 2 em short and yet full: only a
// first line is that, for its indent. Full does not mean as wide as the strip:
// 做好……工作的决 is 2 em short because 定》， may not be parted from its marks. The
// measure of a strip is the width most unfinished lines nearby have, those
// whose width is certain weighing more. A mark on a line of its own was squeezed
// against its neighbour (”｜，乡村) and goes back to it first.
//
// Lines of a headline are no paragraph: where it stands, under a label, over a
// byline or a dateline, a line no wider than the one before is its rest. A long
// line above may be a kicker instead, unless a word is torn between the two
// (一百二十个社｜区和村庄), which the list of package words tells.
//
// Newspapers squeeze two marks side by side, other programs do not, and some
// fonts' quotation marks are narrow: lines that break off tell, being as wide as
// their strip.
//
// A line wider than the measure is no text but a headline, and one that neither
// fills its strip nor finishes a sentence is a heading, if a paragraph ended
// before it. A headline that happens to be as wide as the text is told by what is
// under it: two lines of which only the first is set in begin a paragraph.
//
// A page's PDF tells more: the size of the type of every block (Part, PartType).
// Larger than the body is what is to be seen, a headline or a pull quote, the
// largest in a head being the headline; much smaller is a caption.
//
// pdftotext's default output puts strips side by side with a single space
// between them, and their headlines somewhere else. Cells are led back to their
// strips by what was said last in each and by how wide they are; much stays
// wrong, and Page.Form says so: the page's PDF, or pdftotext -raw, gives a
// better page.
//
// Repeated work is bounded, so that time and memory grow with the length of the
// text whatever is in it: one pass measures, one table of first letters finds
// the quotes, brackets are counted and not nested.
package page
