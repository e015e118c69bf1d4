//go:build windows || darwin || android || ios

package app

// asksLater tells that the toolkit knows all there is to ask.
const asksLater = false

func joinDesktop() {}

func watchDesktop(func(wishes)) {}
