// Package seeds holds the page a new reader starts with: an opinion page, byte
// for byte as a text extractor left it. It names no newspaper and no date, so
// none is claimed for it.
package seeds

import _ "embed"

// OpinionPage is the page as it came, UTF-8.
//
//go:embed opinion-page.txt
var OpinionPage []byte

// OpinionPageName is the name the page is listed under: it has no file.
const OpinionPageName = "opinion-page.txt"
