package present

import (
	"cmp"
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
		return ""
	}
	return tongue.T("advice."+cmp.Or(string(k.Advice), "none"), map[string]any{"Program": k.Program})
}

// A PassedFolder is what was passed over in a folder, as it is told.
type PassedFolder struct {
	Folder string
	Kinds  string // with counts
	Advice string // what can be done about what may hold something to read
}

// PassedFolders tells what was passed over, folder by folder.
func PassedFolders(all []library.Passed) (out []PassedFolder) {
	var kinds, todo []string
	for i, p := range all {
		kinds = append(kinds, tongue.T("passed.kind", map[string]any{"N": p.Files, "Kind": KindName(p.Kind)}))
		if p.Kind != nil && p.Kind.Advice != library.NoAdvice {
			todo = append(todo, KindName(p.Kind)+tongue.T("passed.colon")+advice(p.Kind))
		}
		if i+1 < len(all) && all[i+1].Folder == p.Folder {
			continue
		}
		out = append(out, PassedFolder{p.Folder, strings.Join(kinds, tongue.T("passed.between")), strings.Join(todo, "\n")})
		kinds, todo = nil, nil
	}
	return out
}
