// Package compose speaks to the reader's input method, which makes Chinese of
// what is typed. It knows no toolkit.
//
// An input method is a program of its own: fcitx5 or IBus. A program that takes
// text hands it each key first and does with the key what it always did only if
// the method does not want it. Between keys the method tells what it makes of
// them: a composition, which is to be shown at the caret and is no text yet, and
// in the end text.
//
//	the program                    the method
//	FocusIn              ->
//	ProcessKeyEvent j    ->
//	                     <-        the composition is "j"
//	                     <-        yes, I took it
//	...
//	ProcessKeyEvent ␣    ->
//	                     <-        the composition is empty
//	                     <-        commit 工匠
//	                     <-        yes, I took it
//	FocusOut             ->
//
// All this goes over D-Bus. fcitx5 stands on the session's bus under the name
// org.fcitx.Fcitx5; IBus has a bus of its own, whose address is in a file under
// ~/.config/ibus/bus, and in a sandbox, which does not see that, a portal on the
// session's bus. The two say the same in other words: a dialect each (fcitx.go,
// ibus.go). What is written of them here is from their sources:
// src/frontend/dbusfrontend of fcitx5, src/ibusinputcontext.c and
// bus/inputcontext.c of IBus.
//
// # Order
//
// Press waits for the answer, and what was said before the answer is handed out
// with it: all that comes over one connection comes in order, and the library
// numbers it. So keys and text keep their order however slow the method is, for
// the next key is not looked at before. A key's being let go waits for nothing,
// as no one minds what the method thinks of it.
//
// When a field is left, what the method says of it until it knows is no longer
// meant for the field that comes next. FocusOut and Reset are calls with an
// answer, and what comes before that answer is dropped.
//
// # Trouble
//
// A method that does not answer within patience is given up: the key does what
// it always did, and so do those that follow, until the answer comes after all.
// One that dies is told by the bus, and looked for again when its name is back,
// when a field gets the focus, and, once a second, when a key is pressed. What
// it leaves half-written is ended by the field (Broken).
//
// A Client does nothing before the first Focus: it opens no bus and starts no
// goroutine. It never starts a method either; it is the reader's to do so.
package compose
