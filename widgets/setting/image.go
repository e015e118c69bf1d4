package setting

import "lanmu/widgets/document"

// printedBody is the size of the body's type on a page of print, in points: a picture
// is as large beside its text here as there.
const printedBody = 9

// ImageSize is how large a picture stands in a text, in em of the body: within a
// measure, and no higher than most.
func ImageSize(img *document.Image, measure, most float32) (width, height float32) {
	width, height = max(img.Width, 1)/printedBody, max(img.Height, 1)/printedBody
	if k := min(1, measure/width, most/height); k < 1 {
		width, height = k*width, k*height
	}
	return width, height
}
