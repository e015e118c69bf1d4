package present

import (
	"testing"

	"lanmu/app/tongue"
	"lanmu/data/library"
)

// Of every kind in a folder it is said what can be done about it, of those of which the same is said at once.
func TestEveryKindIsSpokenOf(t *testing.T) {
	if err := tongue.Speak("zh-Hans"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tongue.Speak("") })
	var all []library.Passed
	for _, name := range []string{"", "json", "sound", "caj", "table", "video"} {
		all = append(all, library.Passed{Folder: "/下载", Kind: library.KindOf(name), Files: 2})
	}
	all = append(all, library.Passed{Folder: "/下载/旧", Kind: library.KindOf("video"), Files: 1})
	want := []PassedFolder{
		{Folder: "/下载", Kinds: "种类不明 2 个；JSON 导出 2 个；音频 2 个；知网文档（CAJ） 2 个；表格（CSV、TSV） 2 个；视频 2 个",
			Advice: "种类不明：如果里面有文字，请另存为 PDF 或纯文本。\nJSON 导出、表格（CSV、TSV）：导出为 CSV，标题和正文的字段名用 title、text。\n" +
				"音频、视频：里面没有可读的文字。\n知网文档（CAJ）：用 CAJViewer 另存为 PDF。"},
		{Folder: "/下载/旧", Kinds: "视频 1 个", Advice: "视频：里面没有可读的文字。"},
	}
	got := PassedFolders(all)
	if len(got) != len(want) {
		t.Fatalf("%d folders, want %d", len(got), len(want))
	}
	for i := range want {
		if got[i].Kinds != want[i].Kinds || got[i].Advice != want[i].Advice {
			t.Errorf("%+v, want %+v", got[i], want[i])
		}
	}
}
