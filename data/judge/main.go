// Judge tells how well the filter finds headlines again. From a list of
// headlines it makes queries of many kinds, as people type them: by hanzi, by
// pinyin in every spelling, with slips of the keys, with words left out or turned
// round; and counts how often one of the first ten hits has what the query was
// made from:
//
//	go run ./data/judge [-n QUERIES] [-seed N] [-miss] headlines.txt
//
// The file has one headline a line, and may be gzipped. One headline of five is
// held out: look at the misses of the others only when the ranking is changed,
// and hold the change to both. With -miss what was not found is listed.
package main

import (
	"bufio"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"strings"
)

func main() {
	log.SetFlags(0)
	n := flag.Int("n", 100, "make so many queries of each kind, of each part")
	seed := flag.Uint64("seed", 2, "make other queries, by another number")
	misses := flag.Bool("miss", false, "list the queries that do not find what they were made from")
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("judge: name one file of headlines")
	}
	headlines, err := read(flag.Arg(0))
	if err != nil {
		log.Fatalf("judge: %v", err)
	}
	missed := io.Discard
	if *misses {
		missed = os.Stdout
	}
	fmt.Print(judge(headlines, *n, *seed, missed))
}

func read(path string) ([]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	in := io.Reader(f)
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("cannot unpack %s: %w", path, err)
		}
	}
	var out []string
	s := bufio.NewScanner(in)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		if line := strings.TrimSpace(s.Text()); line != "" {
			out = append(out, line)
		}
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", path, err)
	}
	return out, nil
}
