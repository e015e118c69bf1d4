//go:build windows || darwin || android || ios

package system

// asksLater tells that the toolkit knows all there is to ask.
const AsksLater = false

func JoinDesktop() {}

func WatchDesktop(func(Wishes)) {}
