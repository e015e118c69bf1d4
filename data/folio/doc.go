// Package folio tells where a page stands in the press: of which newspaper it is,
// of which day and number, which page, and what that page is called (版名).
//
// A page is told by what it prints, surest of all; then by what the program that
// made the file wrote beside the page; then by the address a web page was saved
// from; then by the names of its file and folders:
//
//	工人日报　2024年3月4日　星期一　第3版　评论            printed
//	…/html/2024-03/04/nw.D110000renmrb_20240304_2-01.htm   its address
//	人民日报/2024/03/04/rmrb2024030401.pdf                 its name
//
// Each of these gives a Folio of what it tells and nothing else; Told puts them
// together field by field and keeps which of them told. Nothing is guessed: what
// nothing tells stays empty.
//
// Sources: the folio lines and mastheads of printed newspapers; the addresses of
// the digital editions (数字报) that Founder's and its successors' systems write.
package folio
