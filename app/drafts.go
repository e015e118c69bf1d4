package app

import (
	"errors"
	"slices"
	"strings"
	"sync"

	"lanmu/data/bookmark"
)

// A draft is a note and tags as they are typed, of a bookmark that there may not
// be yet.
type draft struct {
	id         string // of the bookmark
	e          entry  // that was open
	note, tags string
	err        error // why it could not be kept, when that was tried last
}

// drafts are what was typed and is not safe on the disk. Their methods may be
// called from any goroutine: they must be of use when the one that draws the
// window is not.
type drafts struct {
	mu   sync.Mutex
	list []draft    // oldest first, one of a bookmark
	disk sync.Mutex // held while they are written, so that of two texts the later is kept
}

// set takes what has been typed.
func (d *drafts) set(x draft) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if i := d.find(x.id); i >= 0 {
		x.err = d.list[i].err
		d.list[i] = x
		return
	}
	d.list = append(d.list, x)
}

func (d *drafts) find(id string) int {
	return slices.IndexFunc(d.list, func(x draft) bool { return x.id == id })
}

// get returns what is typed for a bookmark.
func (d *drafts) get(id string) (draft, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if i := d.find(id); i >= 0 {
		return d.list[i], true
	}
	return draft{}, false
}

// all returns the drafts there are.
func (d *drafts) all() []draft {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.list)
}

// drop forgets what cannot be kept.
func (d *drafts) drop() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.list = nil
}

// write keeps them all. What cannot be kept stays a draft, with the reason.
func (d *drafts) write(m memory) error {
	d.disk.Lock()
	defer d.disk.Unlock()
	var errs []error
	for _, x := range d.all() {
		err := x.write(m)
		errs = append(errs, err)
		d.mu.Lock()
		if i := d.find(x.id); i < 0 {
			// it was dropped
		} else if err != nil {
			d.list[i].err = err
		} else if now := d.list[i]; now.note == x.note && now.tags == x.tags {
			d.list = slices.Delete(d.list, i, i+1)
		} else {
			d.list[i].err = nil // more was typed meanwhile
		}
		d.mu.Unlock()
	}
	return errors.Join(errs...)
}

// write keeps a draft, with its article bookmarked if it is not. A bookmark that
// was removed comes back with what was typed: its note was in the box.
func (x draft) write(m memory) error {
	tags := tagsOf(x.tags)
	b, marked := m.bookmarks.Get(x.id)
	if !marked {
		was, removed := removedMark(m, x.id)
		switch {
		case x.note == "" && len(tags) == 0:
			return nil
		case removed:
			if err := m.restore(was); err != nil {
				return err
			}
			b = was
		case x.id == x.e.mark.ID:
			b = x.e.mark
			b.Note, b.Tags = x.note, tags
			return keep(m, x.e, b)
		}
	}
	if b.Note == x.note && slices.Equal(b.Tags, tags) {
		return nil
	}
	return m.bookmarks.Edit(x.id, func(b *bookmark.Bookmark) { b.Note, b.Tags = x.note, tags })
}

// removedMark returns a bookmark that was removed and can come back.
func removedMark(m memory, id string) (bookmark.Bookmark, bool) {
	for _, b := range m.bookmarks.Deleted() {
		if b.ID == id {
			return b, true
		}
	}
	return bookmark.Bookmark{}, false
}

// tagsOf are the tags in a line of them.
func tagsOf(line string) []string {
	return strings.Fields(strings.NewReplacer("#", " ", "，", " ", ",", " ", "、", " ").Replace(line))
}
