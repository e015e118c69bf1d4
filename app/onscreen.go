package app

import (
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"lanmu/app/system"
)

// onScreen does something where the window is drawn and returns what it tells,
// or false if it was not done. It is not done later, when nobody waits for it any more.
func onScreen(do func() bool) bool {
	done := make(chan bool, 1)
	var mu sync.Mutex
	late := false
	fyne.Do(func() {
		mu.Lock()
		defer mu.Unlock()
		if !late {
			done <- do()
		}
	})
	select {
	case ok := <-done:
		return ok
	case <-time.After(system.HandOverTime / 2):
	}
	mu.Lock()
	defer mu.Unlock()
	late = true
	select {
	case ok := <-done:
		return ok
	default:
		return false
	}
}
