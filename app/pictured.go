package app

import (
	"lanmu/app/facsimile"
	"lanmu/app/tongue"
	"lanmu/widgets"
)

// Where the page's picture stands: beside the article, instead of the list, or alone
// until an article on it is opened.

// pictured reports whether the picture has the list's place.
func (w *window) pictured() bool {
	return w.facsimile.On() && w.facsimile.Place() != facsimile.Beside
}

// layPicture lays the window out anew: the picture is seen, or no more, or elsewhere.
func (w *window) layPicture() {
	w.listed = w.listed && w.narrow()
	w.arrange(w.win.Canvas().Size().Width)
	w.printed.Refresh()
	w.looks.Refresh()
	w.split.Refresh()
	w.win.Content().Refresh() // picture and text may stand above each other now
	w.updateMenus()
}

// togglePicture shows or hides the picture, and has the keyboard where the reader looks.
func (w *window) togglePicture() {
	if w.listed && w.narrow() {
		w.showListed(false)
	}
	w.texted = false
	w.facsimile.Toggle()
	if w.facsimile.On() {
		w.win.Canvas().Focus(w.picture)
	} else {
		w.reader.Focus()
	}
}

// layText shows the text where it is hidden and something of it was opened.
func (w *window) layText() {
	if w.facsimile.On() && w.facsimile.Place() == facsimile.Alone && w.texted == w.sides.Hidden {
		w.layPicture()
	}
}

// closeText leaves the window to a picture that is alone, and reports whether it did.
func (w *window) closeText() bool {
	if !w.facsimile.On() || w.facsimile.Place() != facsimile.Alone || !w.texted {
		return false
	}
	w.texted = false
	w.layPicture()
	w.win.Canvas().Focus(w.picture)
	return true
}

// leavePicture goes from the picture to the text, if that is seen.
func (w *window) leavePicture() {
	if w.sides.Visible() && !w.above.Close() {
		w.reader.Focus()
	}
}

// dimPictures dims pictures where all else is dark, if the reader wants that.
func (w *window) dimPictures() {
	dim := w.dress.Comfort().Dim
	w.picture.Dim, w.strip.Dim = dim, dim
	w.picture.Refresh()
	w.strip.Refresh()
}

// placeChoice is where the picture stands.
func (w *window) placeChoice() widgets.Choice {
	return widgets.Choice{Name: tongue.T("command.pictureplace"),
		Words:  []string{tongue.T("facsimile.beside"), tongue.T("facsimile.instead"), tongue.T("facsimile.alone")},
		Chosen: w.facsimile.Place,
		Choose: func(n int) {
			w.texted = false
			w.facsimile.SetPlace(n)
		}}
}
