package search

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Synonyms are words that are looked for with others, which mean the same, by
// their normal form.
type Synonyms map[string][]string

// Of returns the others of a word.
func (s Synonyms) Of(word string) []string {
	if len(s) == 0 {
		return nil
	}
	return s[string(normalOf(word))]
}

// synonymsAtMost is how many words of one line are looked for together.
const synonymsAtMost = 8

// Read adds the synonyms of a file: words that mean the same, one line for each
// such meaning, with = between them (full width does as well). What is after # is
// passed over. The error tells the lines that are wrong; the others are read.
//
//	北大 = 北京大学
func (s Synonyms) Read(r io.Reader) error {
	var wrong []string
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line, _, _ := strings.Cut(lines.Text(), "#")
		line = strings.TrimSpace(strings.TrimPrefix(line, "\ufeff"))
		if line == "" {
			continue
		}
		words := strings.FieldsFunc(line, func(r rune) bool { return r == '=' || r == '＝' })
		for i := range words {
			words[i] = strings.TrimSpace(words[i])
		}
		words = slices.DeleteFunc(words, func(w string) bool { return len(normalOf(w)) == 0 })
		if len(words) < 2 || len(words) > synonymsAtMost {
			wrong = append(wrong, fmt.Sprintf("%d: %s", n, line))
			continue
		}
		s.add(words)
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("search: synonyms: %w", err)
	}
	if wrong != nil {
		return &LinesError{wrong}
	}
	return nil
}

// A LinesError tells which lines of a file of synonyms are not written as they must be.
type LinesError struct{ Lines []string }

func (e *LinesError) Error() string {
	return fmt.Sprintf("search: synonyms: write two to %d words with = between them, 北大 = 北京大学: %s", synonymsAtMost, strings.Join(e.Lines, "; "))
}

func (s Synonyms) add(words []string) {
	for _, w := range words {
		key := string(normalOf(w))
		for _, o := range words {
			if string(normalOf(o)) != key && !slices.Contains(s[key], o) && len(s[key]) < synonymsAtMost {
				s[key] = append(s[key], o)
			}
		}
	}
}

// CommonSynonyms are those to begin with: names that newspapers write both ways,
// and which mean nothing else when they are short.
func CommonSynonyms() Synonyms {
	s := Synonyms{}
	if err := s.Read(strings.NewReader(common)); err != nil {
		panic(err) // it is written below
	}
	return s
}

const common = `
北大 = 北京大学
清华 = 清华大学
复旦 = 复旦大学
浙大 = 浙江大学
北师大 = 北京师范大学
中科院 = 中国科学院
中科大 = 中国科学技术大学
社科院 = 中国社会科学院
工程院 = 中国工程院
国资委 = 国务院国有资产监督管理委员会
发改委 = 国家发展和改革委员会 = 国家发展改革委
卫健委 = 国家卫生健康委员会 = 国家卫生健康委
工信部 = 工业和信息化部
人社部 = 人力资源和社会保障部
住建部 = 住房和城乡建设部
文旅部 = 文化和旅游部
全国人大 = 全国人民代表大会
全国政协 = 中国人民政治协商会议全国委员会
中纪委 = 中央纪律检查委员会 = 中央纪委
最高检 = 最高人民检察院
最高法 = 最高人民法院
证监会 = 中国证券监督管理委员会
世卫组织 = 世界卫生组织
世贸组织 = 世界贸易组织
奥运会 = 奥林匹克运动会
改开 = 改革开放
新冠 = 新型冠状病毒
`
