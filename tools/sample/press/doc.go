// Package press prints newspaper pages to test the restoring of pages with: each
// is described once, its texts are made up, and what is right is known.
//
//	news.go     articles of a small grammar of invented news
//	custom.go   how papers print: marks, bylines, kickers, briefs, scripts
//	page.go     a page as its editors made it: the truth
//	sheet.go    the page laid out: lines of type with their places, flow.go a text in strips
//	draw.go     sheets as a PDF, drawn as unkindly as programs do
//	pdf.go      objects into a PDF file, type.go fonts, in the file and not
//	dump.go     the page as dumps have it
//
// The same seed makes the same page, and a page drawn in another way or order is
// the same to the eye.
package press
