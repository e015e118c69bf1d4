package reading

import (
	"lanmu/app/present"
	"lanmu/data/bookmark"
)

// trail is the articles that were visited, in that order, and which of them is open.
type trail struct {
	visited []bookmark.Bookmark
	at      int    // the one that is open
	to      string // the article that is being gone to along the trail; "" for none
}

// trailAtMost is how many are remembered.
const trailAtMost = 200

// visits notes that an article is open. Those that came after the one left are no
// longer ahead of it.
func (t *trail) visits(m bookmark.Bookmark) {
	going := t.to == m.ID
	t.to = ""
	if going || m.ID == "" || t.at < len(t.visited) && t.visited[t.at].ID == m.ID {
		return
	}
	if len(t.visited) > 0 {
		t.visited = t.visited[:t.at+1]
	}
	t.visited = append(t.visited, m)
	t.visited = t.visited[max(len(t.visited)-trailAtMost, 0):]
	t.at = len(t.visited) - 1
}

// CanGo reports whether an article was visited before the open one (-1), or after it and
// left by going back (1).
func (r *Reading) CanGo(by int) bool {
	n := r.trail.at + by
	return n >= 0 && n < len(r.trail.visited)
}

// Go opens that article, where it was left.
func (r *Reading) Go(by int) {
	if !r.CanGo(by) {
		return
	}
	r.trail.at += by
	m := r.trail.visited[r.trail.at]
	r.trail.to = m.ID
	r.OpenShown(present.Shown{Mark: &m}, "")
}
