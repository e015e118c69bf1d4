package stock

import (
	"errors"
	"slices"
	"strings"
	"sync"

	"lanmu/data/bookmark"
)

// A Draft is a note and tags as they are typed, of a bookmark that there may not
// be yet.
type Draft struct {
	ID         string // of the bookmark
	E          Entry  // that was open
	Note, Tags string
	Err        error // why it could not be kept, when that was tried last
}

// Drafts are what was typed and is not safe on the disk. Their methods may be
// called from any goroutine: they must be of use when the one that draws the
// window is not.
type Drafts struct {
	mu   sync.Mutex
	list []Draft    // oldest first, one of a bookmark
	disk sync.Mutex // held while they are written, so that of two texts the later is kept
}

// Set takes what has been typed.
func (d *Drafts) Set(x Draft) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if i := d.find(x.ID); i >= 0 {
		x.Err = d.list[i].Err
		d.list[i] = x
		return
	}
	d.list = append(d.list, x)
}

func (d *Drafts) find(id string) int {
	return slices.IndexFunc(d.list, func(x Draft) bool { return x.ID == id })
}

// Get returns what is typed for a bookmark.
func (d *Drafts) Get(id string) (Draft, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if i := d.find(id); i >= 0 {
		return d.list[i], true
	}
	return Draft{}, false
}

// All returns the drafts there are.
func (d *Drafts) All() []Draft {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.list)
}

// Drop forgets what cannot be kept.
func (d *Drafts) Drop() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.list = nil
}

// Write keeps them all. What cannot be kept stays a draft, with the reason.
func (d *Drafts) Write(m Memory) error {
	d.disk.Lock()
	defer d.disk.Unlock()
	var errs []error
	for _, x := range d.All() {
		err := x.write(m)
		errs = append(errs, err)
		d.mu.Lock()
		if i := d.find(x.ID); i < 0 {
			// it was dropped
		} else if err != nil {
			d.list[i].Err = err
		} else if now := d.list[i]; now.Note == x.Note && now.Tags == x.Tags {
			d.list = slices.Delete(d.list, i, i+1)
		} else {
			d.list[i].Err = nil // more was typed meanwhile
		}
		d.mu.Unlock()
	}
	return errors.Join(errs...)
}

// write keeps a draft, with its article bookmarked if it is not. A bookmark that
// was removed comes back with what was typed: its note was in the box.
func (x Draft) write(m Memory) error {
	tags := tagsOf(x.Tags)
	b, marked := m.Bookmarks.Get(x.ID)
	if !marked {
		was, removed := RemovedMark(m, x.ID)
		switch {
		case x.Note == "" && len(tags) == 0:
			return nil
		case removed:
			if err := m.Restore(was); err != nil {
				return err
			}
			b = was
		case x.ID == x.E.Mark.ID:
			b = x.E.Mark
			b.Note, b.Tags = x.Note, tags
			return Keep(m, x.E, b)
		}
	}
	if b.Note == x.Note && slices.Equal(b.Tags, tags) {
		return nil
	}
	return m.Bookmarks.Edit(x.ID, func(b *bookmark.Bookmark) { b.Note, b.Tags = x.Note, tags })
}

// RemovedMark returns a bookmark that was removed and can come back.
func RemovedMark(m Memory, id string) (bookmark.Bookmark, bool) {
	for _, b := range m.Bookmarks.Deleted() {
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
