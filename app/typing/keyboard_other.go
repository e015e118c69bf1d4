//go:build windows || darwin || android || ios

package typing

import (
	"fyne.io/fyne/v2"

	"lanmu/app/work"
	"lanmu/widgets"
)

// Compose returns nil: the toolkit's own way commits text here.
func Compose(fyne.Window, *work.Work, func() *widgets.Candidates) *Composer { return nil }

// QuietXIM has nothing to quieten.
func QuietXIM() {}
