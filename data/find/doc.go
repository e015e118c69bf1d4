// Package find matches what a reader types against headlines, columns and
// bylines, and finds it in the text of an article.
//
// # What is matched
//
// A query is words and phrases in quotation marks; each must match the headline,
// the column or the byline. column: (栏目:) and by: (作者:) before a word restrict
// it, date: (日期:) names days, ! and - leave out what the word matches (see
// Words). Texts and words are compared in one form: simplified, half width,
// small letters (Fold).
//
// A word is matched against characters that stand together. Each character
// takes some of its letters: itself (工), a whole reading (gong), an initial (g,
// and zh or z), and the last one any beginning of a reading (go). So gongjiang,
// gongj, gjjings and 工jiang all find 工匠精神. A character's readings come from
// Unihan; which of them is right in a phrase, from a list of phrases.
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
//	Scattered   characters in order, others between. Pinyin is not matched so:
//	            with gaps, four initials are in one headline of twelve
//	Forgiven    nothing was found at all, and this differs by one letter
//
// Within a tier headlines come before bylines and columns, then what costs
// less: a character read as in its phrase (重启 for chongqi, where 重庆 wants
// another g; 重启 for zhongqi only after 中期) before one read otherwise, and that
// before a reading found in dictionaries only. Then the shorter match, the one
// further to the front, the shorter headline, the later article. Of equal hits
// the order is that of the items: the same query gives the same order.
//
// A letter more never brings back what the letter before had ruled out: whoever
// narrows a list must be able to trust it. That is why four scattered initials
// do not match when three do not. Only a typo forgiven is an exception, and a
// word to leave out, which leaves out less the longer it gets.
//
// # How it is fast
//
// New lists for every character, initial, beginning of a syllable and pair of
// neighbouring initials the items they are in; only items on the shortest of the
// lists a word allows are matched. One letter, which most items have, is looked
// up with its place. And what matched a query is where its continuation is
// looked for.
package find
