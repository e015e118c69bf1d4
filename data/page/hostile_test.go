package page

import (
	"context"
	"runtime"
	"strings"
	"testing"

	"lanmu/data/toil"
)

// hostile are texts that nobody set as a page, of about n characters.
var hostile = map[string]func(n int) string{
	"one line":       func(n int) string { return strings.Repeat("没完没了的一行，", n/8) },
	"marks":          func(n int) string { return strings.Repeat("■", n) },
	"lines of marks": func(n int) string { return strings.Repeat("■\n", n/2) },
	"labels":         func(n int) string { return strings.Repeat("■街谈\n", n/4) },
	"bylines":        func(n int) string { return strings.Repeat("□何小满\n", n/5) },
	"alternating bylines": func(n int) string {
		return strings.Repeat("食堂的灯\n□何小满\n□王大山\n灯亮了。\n", n/20)
	},
	"signed twice": func(n int) string {
		return "食堂的灯\n□何小满\n" + strings.Repeat("话说完了。\n短短一行\n", n/11) + "□王大山\n"
	},
	"signed many times": func(n int) string {
		return strings.Repeat("食堂的灯\n□何小满\n话说完了。\n短短一行\n话说完了。\n□王大山\n", n/32)
	},
	"open brackets": func(n int) string { return strings.Repeat("（", n/2) + "\n" + strings.Repeat("“《\n", n/6) },
	"brackets to a depth": func(n int) string {
		return strings.Repeat("（【“《", n/8) + "灯" + strings.Repeat("》”】）", n/8)
	},
	"brackets to glue": func(n int) string {
		return "社区食堂开张三个月来吃饭的人\n，老人们都说好\n" + strings.Repeat("(\n", n/2)
	},
	"the same headline": func(n int) string { return strings.Repeat("食堂的灯亮了一夜\n", n/9) },
	"the same sentence": func(n int) string {
		return strings.Repeat("这一句话说了又说，说了又说，还要再说。\n", n/20)
	},
	"nearly the same": func(n int) string {
		return strings.Repeat(strings.Repeat("啊", 40)+"\n", n/80) + strings.Repeat("啊，", n/4)
	},
	"quotes of one line": func(n int) string {
		return strings.Repeat("社区食堂开张三个月来吃饭的人，锅里的菜也从六样添到了十二样。", n/64) + "\n" + strings.Repeat("来吃饭的人，锅里的菜也从六样\n", n/30)
	},
	"two million lines": func(n int) string { return strings.Repeat("短\n", n/2) },
	"numbers":           func(n int) string { return strings.Repeat("12\n", n/3) },
	"furniture":         func(n int) string { return strings.Repeat("05版\n街\n", n/6) },
	"binary": func(n int) string {
		return "\x00\x01\xff\xfe\x80■\x00\n\xe4\xb8\n" + strings.Repeat("\x7fELF\n", n/5)
	},
	"NULs":               func(n int) string { return strings.Repeat("\x00", n) + "\n■\x00街谈\n" },
	"spaced":             func(n int) string { return strings.Repeat("一 ", n/2) },
	"rows of many cells": func(n int) string { return strings.Repeat(strings.Repeat("社区食堂开 ", 40)+"\n", n/241) },
	"rows of two cells": func(n int) string {
		return strings.Repeat("社区食堂开张三个月 来吃饭的人一天比一\n", n/20)
	},
	"offices": func(n int) string {
		return strings.Repeat("记者记者", n/8) + "\n" + strings.Repeat("本报记者 ", n/10)
	},
	"duties": func(n int) string {
		return strings.Repeat("责编：", n/6) + "\n" + strings.Repeat("责编：甲某\n", n/12)
	},
	"squeezed marks": func(n int) string { return strings.Repeat("”\n，", n/3) },
	"datelines":      func(n int) string { return strings.Repeat("本报讯（记者 何小满）\n", n/12) },
	"captions":       func(n int) string { return strings.Repeat("图为食堂的灯。本报记者 何小满 摄\n", n/19) },
	"columns by place": func(n int) string {
		return strings.Repeat("人来人往\n街谈\n食堂的灯亮了一夜\n"+strings.Repeat("来吃饭的人多了，", 8)+"\n", n/80)
	},
	"CRs":   func(n int) string { return strings.Repeat("社区食堂\r", n/5) },
	"Latin": func(n int) string { return strings.Repeat("The lamp was lit. ", n/18) },
	"rare":  func(n int) string { return strings.Repeat("𠀀𠀁\n", n/3) },
}

// TestHostile restores each of them, in whatever form it is taken for, in two
// sizes: nothing is lost, and eight times the text is eight times the work and
// the memory, not sixty-four times.
func TestHostile(t *testing.T) {
	const small, times, most = 4000, 8, 16
	for name, source := range hostile {
		for _, form := range []Form{"", Lines, SideBySide} {
			if testing.Short() && form != "" {
				break
			}
			t.Run(name+" "+string(form), func(t *testing.T) {
				var steps, bytes [2]int
				for i, n := range []int{small, times * small} {
					var before, after runtime.MemStats
					text := source(n)
					w := &watch{ctx: &counted{Context: context.Background()}}
					runtime.ReadMemStats(&before)
					blocks, script := blocksIn(text, w)
					p := &Page{Source: text, Form: form}
					if form == "" {
						p.Form = formOf(blocks)
					}
					if _, err := p.restore(blocks, script, w); err != nil {
						t.Fatal(err)
					}
					runtime.ReadMemStats(&after)
					steps[i] = w.ctx.(*counted).asked*between + w.n
					bytes[i] = int(after.TotalAlloc - before.TotalAlloc)
					assertKept(t, p)
				}
				if steps[1] > most*steps[0] {
					t.Errorf("%d steps for %d characters, %d for %d", steps[0], small, steps[1], times*small)
				}
				const few = 64 << 10 // what goroutines beside this one, and tables made once, may add
				if bytes[1] > most*max(bytes[0], few) {
					t.Errorf("%d bytes for %d characters, %d for %d", bytes[0], small, bytes[1], times*small)
				}
			})
		}
	}
}

// TestHostileScans restores each of them in two sizes: sixteen times the text is no
// more than some sixteen times the work, what is only looked through again and
// again included, which no step and no byte tells.
func TestHostileScans(t *testing.T) {
	if testing.Short() {
		t.Skip("restores some megabytes")
	}
	const small, times = 8000, 16
	for name, source := range hostile {
		for _, form := range []Form{"", Lines, SideBySide} {
			restore := func(n int) {
				w := &watch{ctx: context.Background()}
				text := source(n)
				blocks, script := blocksIn(text, w)
				p := &Page{Source: text, Form: form}
				if form == "" {
					p.Form = formOf(blocks)
				}
				if _, err := p.restore(blocks, script, w); err != nil {
					t.Fatal(err)
				}
			}
			// From a size on a text may be read another way, which takes more of each
			// character: what grows as the square does so beyond that too.
			grown := toil.Growth(restore, small, times)
			if grown > toil.Quadratic(times) && toil.Growth(restore, times/2*small, times/4) > toil.Quadratic(times/4) {
				t.Errorf("%s %s: %d times the text is %.0f times the work", name, form, times, grown)
			}
		}
	}
}

// counted is a context that counts how often it is asked, and is cancelled when
// that is more than most, if most is not 0.
type counted struct {
	context.Context
	asked, most int
}

func (c *counted) Err() error {
	if c.asked++; c.most > 0 && c.asked > c.most {
		return context.Canceled
	}
	return nil
}

// TestCancelled: a cancelled context ends the restoring of each of them, within
// what is looked at between two questions.
func TestCancelled(t *testing.T) {
	step := 2
	if testing.Short() {
		step = 16
	}
	for name, source := range hostile {
		for most := 1; most < 64; most *= step {
			ctx := &counted{Context: context.Background(), most: most}
			text := source(1 << 16)
			p, err := RestoreContext(ctx, text)
			if p != nil && err != nil || p == nil && err != context.Canceled || ctx.asked > most+1 {
				t.Fatalf("%s, cancelled after %d questions: asked %d times; %v", name, most, ctx.asked, err)
			}
			if err != nil {
				continue
			}
			if most == 1 && ctx.asked == 0 {
				t.Errorf("%s: never asked", name)
			}
			break
		}
	}
	var parts []Part
	for range 10_000 {
		parts = append(parts, Part{Kind: PartParagraph, Text: "社区食堂开张三个月。"})
	}
	if p, err := ComposeContext(&counted{Context: context.Background(), most: 1}, parts); p != nil || err != context.Canceled {
		t.Errorf("a document of %d parts is composed after all: %v", len(parts), err)
	}
}
