package library

import (
	"database/sql"
	"fmt"
	"testing"

	"lanmu/tools/sample"
)

// TestManyUpdates adds and changes pages a few at a time, so that segments are
// put together, and holds what is found to the files.
func TestManyUpdates(t *testing.T) {
	papers, cache := t.TempDir(), t.TempDir()
	l := open(t, cache)
	m := sample.New(sample.Options{Seed: 4, Articles: 3, Length: 120})
	most := 0
	for n := range tierFull + 20 {
		name, content := m.Page(n)
		write(t, papers, map[string]string{name: string(content), fmt.Sprintf("same-%d.txt", n%7): lamps + fmt.Sprintln(n)})
		bring(t, l, papers)
		err := l.store.write(t.Context(), func(tx *sql.Tx) error {
			all, err := readSegments(tx)
			most = max(most, len(all))
			if n >= tierFull && len(all) > 22 {
				t.Errorf("%d segments after %d updates", len(all), n+1)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if most < tierFull-1 {
		t.Errorf("no more than %d segments", most)
	}
	l.Close()
	complete(t, papers, cache, tierFull+20+7)
}
