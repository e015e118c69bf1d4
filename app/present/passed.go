package present

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"lanmu/app/tongue"
	"lanmu/data/library"
)

// KindName is what a kind of file is called in the reader's language.
func KindName(k *library.Kind) string {
	if k == nil {
		return tongue.T("kind.other")
	}
	return tongue.T("kind." + k.Name)
}

// advice is what can be done about a file that is not read.
func advice(k *library.Kind) string {
	if k == nil {
		return tongue.T("advice.other")
	}
	return tongue.T("advice."+cmp.Or(string(k.Advice), "none"), map[string]any{"Program": k.Program})
}

// A PassedFolder is what was passed over in a folder, as it is told.
type PassedFolder struct {
	Folder string
	Kinds  string // with counts
	Advice string // what can be done about each, a line for those of which the same is said

	Asked []library.Advice // ReadText or SaveDOCX, where another program can read some of them
}

// PassedFolders tells what was passed over, folder by folder.
func PassedFolders(all []library.Passed) (out []PassedFolder) {
	var kinds, todo []string
	said := map[string][]string{} // names of kinds, by what can be done
	var asked []library.Advice
	for i, p := range all {
		if p.Kind.Asked() && !slices.Contains(asked, p.Kind.Advice) {
			asked = append(asked, p.Kind.Advice)
		}
		kinds = append(kinds, tongue.T("passed.kind", map[string]any{"N": p.Files, "Kind": KindName(p.Kind)}))
		say := advice(p.Kind)
		if said[say] == nil {
			todo = append(todo, say)
		}
		said[say] = append(said[say], KindName(p.Kind))
		if i+1 < len(all) && all[i+1].Folder == p.Folder {
			continue
		}
		for i, say := range todo {
			todo[i] = strings.Join(said[say], tongue.T("passed.and")) + tongue.T("passed.colon") + say
		}
		out = append(out, PassedFolder{p.Folder, strings.Join(kinds, tongue.T("passed.between")), strings.Join(todo, "\n"), asked})
		kinds, todo, asked = nil, nil, nil
		clear(said)
	}
	return out
}

// PassedAll is what was passed over in a folder in which nothing can be read: how many
// files of what kinds, the most frequent first, each with what can be done about it.
func PassedAll(all []library.Passed) string {
	counts := map[*library.Kind]int{}
	for _, p := range all {
		counts[p.Kind] += p.Files
	}
	kinds := slices.SortedFunc(maps.Keys(counts), func(a, b *library.Kind) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), strings.Compare(KindName(a), KindName(b)))
	})
	var words []string
	for _, k := range kinds {
		line := tongue.T("passed.kind", map[string]any{"N": counts[k], "Kind": KindName(k)})
		if todo := advice(k); todo != "" {
			line += tongue.T("passed.colon") + todo
		}
		words = append(words, line)
	}
	return strings.Join(words, "\n")
}

// PassedIn is in a line what was passed over in a folder and all in it, of which
// something can be done about; "" if there is none such.
func PassedIn(all []library.Passed) string {
	counts := map[*library.Kind]int{}
	var order []*library.Kind
	for _, p := range all {
		if p.Kind == nil || p.Kind.Advice == library.NoAdvice {
			continue
		}
		if counts[p.Kind] == 0 {
			order = append(order, p.Kind)
		}
		counts[p.Kind] += p.Files
	}
	var words []string
	for _, k := range order {
		words = append(words, tongue.T("passed.kind", map[string]any{"N": counts[k], "Kind": KindName(k)})+tongue.T("passed.colon")+advice(k))
	}
	return strings.Join(words, " ")
}
