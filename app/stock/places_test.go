package stock

import (
	"strconv"
	"testing"
)

// TestPlaces finds each of 120,022 without walking them: it asks for the ids of as
// many as share a sum, which of so many are a few.
func TestPlaces(t *testing.T) {
	const n = 120_022
	id := func(at int) string { return strconv.Itoa(at / 2) } // each twice: the first counts
	p := NewPlaces(n, id)
	asked := 0
	counted := func(at int) string { asked++; return id(at) }
	for at := 0; at < n; at += 7 {
		asked = 0
		got, ok := p.Find(id(at), counted)
		if !ok || got != at/2*2 || asked > 4 {
			t.Fatalf("%q is found at %d, %v, want %d, and %d were asked", id(at), got, ok, at/2*2, asked)
		}
	}
	if at, ok := p.Find("none", counted); ok {
		t.Errorf("what is not there is found at %d", at)
	}
	if _, ok := Places(nil).Find("", counted); ok {
		t.Error("something is found in nothing")
	}
}
