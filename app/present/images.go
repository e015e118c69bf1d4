package present

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"

	"lanmu/app/stock"
	"lanmu/app/system"
	"lanmu/app/tongue"
	"lanmu/data/library"
	"lanmu/data/page"
	"lanmu/widgets/document"
)

// A Cut returns what draws a part of a page; nil if nothing can.
type Cut func(at page.Region) func(ctx context.Context, width int, clip image.Rectangle) (image.Image, error)

// CutFrom cuts from the pages of a file, as a gallery draws them.
func CutFrom(g *library.Gallery, path string) Cut {
	if g == nil || path == "" {
		return nil
	}
	return func(at page.Region) func(context.Context, int, image.Rectangle) (image.Image, error) {
		return func(ctx context.Context, width int, clip image.Rectangle) (image.Image, error) {
			m, err := g.Cut(ctx, path, at, width, clip)
			if err != nil {
				return nil, err
			}
			return m, nil
		}
	}
}

// FileOf is the file of an entry's page, "" for none: where it was, if that is not in the library.
func FileOf(e stock.Entry) string {
	if e.Sheet != nil {
		return e.Sheet.Path()
	}
	return e.Mark.File
}

// imageOf is the picture that is the first of blocks of an article, by their numbers.
func imageOf(a *page.Article, blocks []int, cut Cut) *document.Image {
	at := a.Blocks[blocks[0]].At
	out := &document.Image{Width: float32(at.Right - at.Left), Height: float32(at.Bottom - at.Top), Missing: tongue.T("picture.missing")}
	if len(blocks) > 1 && a.Blocks[blocks[1]].Kind == page.Caption {
		out.Says = a.Blocks[blocks[1]].Text.String
	}
	if cut != nil {
		out.Draw = cut(at)
	}
	return out
}

// ExportWidth is how many pixels wide a picture is drawn to be taken away that is so
// many points wide in print: 300 to an inch, but no more than printers and screens show.
func ExportWidth(points float32) int {
	const (
		dots = 300
		most = 3000
	)
	return max(1, min(most, int(points*dots/72)))
}

// encoded is a picture as a file: PNG, or JPEG where that is far smaller, as it is of
// photographs.
func encoded(m image.Image) (data []byte, kind string) {
	var p, j bytes.Buffer
	const quality, smaller = 90, 3
	if png.Encode(&p, m) != nil {
		return nil, ""
	}
	if jpeg.Encode(&j, m, &jpeg.Options{Quality: quality}) == nil && smaller*j.Len() < p.Len() {
		return j.Bytes(), "jpeg"
	}
	return p.Bytes(), "png"
}

// taken draws a picture of a file to be taken away.
func taken(ctx context.Context, g *library.Gallery, path string, at page.Region) (data []byte, kind string, err error) {
	width := ExportWidth(float32(at.Right - at.Left))
	data, kind, flows, err := g.Original(ctx, path, at)
	switch {
	case err != nil || data != nil:
		return data, kind, err
	case flows:
		width = at.Right - at.Left
	}
	m, err := g.Cut(ctx, path, at, width, image.Rectangle{})
	if err != nil {
		return nil, "", err
	}
	data, kind = encoded(m)
	return data, kind, nil
}

// Within are the pictures of a file as addresses that hold them. Of those that cannot be
// drawn fault is told.
func Within(ctx context.Context, g *library.Gallery, path string, fault func(error)) page.Images {
	return func(at page.Region) string {
		data, kind, err := taken(ctx, g, path, at)
		if err != nil {
			fault(err)
			return ""
		}
		return "data:image/" + kind + ";base64," + base64.StdEncoding.EncodeToString(data)
	}
}

// Beside are the pictures of a file, each written as a file of a folder that is made
// with the first, by its name there; linked is how what they are written for calls
// the folder.
func Beside(ctx context.Context, g *library.Gallery, path, dir, linked string, fault func(error)) page.Images {
	return func(at page.Region) string {
		data, kind, err := taken(ctx, g, path, at)
		if err == nil {
			err = os.MkdirAll(dir, 0o755)
		}
		name := fmt.Sprintf("%s-%d-%d-%d", FileName(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))), at.Page, at.Left, at.Top)
		if err == nil {
			name, err = system.WriteUnder(dir, name, "."+kind, data)
		}
		if err != nil {
			fault(err)
			return ""
		}
		return filepath.ToSlash(filepath.Join(linked, filepath.Base(name)))
	}
}
