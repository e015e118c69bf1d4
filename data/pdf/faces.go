package pdf

import (
	"encoding/binary"
	"slices"
	"sync"
	"testing/fstest"

	"github.com/tetratelabs/wazero"

	"lanmu/assets"
)

// toDraw gives an instance that draws pages the faces for type whose own its file only
// names: most offices' PDFs hold none of their Chinese fonts. The engine looks for them
// where Linux keeps its, sees no others, and wants to see the folders above.
var toDraw = sync.OnceValue(func() wazero.ModuleConfig {
	return toRead.WithFSConfig(wazero.NewFSConfig().WithFSMount(fstest.MapFS{
		"usr/share/fonts/serif.otf":      {Data: forBig5(assets.SerifRegular)},
		"usr/share/fonts/serif-bold.otf": {Data: forBig5(assets.SerifBold)},
		"usr/share/fonts/sans.otf":       {Data: assets.SansRegular},
		"usr/share/fonts/sans-bold.otf":  {Data: assets.SansBold},
	}, "/"))
})

// forBig5 is a font that says it has the characters of Big5, without which the engine
// takes it for no page in Traditional Chinese. Ours have those in use, and do not say so.
func forBig5(font []byte) []byte {
	const (
		head, entry = 12, 16 // bytes of the table of tables, and of each in it
		codePages   = 78     // where OS/2 has them
		big5        = 1 << 20
	)
	font = slices.Clone(font)
	for at := head; at < head+entry*int(binary.BigEndian.Uint16(font[4:])); at += entry {
		if string(font[at:at+4]) == "OS/2" {
			pages := font[int(binary.BigEndian.Uint32(font[at+8:]))+codePages:]
			binary.BigEndian.PutUint32(pages, binary.BigEndian.Uint32(pages)|big5)
		}
	}
	return font
}
