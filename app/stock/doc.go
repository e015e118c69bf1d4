// Package stock is what is known and listed: the pages at hand, the shelf they
// stand on in order, what was bookmarked and read, and what was typed and is not
// safe yet. A window and a command take in what a library.Change tells by the
// same View. It needs no toolkit.
package stock
