package search

import (
	"slices"
	"strings"
	"testing"
)

// TestRead finds what letters are the pinyin of in texts: names that no list of words has.
func TestRead(t *testing.T) {
	var s shelf
	s.put(t, "冬天里谷爱凌又来了", "李　明与苏联的路灯", "元宇宙和绿色旅途")
	s.put(t, "谷爱凌与顾艾玲", "鲍尔吉·原野")
	for _, c := range []struct{ letters, want string }{
		{"guailing", "谷爱凌 顾艾玲"}, {"sulian", "苏联"}, {"yuanyuzhou", "元宇宙"}, {"liming", "李明"}, {"lvse", "绿色"}, {"lushe", ""}, {"lyuse", "绿色"},
		{"baoerji", "鲍尔吉"}, {"lingyou", "凌又"}, {"gu", ""}, {"guail", ""}, {"", ""}, {"x", ""}, {"london", ""},
	} {
		got, err := Read(t.Context(), s.sources(), c.letters)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got, strings.Fields(c.want)) {
			t.Errorf("%s is read as %v, want %s", c.letters, got, c.want)
		}
	}
}
