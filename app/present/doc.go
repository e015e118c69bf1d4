// Package present turns data into what is shown: articles and their sources into
// documents, what matches into lines of a list, errors and dates into words, and
// bookmarks into files. It needs no toolkit, so that a command shows the same.
package present
