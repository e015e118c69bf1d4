// Command genissues prints issues of newspapers to try Lanmu with: a folder a paper, a
// file a day, as PDF, or a text a page; their names and pages tell where they stand,
// and truth.json what is right.
//
//	go run ./tools/genissues -days 14 /tmp/papers
package main

import (
	"flag"
	"fmt"
	"os"
	"time"

	"lanmu/tools/sample/press"
)

func main() {
	o := press.Library{Papers: []string{"江岸日报", "河源晨报", "山城工人报"}, Pages: 6, Days: 14, Last: time.Now().UTC()}
	last := flag.String("last", o.Last.Format(time.DateOnly), "the last day")
	flag.IntVar(&o.Days, "days", o.Days, "how many days each paper has")
	flag.IntVar(&o.Pages, "pages", o.Pages, "how many pages an issue has")
	flag.BoolVar(&o.Texts, "texts", false, "write a text a page, in place of a PDF an issue")
	flag.BoolVar(&o.Jumps, "jumps", false, "have the first article of each issue go on on its last page")
	flag.Parse()
	day, err := time.Parse(time.DateOnly, *last)
	if err != nil || flag.NArg() != 1 || min(o.Days, o.Pages) < 1 {
		fmt.Fprintln(os.Stderr, "usage: genissues [-days N] [-pages N] [-last 2024-03-05] [-texts] [-jumps] FOLDER")
		os.Exit(2)
	}
	o.Last = day
	if err := o.Write(flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "genissues:", err)
		os.Exit(1)
	}
}
