package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// wrap puts objects side by side and begins another row where the width is used
// up. Its height is right once it has been given its width.
type wrap struct {
	width float32
	end   bool // rows end at the right
	one   bool // row only: what has no room in it is hidden
}

// MinSize implements fyne.Layout.
func (w *wrap) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var widest float32
	for _, o := range objects {
		widest = max(widest, o.MinSize().Width)
	}
	if w.one {
		widest = 0
	}
	return fyne.NewSize(widest, w.place(objects, func(fyne.CanvasObject, fyne.Position, fyne.Size) {}))
}

// Layout implements fyne.Layout.
func (w *wrap) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w.width = size.Width
	for _, o := range objects {
		if w.one {
			o.Hide()
		}
	}
	w.place(objects, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		if w.one {
			o.Show()
		}
		o.Resize(size)
		o.Move(at)
	})
}

// place tells where each object stands and returns the height of all.
func (w *wrap) place(objects []fyne.CanvasObject, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	var y float32
	for len(objects) > 0 {
		var x, height float32
		n := 0
		for n < len(objects) {
			size := objects[n].MinSize()
			if (n > 0 || w.one) && w.width > 0 && x+size.Width > w.width {
				break
			}
			x += size.Width + theme.Padding()
			height = max(height, size.Height)
			n++
		}
		at := float32(0)
		if w.end {
			at = max(w.width-x+theme.Padding(), 0)
		}
		for _, o := range objects[:n] {
			put(o, fyne.NewPos(at, y), o.MinSize())
			at += o.MinSize().Width + theme.Padding()
		}
		y += height
		objects = objects[n:]
		if w.one {
			return height
		}
		if len(objects) > 0 {
			y += theme.Padding()
		}
	}
	return y
}

// target is the least side of what can be tapped, in canvas units.
const target = 32

// pairs stands objects in pairs, a name and what it names: side by side, the
// names as wide as the widest, or one below the other where that leaves too
// little room. A heading is a name of nothing, an object without a size, and
// takes the whole width.
type pairs struct{ width float32 }

// Beside a name there must be room for the widest object and half of the width,
// or else what is named stands below its name.
func (p *pairs) beside(objects []fyne.CanvasObject) (names float32, fits bool) {
	var widest float32
	for i := 0; i+1 < len(objects); i += 2 {
		if heads(objects[i+1]) {
			continue
		}
		names = max(names, objects[i].MinSize().Width)
		widest = max(widest, objects[i+1].MinSize().Width)
	}
	names += 2 * theme.Padding()
	return names, p.width == 0 || p.width-names >= max(widest, p.width/2)
}

func heads(of fyne.CanvasObject) bool { return of.MinSize().IsZero() }

// MinSize implements fyne.Layout.
func (p *pairs) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var widest float32
	for _, o := range objects {
		widest = max(widest, o.MinSize().Width)
	}
	return fyne.NewSize(widest, p.place(objects, func(fyne.CanvasObject, fyne.Position, fyne.Size) {}))
}

// Layout implements fyne.Layout.
func (p *pairs) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	p.width = size.Width
	p.place(objects, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

func (p *pairs) place(objects []fyne.CanvasObject, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	names, fits := p.beside(objects)
	y := float32(0)
	for i := 0; i+1 < len(objects); i += 2 {
		name, of := objects[i], objects[i+1]
		if heads(of) {
			if i > 0 {
				y += 2 * theme.Padding()
			}
			height := name.MinSize().Height
			put(name, fyne.NewPos(0, y), fyne.NewSize(p.width, height))
			y += height
			continue
		}
		x, below := names, y
		if !fits {
			x, below = 0, y+name.MinSize().Height
		}
		put(of, fyne.NewPos(x, below), fyne.NewSize(max(p.width-x, of.MinSize().Width), of.MinSize().Height))
		height := of.MinSize().Height // which may have changed with the width
		if fits {
			// The name stands in the middle of the first row of what it names.
			row := height
			if row >= 2*target {
				row = target
			}
			put(name, fyne.NewPos(0, y+(row-name.MinSize().Height)/2), fyne.NewSize(names, name.MinSize().Height))
		} else {
			put(name, fyne.NewPos(0, y), fyne.NewSize(max(p.width, name.MinSize().Width), name.MinSize().Height))
		}
		y = below + height + theme.Padding()
	}
	return y
}
