package library

import (
	"bytes"

	"lanmu/data/bookmark"
)

// What Lanmu wrote itself, lists of bookmarks and of what was found, PDFs of articles, is
// no page: taken in, each article would be there twice. It is known by a mark in it.

// OwnMark is the mark that is written into it: as the generator of a web page, the
// producer of a PDF, in a comment of Markdown.
const OwnMark = bookmark.OwnMark

// ownKind is what Lanmu wrote itself.
var ownKind = &Kind{Name: "own", What: "what Lanmu wrote itself", Advice: Original}

// ownHeads are how such files are told by their beginnings, in which each of a row stands.
var ownHeads = [][]string{
	{`<meta name="generator" content="` + OwnMark + `"`},
	{"<!-- " + OwnMark + " -->"},
	{`"id": "urn:lanmu:bookmarks"`},
	{"headline,column,byline,newspaper,date,number,page,file,snippet,id\r"},
	{`{"id":"`, `"headline":"`, `"snippet":"`, `"matched":[`},
}

// ownHead is how much of a text is looked at for its mark, in bytes.
const ownHead = 4 << 10

// isOwn tells whether Lanmu wrote a file itself.
func isOwn(c *content) bool {
	if c.kind == pdfKind {
		return bytes.Contains(c.all, []byte("/Producer ("+OwnMark+")"))
	}
	head := c.all[:min(len(c.all), ownHead)]
	for _, marks := range ownHeads {
		all := true
		for _, m := range marks {
			all = all && bytes.Contains(head, []byte(m))
		}
		if all {
			return true
		}
	}
	return false
}
