//go:build linux

package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os/exec"
	"strconv"
	"strings"
)

// picture is what the screen shows.
func (d *desk) picture() image.Image {
	d.Helper()
	out, err := d.command("import", "-silent", "-window", "root", "png:-").Output()
	if err != nil {
		d.Fatalf("cannot take a picture of the screen: %v", err)
	}
	img, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		d.Fatal(err)
	}
	return img
}

// inked counts the dark pixels of a picture that are not the black of a screen
// with nothing on it.
func inked(img image.Image) int {
	return count(img, img.Bounds(), func(r, g, b uint32) bool { return r+g+b > 0 && r < 120 && g < 120 && b < 120 })
}

// red counts pixels of the accent colour in the right two thirds, where only
// the column's name, the rule of a pull quote and a star that is on have it.
func red(img image.Image) int {
	right := img.Bounds()
	right.Min.X += right.Dx() / 3
	return count(img, right, func(r, g, b uint32) bool { return r == 0x9b && g == 0x1c && b == 0x22 })
}

func count(img image.Image, in image.Rectangle, match func(r, g, b uint32) bool) int {
	n := 0
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			r, g, b, _ := img.At(x, y).RGBA()
			if match(r>>8, g>>8, b>>8) {
				n++
			}
		}
	}
	return n
}

// Parts of a window of the size it first opens in, in pixels.
var (
	sidebar = image.Rect(4, 110, 304, 720) // below the filter
	pane    = image.Rect(330, 40, 1090, 725)
	palette = image.Rect(324, 136, 776, 176) // its first row
	saving  = image.Rect(250, 200, 850, 600) // that asks for a name
	sheet   = image.Rect(330, 640, 340, 720) // of the pane, where nothing is written
)

// grey is how bright a pixel is, 0 to 255.
func grey(img image.Image, x, y int) int {
	return int(color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y)
}

// dark reports whether the reading pane is.
func (d *desk) dark() bool { return grey(d.picture(), sheet.Min.X, sheet.Min.Y) < 90 }

// vertical reports whether the lines in the reading pane run downwards: columns
// of pixels between them are empty, and rows are not.
func (d *desk) vertical() bool {
	img := d.picture()
	page := grey(img, sheet.Min.X, sheet.Min.Y)
	// Where lines of either kind begin.
	part := image.Rect(pane.Max.X-400, pane.Min.Y+120, pane.Max.X-100, pane.Min.Y+340)
	columns, rows := make([]bool, part.Dx()), make([]bool, part.Dy())
	for x := range columns {
		for y := range rows {
			if ink := grey(img, part.Min.X+x, part.Min.Y+y) - page; ink*ink > 60*60 {
				columns[x], rows[y] = true, true
			}
		}
	}
	return empty(columns) > len(columns)/6 && empty(rows) < len(rows)/6
}

func empty(inked []bool) int {
	n := 0
	for _, is := range inked {
		if !is {
			n++
		}
	}
	return n
}

// A line of what is read on the screen.
type line struct {
	text string          // without spaces
	at   image.Rectangle // on the screen
}

// zoom is how much larger than on the screen letters must be to be read well.
const zoom = 2

// lines reads what is in a part of the screen, as one block of text.
func (d *desk) lines(part image.Rectangle) []line {
	d.Helper()
	geometry := strconv.Itoa(part.Dx()) + "x" + strconv.Itoa(part.Dy()) + "+" + strconv.Itoa(part.Min.X) + "+" + strconv.Itoa(part.Min.Y)
	how := []string{"-silent", "-window", "root", "-crop", geometry, "+repage", "-resize", strconv.Itoa(zoom*100) + "%", "-colorspace", "gray"}
	if d.dark() {
		how = append(how, "-negate") // black on white is read best
	}
	shot, err := d.command("import", append(how, "png:-")...).Output()
	if err != nil {
		d.Fatalf("cannot take a picture of the screen: %v", err)
	}
	c := exec.Command("tesseract", "-", "-", "-l", "chi_sim", "--psm", "6", "tsv")
	c.Stdin = bytes.NewReader(shot)
	out, err := c.Output()
	if err != nil {
		d.Fatalf("tesseract: %v; make test installs it", err)
	}
	var found []line
	for row := range strings.Lines(string(out)) {
		// level page block paragraph line word left top width height confidence text
		f := strings.Split(strings.TrimSuffix(row, "\n"), "\t")
		if len(f) != 12 {
			continue
		}
		number := func(i int) int {
			n, _ := strconv.Atoi(f[i])
			return n / zoom
		}
		switch f[0] {
		case "4": // a line
			at := image.Rect(number(6), number(7), number(6)+number(8), number(7)+number(9)).Add(part.Min)
			found = append(found, line{at: at})
		case "5": // a word of it
			found[len(found)-1].text += strings.ReplaceAll(f[11], " ", "")
		}
	}
	return found
}

// sees waits for text to stand in a part of the screen, and returns the line
// that holds it.
func (d *desk) sees(text string, part image.Rectangle) line {
	d.Helper()
	var found line
	d.eventually("the screen to show "+text, func() bool {
		for _, l := range d.lines(part) {
			if strings.Contains(l.text, text) {
				found = l
				return true
			}
		}
		return false
	})
	return found
}

// marked reports whether a line has another ground than the page.
func marked(img image.Image, line image.Rectangle) bool {
	pr, pg, pb, _ := img.At(sheet.Min.X, sheet.Min.Y).RGBA()
	same := count(img, line, func(r, g, b uint32) bool { return r == pr>>8 && g == pg>>8 && b == pb>>8 })
	return same < line.Dx()*line.Dy()/4
}
