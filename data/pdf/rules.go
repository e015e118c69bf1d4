package pdf

import (
	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// A box is a rectangle on a page, in points from its lower left corner.
type box struct{ left, bottom, right, top float64 }

func (b box) width() float64  { return b.right - b.left }
func (b box) height() float64 { return b.top - b.bottom }

// holds reports whether all of c is in b, a hair aside.
func (b box) holds(c box) bool {
	const hair = 1
	return c.left >= b.left-hair && c.right <= b.right+hair && c.bottom >= b.bottom-hair && c.top <= b.top+hair
}

// meets reports whether b and c have room in common.
func (b box) meets(c box) bool {
	return b.left < c.right && c.left < b.right && b.bottom < c.top && c.bottom < b.top
}

// with returns the least box that holds b and c.
func (b box) with(c box) box {
	return box{min(b.left, c.left), min(b.bottom, c.bottom), max(b.right, c.right), max(b.top, c.top)}
}

// mostObjects is how many objects of a page are asked what they are: a drawing
// has tens of thousands, and says nothing of where articles end.
const mostObjects = 5000

// readDrawn returns where a page's rules, boxes and pictures are. What cannot be
// told is left out: it is evidence, and the type stands without it.
func readDrawn(pdf pdfium.Pdfium, page requests.Page) (drawn, pictures []box) {
	n, err := pdf.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: page})
	if err != nil {
		return nil, nil
	}
	for i := range min(n.Count, mostObjects) {
		o, err := pdf.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: page, Index: i})
		if err != nil {
			break
		}
		switch kind := kindOf(pdf, o.PageObject); kind {
		case enums.FPDF_PAGEOBJ_PATH:
			if b, ok := boundsOf(pdf, o.PageObject); ok {
				drawn = append(drawn, b)
			}
		case enums.FPDF_PAGEOBJ_IMAGE:
			if b, ok := boundsOf(pdf, o.PageObject); ok {
				pictures = append(pictures, b)
			}
		}
	}
	return drawn, pictures
}

func kindOf(pdf pdfium.Pdfium, o references.FPDF_PAGEOBJECT) enums.FPDF_PAGEOBJ {
	t, err := pdf.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: o})
	if err != nil {
		return enums.FPDF_PAGEOBJ_UNKNOWN
	}
	return t.Type
}

func boundsOf(pdf pdfium.Pdfium, o references.FPDF_PAGEOBJECT) (box, bool) {
	b, err := pdf.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: o})
	if err != nil || !(b.Left <= b.Right && b.Bottom <= b.Top) { // no number is in no order
		return box{}, false
	}
	return box{float64(b.Left), float64(b.Bottom), float64(b.Right), float64(b.Top)}, true
}
