package zipped

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"lanmu/data/zipped/zippedtest"
)

func open(b []byte) (*Archive, error) { return Open(bytes.NewReader(b), int64(len(b))) }

func TestNamesStayInside(t *testing.T) {
	a, err := open(zippedtest.Pack(t, "a/lamps.txt", "1", "../../climbs.txt", "2", "/rooted.txt", "3", `c:\back\slash.txt`, "4", "folder/", "", "a/./lamps.txt", "again"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range a.Files {
		names = append(names, f.Name)
	}
	if got := strings.Join(names, " "); got != "a/lamps.txt climbs.txt rooted.txt c:/back/slash.txt" {
		t.Errorf("names are %q", got)
	}
	if b, err := a.Read("a/lamps.txt", 10); string(b) != "1" || err != nil {
		t.Errorf("%q, %v", b, err)
	}
}

func TestWhatIsGivenUp(t *testing.T) {
	bomb := zippedtest.Pack(t, "bomb", strings.Repeat("\x00", 64<<20))
	for name, c := range map[string]struct {
		b    []byte
		most int64
		want error
	}{
		"a bomb":           {bomb, 1 << 40, ErrTooLarge},
		"more than wanted": {zippedtest.Pack(t, "bomb", strings.Repeat("字", 100)), 299, ErrTooLarge},
		"as much":          {zippedtest.Pack(t, "bomb", strings.Repeat("字", 100)), 300, nil},
		"cut off":          {bomb[:len(bomb)-10], 1, ErrDamaged},
		"nothing":          {nil, 1, ErrDamaged},
		"another":          {zippedtest.Pack(t, "other", ""), 1, ErrMissing},
	} {
		a, err := open(c.b)
		if err == nil {
			_, err = a.Read("bomb", c.most)
		}
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	torn := zippedtest.Pack(t, "bomb", "工匠")
	torn[40] ^= 0xff
	if a, err := open(torn); err == nil {
		if _, err := a.Read("bomb", 100); !errors.Is(err, ErrDamaged) {
			t.Errorf("torn: %v", err)
		}
	}
}

func FuzzArchives(f *testing.F) {
	f.Add(zippedtest.Pack(f, "a/lamps.txt", "路灯", "b.txt", ""))
	f.Fuzz(func(t *testing.T, b []byte) {
		a, err := open(b)
		if err != nil {
			return
		}
		for _, file := range a.Files {
			if strings.HasPrefix(file.Name, "/") || strings.HasPrefix(file.Name, "../") || file.Name == ".." {
				t.Errorf("%q is not inside", file.Name)
			}
			if got, err := file.Read(1000); err == nil && len(got) > 1000 {
				t.Errorf("%d bytes", len(got))
			}
		}
	})
}
