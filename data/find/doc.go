// Package find matches what a reader types against headlines, columns and
// bylines, and finds it in the text of an article.
//
// # What is matched
//
// A query is words and phrases in quotation marks; each must match the headline,
// the column or the byline. column: (栏目:) and by: (作者:) before a word restrict
// it, date: (日期:) names days, ! and - leave out what the word matches (see
// Words). Texts and words are compared in one form: simplified, half width,
// small letters without accents (Fold); what cannot be seen counts nowhere
// (Invisible), and a word passes over marks and blanks.
//
// A word is matched against characters that stand together. Each character
// takes some of its letters: itself (工), a whole reading (gong) in any spelling
// (lve, lue, lüe, lyue), an initial (g, and zh or z), and the last one any
// beginning of a reading (go). So gongjiang, gongj, gjjings and 工jiang all find
// 工匠精神. A character's readings come from Unihan; which of them is right in a
// phrase, from a list of phrases. A number is one number in digits and in hanzi.
// Those who type double pinyin say which (Keys).
//
// # How hits are ranked
//
// By tiers, so that no hit of a worse kind comes before one of a better:
//
//	Exact       the whole text: the headline 工匠 before 工匠精神
//	Prefix      the headline begins so: 路灯亮了 before 村口的路灯, for 路灯
//	Contiguous  the characters as typed
//	Pinyin      by whole readings, the last perhaps unfinished
//	Initials    by initials: for gj, after what is read gj… in whole syllables
//	Apart       two words that were typed as one, elsewhere or the other way round
//	Sounds      read as many speak: z for zh, n for l, in for ing, h for f
//	Forgiven    what was probably meant, with one slip of the keys
//	Mixed       initials before whole syllables: bejing in 诺贝尔经济学奖
//	Scattered   hanzi in order, others between. Pinyin is not matched so: with
//	            gaps, four initials are in one headline of twelve
//
// Within a tier headlines come before bylines and columns, then what costs
// less: a character read as in its phrase (重启 for chongqi, where 重庆 wants
// another g; 重启 for zhongqi only after 中期) before one read otherwise, and that
// before a reading found in dictionaries only. Then the shorter match, the one
// further to the front, the shorter headline, the later article. Of equal hits
// the order is that of the items: the same query gives the same order. Words
// that were typed apart but stand together come before those that do not.
//
// Apart and Forgiven are only looked for where nothing is found as it was typed,
// in whole syllables or by initials. All slips are tried at once, and what they
// lead to is ordered by how likely it is: by the slip (a key beside, a letter
// doubled, swapped, missing) and by how many headlines have what would be meant.
// Two hits of the likeliest come first, then one of each other, so that what was
// meant is among the first whichever it was.
//
// A letter more never brings back what the letter before had ruled out: whoever
// narrows a list must be able to trust it. That is why four scattered initials
// do not match when three do not, and why sounds are mixed up always, and not
// only where nothing else is found. Exceptions are what was not typed rightly,
// and a word to leave out, which leaves out less the longer it gets.
//
// Package data/judge holds all of this to queries made by program.
//
// # How it is fast
//
// New lists the places of every character by its readings and by those of the next
// (lists); a word is tried where these lists say that two of its characters may be,
// the two that stand together least of all, and nowhere else (anchors). There one pass over the
// characters keeps up to which letters the word is matched, and how cheaply
// (matcher): an automaton of which the states are the letters, and the moves over
// each character are worked out once. A slip is one more kind of move; it is
// looked for next to what was typed rightly, of which there is enough in any word.
// A letter that most headlines have is looked for in all of them instead.
package find
