// Package cli is the program's command line. It does what the window does, from
// what package stock knows and package present makes of it, and needs no toolkit:
// who opens a window is told to it by its caller.
package cli
