package page

import (
	"slices"
	"testing"
)

func TestRegions(t *testing.T) {
	head := Region{1, 50, 40, 350, 70}
	left, right := Region{1, 50, 90, 190, 400}, Region{1, 210, 90, 350, 400}
	p := Compose([]Part{
		{Kind: PartHeadline, Text: "渡口又开了船", Regions: []Region{head}},
		{Kind: PartByline, Text: "何小满", Regions: []Region{{1, 50, 74, 190, 84}}},
		{Kind: PartParagraph, Text: "水退了三尺，渡口又开了船，东河两岸少走十里路。", Regions: []Region{{1, 50, 90, 190, 300}}},
		{Kind: PartParagraph, Text: "旧码头换上了石条。", Regions: []Region{{1, 50, 304, 190, 400}, right}},
		{Kind: PartHeadline, Text: "旧码头添了六盏灯", Regions: []Region{{2, 50, 40, 350, 70}}},
		{Kind: PartParagraph, Text: "夜里看得清水线。", Regions: []Region{{2, 50, 80, 350, 100}}},
		{Kind: PartOther, Text: "第3版", Regions: []Region{{1, 500, 10, 540, 20}}},
	})
	if len(p.Articles) != 2 {
		t.Fatalf("%d articles", len(p.Articles))
	}
	left.Top = 74 // with the author over it
	if got, want := p.Regions(0), []Region{head, left, right}; !slices.Equal(got, want) {
		t.Errorf("the first stands at %v, want %v", got, want)
	}
	if got, want := p.Regions(1), []Region{{2, 50, 40, 350, 100}}; !slices.Equal(got, want) {
		t.Errorf("the second stands at %v, want %v", got, want)
	}
	if got := Compose([]Part{{Kind: PartHeadline, Text: "渡口又开了船"}, {Kind: PartParagraph, Text: "水退了三尺。"}}).Regions(0); got != nil {
		t.Errorf("what has no place stands at %v", got)
	}
}

// TestWhiteInARegion: white space around a quotation is an article's, unless something
// else stands in it.
func TestWhiteInARegion(t *testing.T) {
	over, under := Region{1, 50, 90, 190, 300}, Region{1, 50, 340, 190, 500}
	for _, c := range []struct {
		between Region
		want    []Region
	}{
		{Region{1, 300, 310, 440, 330}, []Region{over.With(under)}},
		{Region{1, 60, 310, 180, 330}, []Region{over, under}},
		{Region{2, 60, 310, 180, 330}, []Region{over.With(under)}},
	} {
		p := Compose([]Part{
			{Kind: PartHeadline, Text: "渡口又开了船", Regions: []Region{over}},
			{Kind: PartParagraph, Text: "水退了三尺，渡口又开了船，东河两岸少走十里路。", Regions: []Region{under}},
			{Kind: PartOther, Text: "第3版", Regions: []Region{c.between}},
		})
		if got := p.Regions(0); !slices.Equal(got, c.want) {
			t.Errorf("with something at %v it stands at %v, want %v", c.between, got, c.want)
		}
	}
}
