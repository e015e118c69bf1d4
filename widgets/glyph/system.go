package glyph

import (
	"io"
	"log"
	"sync"

	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"
)

// System lends the outlines of the system's fonts for characters that no
// embedded font has. The first search reads through all fonts there are, which
// can take seconds, so searches run away from the caller: until one has ended
// the character is drawn as a box.
type System struct {
	found func() // called from a goroutine when another character can be drawn

	mu    sync.Mutex
	faces map[rune]*Face // nil for what no font has
	asked []rune         // waiting to be searched
	busy  bool
	idle  *sync.Cond // told when a search has ended
	find  func(rune) (path string, index int, ok bool)
	files map[string]*Face
}

// NewSystem returns the system's fonts, whose index is kept in dir. It looks
// for none before it is asked for a character. found is called, from a
// goroutine, when what was a box can be drawn.
func NewSystem(dir string, found func()) *System {
	s := &System{found: found, faces: map[rune]*Face{}, files: map[string]*Face{}}
	s.idle = sync.NewCond(&s.mu)
	var fonts *fontscan.FontMap
	s.find = func(r rune) (string, int, bool) {
		if fonts == nil {
			fonts = fontscan.NewFontMap(log.New(io.Discard, "", 0))
			if err := fonts.UseSystemFonts(dir); err != nil {
				return "", 0, false
			}
		}
		fonts.SetQuery(fontscan.Query{Families: []string{fontscan.Serif, fontscan.SansSerif}})
		fonts.SetScript(language.LookupScript(r))
		face := fonts.ResolveFace(r)
		if face == nil {
			return "", 0, false
		}
		at := fonts.FontLocation(face.Font)
		return at.File, int(at.Index), true
	}
	return s
}

// face returns a face that has r, or nil while there is none.
func (s *System) face(r rune) *Face {
	s.mu.Lock()
	defer s.mu.Unlock()
	f, known := s.faces[r]
	if known {
		return f
	}
	s.faces[r] = nil
	s.asked = append(s.asked, r)
	if !s.busy {
		s.busy = true
		go s.search()
	}
	return nil
}

// search looks for what was asked until nothing more is.
func (s *System) search() {
	hit := false
	for {
		s.mu.Lock()
		if len(s.asked) == 0 {
			s.busy = false
			s.idle.Broadcast()
			s.mu.Unlock()
			if hit {
				s.found()
			}
			return
		}
		r := s.asked[0]
		s.asked = s.asked[1:]
		s.mu.Unlock()

		path, index, ok := s.find(r)
		if !ok {
			continue
		}
		face := s.open(path, index)
		if face == nil || !face.has(r) {
			continue
		}
		s.mu.Lock()
		s.faces[r] = face
		s.mu.Unlock()
		hit = true
	}
}

// wait returns when nothing is being searched.
func (s *System) wait() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.busy {
		s.idle.Wait()
	}
}

// open reads a font of a file, once. The file is read as glyphs are drawn.
func (s *System) open(path string, index int) *Face {
	key := path + "#" + string(rune('0'+index))
	if f, ok := s.files[key]; ok {
		return f
	}
	s.files[key] = nil
	font, err := openFont(File{path, index})
	if err != nil {
		return nil
	}
	f := newFace(font, nil)
	s.files[key] = f
	return f
}
