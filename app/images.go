package app

import (
	"bytes"
	"image"
	"image/png"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"lanmu/app/present"
	"lanmu/app/system"
	"lanmu/app/tongue"
	"lanmu/widgets"
	"lanmu/widgets/document"
)

// Pictures in the open article: they are enlarged, copied and saved.

// canEnlarge tells whether the open article has a picture.
func (w *window) canEnlarge() bool {
	a := w.reading.Entry().Article
	return a != nil && len(w.reader.Images()) > 0
}

// enlargeFirst enlarges the first picture in view, or after it.
func (w *window) enlargeFirst() {
	if all := w.reader.Images(); len(all) > 0 {
		w.enlarge(all[0])
	}
}

// imageOf is the picture that a block of the open article is, nil if it cannot be drawn.
func (w *window) imageOf(block int) *document.Image {
	blocks := w.reader.Document().Blocks
	if block >= len(blocks) || blocks[block].Image == nil || blocks[block].Image.Draw == nil {
		return nil
	}
	return blocks[block].Image
}

// enlarge shows a picture as large as the window.
func (w *window) enlarge(block int) {
	img := w.imageOf(block)
	if img == nil {
		w.above.Say("picture", tongue.T("picture.missing"))
		return
	}
	w.above.Unsay("picture")
	p := widgets.NewPicture()
	p.Go, p.UI, p.Draw = w.work.Go, w.work.UI, img.Draw
	p.Dim = w.dress.Comfort().Dim
	p.OnError = func(err error) { w.above.Say("picture", present.OpenError(present.FileOf(w.reading.Entry()), err)) }
	p.OnClose = func() { w.above.Close() }
	room := w.win.Canvas().Size()
	p.SetWhole(fyne.NewSize(img.Width, img.Height))
	title := img.Says
	if title == "" {
		title = w.reading.Entry().Mark.Headline
	}
	box := widgets.NewBox(w.win.Canvas(), room.Width, title, p,
		widgets.NewButton(tongue.T("picture.copy"), func() { w.copyImage(img) }),
		widgets.NewButton(tongue.T("picture.save"), func() { w.saveImage(img) }),
		w.above.Closing("bar.close"))
	box.Full = true
	w.above.Open("command.enlarge", box, nil)
	w.win.Canvas().Focus(p)
}

// showImageMenu offers what can be done with a picture of the open article.
func (w *window) showImageMenu(block int, at fyne.Position) {
	img := w.imageOf(block)
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(tongue.T("picture.enlarge"), func() { w.enlarge(block) }),
		fyne.NewMenuItem(tongue.T("picture.copy"), func() { w.copyImage(img) }),
		fyne.NewMenuItem(tongue.T("picture.save"), func() { w.saveImage(img) }),
	}
	for _, i := range items {
		i.Disabled = img == nil
	}
	if w.facsimile.Can() && !w.facsimile.On() {
		items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(tongue.T("command.facsimile"), w.togglePicture))
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.win.Canvas(), at)
}

// pngOf draws a picture as it is taken away.
func (w *window) pngOf(img *document.Image) ([]byte, error) {
	m, err := img.Draw(w.work.Life(), present.ExportWidth(img.Width), image.Rectangle{})
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = png.Encode(&b, m)
	return b.Bytes(), err
}

// copyImage puts a picture on the clipboard.
func (w *window) copyImage(img *document.Image) {
	w.work.Go(func() {
		data, err := w.pngOf(img)
		if err == nil {
			err = system.CopyPNG(data)
		}
		w.work.UI(func() {
			if err != nil {
				w.above.Say("picture", tongue.T("picture.nocopy", map[string]any{"Cause": present.WhyNot(err)}))
				return
			}
			w.above.Tell("picture", tongue.T("picture.copied"))
		})
	})
}

// saveImage asks for a folder and writes a picture there.
func (w *window) saveImage(img *document.Image) {
	name := present.FileName(w.reading.Entry().Mark.Headline)
	w.above.Ask(system.Picking{Title: tongue.T("picture.where"), Accept: tongue.T("export.here"), Folder: true}, func(dir string, err error) {
		if err != nil {
			w.above.Say("picture", tongue.T("picture.unsaved", map[string]any{"Cause": present.WhyNot(err)}))
			return
		}
		w.saveImageIn(dir, name, img)
	})
}

func (w *window) saveImageIn(dir, name string, img *document.Image) {
	w.work.Go(func() {
		data, err := w.pngOf(img)
		path := ""
		if err == nil {
			path, err = system.WriteUnder(dir, name, ".png", data)
		}
		w.work.UI(func() {
			if err != nil {
				w.above.Say("picture", tongue.T("picture.unsaved", map[string]any{"Cause": present.WhyNot(err)}))
				return
			}
			w.above.Tell("picture", tongue.T("picture.saved", map[string]any{"File": path}))
		})
	})
}
