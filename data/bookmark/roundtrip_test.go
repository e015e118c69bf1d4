package bookmark

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"lanmu/data/roundtrip"
)

// told is left out of what is sent: the store tells it.
func told(b *Bookmark) { b.Changed = time.Time{} }

func TestNoFieldIsLostOnDisk(t *testing.T) {
	roundtrip.Check(t, func(b Bookmark) (Bookmark, error) {
		s := newShelf(t)
		s.must(s.Add(b))
		s.must(s.Edit(b.ID, func(*Bookmark) {}))
		s.must(s.Remove(b.ID))
		s.must(s.Restore(b.ID))
		s = openShelf(t, s.Path())
		got, ok := s.Get(b.ID)
		if !ok {
			return got, fmt.Errorf("it is not there")
		}
		if lost := roundtrip.Lost(got, s.All()[0]); lost != nil {
			t.Errorf("listed it is another: %v", lost)
		}
		told(&got)
		return got, nil
	}, told)
	roundtrip.Check(t, func(c Copy) (Copy, error) {
		c.Journals = []string{"/first.jsonl"}
		dir := t.TempDir()
		if err := OpenCopies(dir, "/first.jsonl").Save(c); err != nil {
			return c, err
		}
		return OpenCopies(dir, "/second.jsonl").Load(c.Article)
	}, func(c *Copy) { c.Journals = []string{"/first.jsonl"} }) // Save tells for whom it is kept
	roundtrip.Check(t, func(p Place) (Place, error) {
		path := filepath.Join(t.TempDir(), "reading.jsonl")
		r, err := OpenReading(path)
		if err != nil {
			return p, err
		}
		defer r.Close()
		if err := r.Set(p); err != nil {
			return p, err
		}
		again, err := OpenReading(path)
		if err != nil {
			return p, err
		}
		defer again.Close()
		got, _ := again.Get(p.Article)
		return got, nil
	})
}

func TestNoFieldIsLostOnTheWayToAnotherMachine(t *testing.T) {
	roundtrip.Check(t, func(b Bookmark) (Bookmark, error) {
		var file bytes.Buffer
		if err := WriteJSON(&file, []Bookmark{b}); err != nil {
			return b, err
		}
		bs, refused, err := ReadJSON(&file)
		if err != nil || len(bs) != 1 || len(refused) > 0 {
			return b, fmt.Errorf("read are %v, refused %v, %v", bs, refused, err)
		}
		s := newShelf(t)
		if n, err := s.Import(bs); n != 1 || err != nil {
			return b, fmt.Errorf("took in %d, %v", n, err)
		}
		got, _ := openShelf(t, s.Path()).Get(b.ID)
		return got, nil
	})
}
