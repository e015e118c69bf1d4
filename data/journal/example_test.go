package journal_test

import (
	"fmt"
	"os"
	"path/filepath"

	"lanmu/data/journal"
)

func Example() {
	dir, _ := os.MkdirTemp("", "journal")
	defer os.RemoveAll(dir)
	type note struct {
		Text string `json:"text"`
	}
	j, err := journal.Open[note](filepath.Join(dir, "notes.jsonl"))
	if err != nil {
		fmt.Println(err) // j is of use all the same
	}
	defer j.Close()
	j.Put("3f9c", note{"老街的灯"})
	j.Put("3f9c", note{"老街的灯，再读"})
	n, ok := j.Get("3f9c")
	fmt.Println(n.Text, ok)
	j.Delete("3f9c")
	_, ok = j.Get("3f9c")
	fmt.Println(ok, len(j.Deleted()))
	// Output:
	// 老街的灯，再读 true
	// false 1
}
