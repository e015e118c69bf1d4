package folio

import (
	"strings"
	"testing"
)

// said writes a folio as tests have it: newspaper|day|number|page|name.
func said(f Folio) string {
	return strings.Join([]string{f.Newspaper, f.Day, f.Number, f.Page, f.Name}, "|")
}

func TestPrintedLines(t *testing.T) {
	for _, c := range []struct{ lines, want string }{
		{"江岸日报　2024年3月4日　星期一　第3版", "江岸日报|2024-03-04||3|"},
		{"2024年3月4日 星期一 第3版", "|2024-03-04||3|"},
		{"03 评论 2024.3.4 星期一 责编 何小满 版式 周远", "|2024-03-04||3|评论"},
		{"3 评论 2024年3月4日 星期二 责任编辑：甲某某 版式设计：乙某某 校对：丙某某", "|2024-03-04||3|评论"},
		{"A05", "|||A05|"},
		{"A5 要闻", "|||A05|要闻"},
		{"Ａ０５版　国际", "|||A05|国际"},
		{"第三版", "|||3|"},
		{"第十二版 副刊", "|||12|副刊"},
		{"03版：要闻", "|||3|要闻"},
		{"要闻·03", "|||3|要闻"},
		{"第4版评论", "|||4|评论"},
		{"评论04", "|||4|评论"},
		{"《江岸日报》（2025年10月20日 第 01 版）", "江岸日报|2025-10-20||1|"},
		{"二〇二四年三月四日 星期一 甲辰年正月廿四 第27516期", "|2024-03-04|27516||"},
		{"江岸晚报\n2024年3月\n国内统一连续出版物号 CN 99-0042 第 05 版", "江岸晚报|||5|"},
		{"2024年3月 4 星期一\n今日8版 总第1234期", "|2024-03-04|1234||"},
		{"中華民國二十六年七月八日 星期四 第二版", "|1937-07-08||2|"},
		{"Monday, March 4, 2024", "|2024-03-04|||"},
		{"责任编辑 张三 李四 美编 王五 08版", "|||8|"},
		{"3", "|||3|"},
		{"评论\n7", "|||7|评论"},
		{"- 7 -", "|||7|"},
		{"-7-\n-8-", "||||"},
		{"江岸日报 2024年3月4日 第3版\n江岸日报 2024年3月4日 第4版", "江岸日报|2024-03-04|||"},
		{"10.99999/j.example.2025.10.03", "||||"},
		{"FRIDAY 31-43", "||||"},
		{"12岁的何小满", "||||"},
		{"见第3版的报道说，他在那里住了很久，久到人们以为他不会回来", "||||"},
		{"据《江岸日报》报道", "||||"},
		{"30 岁", "||||"},
		{"2024年2月30日", "||||"},
		{"天气预报", "||||"},
		{"参考消息　2024年3月4日　5", "参考消息|2024-03-04||5|"},
	} {
		if got := said(Read(strings.Split(c.lines, "\n"))); got != c.want {
			t.Errorf("Read(%q) = %q, want %q", c.lines, got, c.want)
		}
	}
}

func TestAddresses(t *testing.T) {
	for _, c := range []struct{ address, want string }{
		{"http://paper.people.com.cn/rmrb/html/2024-03/04/nw.D110000renmrb_20240304_2-01.htm", "人民日报|2024-03-04||1|"},
		{"http://paper.people.com.cn/rmrb/html/2024-03/04/nbs.D110000renmrb_03.htm", "人民日报|2024-03-04||3|"},
		{"https://paper.people.com.cn/rmrb/pc/layout/202403/04/node_01.html", "人民日报|2024-03-04||1|"},
		{"https://epaper.example.cn/html/2024-03/04/content_1234_5678.htm", "|2024-03-04|||"},
		{"https://epaper.example.cn/szb/20240304/A05", "|2024-03-04||A05|"},
		{"https://news.example.cn/2024/03/04/t20240304_1234.html", "|2024-03-04|||"},
		{"http://paper.example.org/html/2021-03/09/nw.D110000jarb_20210309_2-06.htm", "|2021-03-09||6|"},
		{"http://example.org/n1/2021/0309/c1002-100.html", "|2021-03-09|||"},
		{"http://example.org/t20210309_12.shtml", "|2021-03-09|||"},
		{"http://example.org/id/20219909/", "||||"},
		{"http://example.org/19710101234567.html", "||||"},
		{"", "||||"},
		{"https://news.example.cn/story/12345", "||||"},
		{"https://news.example.cn/20241404/x", "||||"},
	} {
		if got := said(Addressed(c.address)); got != c.want {
			t.Errorf("Addressed(%q) = %q, want %q", c.address, got, c.want)
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct{ path, want string }{
		{"人民日报/2024/03/04/rmrb2024030401.pdf", "人民日报|2024-03-04||1|"},
		{"rmrb_20240304_01.pdf", "人民日报|2024-03-04||1|"},
		{"/home/me/2024-03-04_A05.txt", "|2024-03-04||A05|"},
		{"江岸日报/20240304期/第03版：要闻.pdf", "江岸日报|2024-03-04||3|要闻"},
		{"江岸日报/2024/03/04/03.pdf", "江岸日报|2024-03-04||3|"},
		{"江岸日报/2024年/3月/4日/第3版 评论.txt", "江岸日报|2024-03-04||3|评论"},
		{"江岸日报 2024-3-4 A05 国际.pdf", "江岸日报|2024-03-04||A05|国际"},
		{"2024年3月4日 江岸日报 05版.pdf", "江岸日报|2024-03-04||5|"},
		{"2024/03-04/B02.html", "|2024-03-04||B02|"},
		{"2024/0304/B02.html", "|2024-03-04||B02|"},
		{"2024/12/B02.html", "||||"},
		{"page-003.txt", "||||"},
		{"IMG_20240304_123456.jpg", "|2024-03-04|||"},
		{"报告/12.pdf", "||||"},
		{"何小满的年报 2024.pdf", "||||"},
		{"20241304.pdf", "||||"},
		{"whb.pdf", "||||"},
	} {
		if got := said(Named(c.path)); got != c.want {
			t.Errorf("Named(%q) = %q, want %q", c.path, got, c.want)
		}
	}
}

func TestNamesOfIssues(t *testing.T) {
	for path, want := range map[string]bool{
		"江岸日报/20240304期.pdf": true, "江岸日报 2024年3月4日 期.pdf": true, "/p/2024-03-04期.PDF": true,
		"20240304.pdf": false, "江岸日报/20240304期/第3版.pdf": false, "20240304期 第3版.pdf": false, "学期.pdf": false, "第12期.pdf": false,
	} {
		if NamesIssue(path) != want {
			t.Errorf("NamesIssue(%q) = %v", path, !want)
		}
	}
}

func TestPlaces(t *testing.T) {
	for _, c := range [][2]string{{"第０３版", "3"}, {"三", "3"}, {"二十一", "21"}, {"a5", "A05"}, {"A105", "A105"}, {"0", ""}, {"评论", ""}, {"", ""}} {
		if got := Place(c[0]); got != c[1] {
			t.Errorf("Place(%q) = %q, want %q", c[0], got, c[1])
		}
	}
	in := []string{"1", "2", "10", "A01", "A12", "B01", ""}
	for i := range in {
		for k := range in {
			if got := ComparePlaces(in[i], in[k]); got > 0 != (i > k) || got < 0 != (i < k) {
				t.Errorf("ComparePlaces(%q, %q) = %d", in[i], in[k], got)
			}
		}
	}
}

// What tells surer stands, and the name of a page is not taken from where another
// number was told.
func TestSurer(t *testing.T) {
	got := Told{}.Or(Folio{Page: "3"}, ByPage).Or(Folio{Newspaper: "江岸日报", Day: "2024-03-04", Page: "4", Name: "副刊"}, ByName)
	if said(got.Folio) != "江岸日报|2024-03-04||3|" {
		t.Errorf("told %q", said(got.Folio))
	}
	if got.From.Page != ByPage || got.From.Newspaper != ByName || got.From.Day != ByName || got.From.Name != Untold {
		t.Errorf("from %+v", got.From)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("江岸日报　2024年3月4日　星期一　第3版", "江岸日报/2024/03/04/03.pdf")
	f.Add("2024年3月 4 星期一", "rmrb_20240304_01.pdf")
	f.Fuzz(func(t *testing.T, line, path string) {
		for _, got := range []Folio{Read([]string{line}), Named(path), Addressed(path)} {
			if got.Page != "" && Place(got.Page) != got.Page {
				t.Errorf("page %q is not as Place writes it", got.Page)
			}
		}
	})
}

func BenchmarkNamed(b *testing.B) {
	for b.Loop() {
		Named("/home/reader/报纸/人民日报/2024/03/04/rmrb2024030401.pdf")
	}
}
