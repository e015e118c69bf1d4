// Command genlibrary makes a library of newspaper pages to measure or try Lanmu
// with: text that means nothing, spread as written Chinese is, in the forms and
// encodings pages are found in. The same seed makes the same files.
//
//	go run ./tools/genlibrary -pages 10000 /tmp/papers
package main

import (
	"flag"
	"fmt"
	"os"

	"lanmu/tools/sample"
)

func main() {
	o := sample.Standard
	flag.IntVar(&o.Pages, "pages", o.Pages, "how many pages")
	flag.IntVar(&o.Articles, "articles", 10, "how many articles a page has, on average")
	flag.IntVar(&o.Length, "length", 520, "how many characters an article has, on average")
	flag.Uint64Var(&o.Seed, "seed", o.Seed, "another number makes another library")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: genlibrary [-pages N] [-articles N] [-length N] [-seed N] FOLDER")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 1 || min(o.Pages, o.Articles, o.Length) < 1 {
		flag.Usage()
		os.Exit(2)
	}
	size, err := sample.Write(flag.Arg(0), o)
	if err != nil {
		fmt.Fprintln(os.Stderr, "genlibrary:", err)
		os.Exit(1)
	}
	fmt.Printf("%d pages, %.1f MB in %s\n", o.Pages, float64(size)/1e6, flag.Arg(0))
}
