// Package system is what Lanmu asks of the machine it runs on: one window for all
// starts, a place for what is said of a crash, the desktop's wishes and dialogs,
// printing, voices, a terminal, preferences. It needs no toolkit; what differs
// from one system to the next is in files of that system's name.
package system
