//go:build ignore

// Generate makes the list of words package words embeds from the dictionary of
// jieba, a segmenter of Chinese, as npm's @node-rs/jieba carries it:
//
//	go run generate.go -from https://registry.npmjs.org/@node-rs/jieba/-/jieba-2.0.3.tgz
package main

import (
	"archive/tar"
	"bufio"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"log"
	"math"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	// seldom is how often a word must have come, in a corpus of 60 million, to be
	// listed: of 340,000 words 97,000 then, which take a third of the room.
	seldom  = 10
	longest = 8 // characters of a word
)

func main() {
	from := flag.String("from", "https://registry.npmjs.org/@node-rs/jieba/-/jieba-2.0.3.tgz", "npm package")
	flag.Parse()
	list, err := words(*from)
	if err != nil {
		log.Fatal(err)
	}
	slices.Sort(list)
	var out strings.Builder
	w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
	fmt.Fprintln(w, strings.Join(list, "\n"))
	if err := w.Close(); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("words.txt.gz", []byte(out.String()), 0o644); err != nil {
		log.Fatal(err)
	}
}

// words reads the dictionary: a word a line, with how often it came and its part
// of speech. It returns words, each followed by the letter a for what came
// once, b for twice, c for four times, and so on.
func words(url string) ([]string, error) {
	r, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	defer r.Body.Close()
	if r.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", url, r.Status)
	}
	z, err := gzip.NewReader(r.Body)
	if err != nil {
		return nil, err
	}
	var list []string
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if err == io.EOF {
			return nil, fmt.Errorf("%s has no dictionary", url)
		}
		if err != nil {
			return nil, err
		}
		if h.Name != "package/dict.txt" {
			continue
		}
		for lines := bufio.NewScanner(t); lines.Scan(); {
			f := strings.Fields(lines.Text())
			if len(f) < 2 || !isHanzi(f[0]) || utf8.RuneCountInString(f[0]) > longest {
				continue
			}
			if n, err := strconv.Atoi(f[1]); err == nil && n >= seldom {
				list = append(list, f[0]+string(rune('a'+int(math.Log2(float64(n))))))
			}
		}
		return list, nil
	}
}

func isHanzi(s string) bool {
	for _, r := range s {
		if r < 0x4e00 || r > 0x9fff {
			return false
		}
	}
	return true
}
