package pdf

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// A drawing is what a program draws on a page, piece by piece.
type drawing struct {
	pieces []sheet // a line each
	drawn  []box
}

func (d *drawing) set(x, y, size float64, lines ...string) {
	for _, l := range lines {
		var s sheet
		s.set(x, y, size, l)
		d.pieces = append(d.pieces, s)
		y -= 1.5 * size
	}
}

// forme returns the drawing, its pieces in the order of rng.
func (d *drawing) forme(rng *rand.Rand) forme {
	f := forme{drawn: slices.Clone(d.drawn)}
	rng.Shuffle(len(f.drawn), func(i, j int) { f.drawn[i], f.drawn[j] = f.drawn[j], f.drawn[i] })
	for _, i := range rng.Perm(len(d.pieces)) {
		f.chars = append(f.chars, d.pieces[i]...)
	}
	return f
}

// front is a page as papers have them: a headline over two strips with its author
// at the right, a short headline over two more under it, a box with a column of its
// own, a pull quote beside three lines.
func front() drawing {
	var d drawing
	d.set(0, 400, 20, "镇上的路灯亮到山那边去了吗")
	d.set(110, 376, 10, "□林小满")
	d.set(0, 350, 10, "　　天黑了，街上没有人", "走动。灯亮了，人就来到", "街上。书店也开了门，有", "人看书，有人只是来坐。")
	d.set(130, 350, 10, "　　第二天人多了起来，", "书店的主人说，要是早些", "有灯就好了。镇上的人都", "这么说。")
	d.set(0, 280, 20, "桥修好了")
	d.set(0, 256, 10, "　　河上的桥修好了，有", "人过河去看灯，有人过河", "去买书。桥头的树没有动", "，树下的石凳也没有动。")
	d.set(130, 256, 10, "　　老人说，桥是旧的好", "，可是旧的那座走不了车", "，这一座走得了。")
	d.set(260, 350, 14, "街上没有人走动", "灯亮了人就来到", "街上")
	d.drawn = append(d.drawn, box{255, 180, 380, 296})
	d.set(262, 276, 10, "■夜读", "一盏灯下的书", "　　灯下看书的人", "不多，有一个便是", "好的。")
	return d
}

// TestOrder: the order that a file draws in changes nothing.
func TestOrder(t *testing.T) {
	want := []string{
		"镇上的路灯亮到山那边去了吗", "□林小满",
		"天黑了，街上没有人走动。灯亮了，人就来到街上。书店也开了门，有人看书，有人只是来坐。",
		"第二天人多了起来，书店的主人说，要是早些有灯就好了。镇上的人都这么说。",
		"桥修好了",
		"河上的桥修好了，有人过河去看灯，有人过河去买书。桥头的树没有动，树下的石凳也没有动。",
		"老人说，桥是旧的好，可是旧的那座走不了车，这一座走得了。",
		"街上没有人走动灯亮了人就来到街上",
		"■夜读", "一盏灯下的书", "灯下看书的人不多，有一个便是好的。",
	}
	d := front()
	for seed := range uint64(10) {
		parts, err := compose(runsOfAll([]forme{d.forme(rand.New(rand.NewPCG(seed, 0)))}))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range parts {
			got = append(got, p.Text)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("drawn in order %d: got\n%s\nwant\n%s", seed, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}
