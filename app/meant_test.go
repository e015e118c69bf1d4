package app

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"lanmu/app/present"
	"lanmu/app/stock"
	"lanmu/app/tongue"
)

// TestTheBestComeFirst lists what matches best first, whatever its column, until
// it is asked for by columns.
func TestTheBestComeFirst(t *testing.T) {
	path := filepath.Join(t.TempDir(), "2025-03-02.txt")
	write(t, path, "■街谈巷议\n\n工艺与巨匠同行\n\n□李明\n\n河边的路灯亮了，镇上的人都出来看灯。\n\n工业城市的鞋匠\n\n□李明\n\n河边的路灯亮了，镇上的人都出来看灯。\n\n"+
		"■今日评论\n\n工匠回到村口\n\n□王军\n\n山坡上的路灯亮了，村里的人都出来看灯。\n")
	s := sitDown(t, path).Types("工匠").Lists("工匠回到村口", "工艺与巨匠同行", "工业城市的鞋匠")
	rows, _ := s.sidebar.Rows()
	if rows[0].Detail != "今日评论 · 王军" {
		t.Errorf("beside the headline stands %q", rows[0].Detail)
	}
	for range len(stock.Sortings) - 1 {
		s.list.NextSorting()
	}
	s.settles().Lists("【今日评论】", "工匠回到村口", "【街谈巷议】", "工艺与巨匠同行", "工业城市的鞋匠")
	s.list.NextSorting()
}

// TestWhatWasMeantIsTakenOver mistypes a word, takes over what is offered, opens
// it and goes from one place to the next.
func TestWhatWasMeantIsTakenOver(t *testing.T) {
	path := filepath.Join(t.TempDir(), "2025-03-02.txt")
	write(t, path, "■今日评论\n\n北京的冬天\n\n□王军\n\n春天来了，北京的田野里油菜花开得正好，说起北京的冬天，老人们都笑了。\n\n诺贝尔经济学奖揭晓\n\n□李明\n\n河边的路灯亮了，镇上的人都出来看灯。\n")
	s := sitDown(t, path).Types("bejing").Lists("【你要找的是不是：北京（beijing）】", "北京的冬天", "【其他结果】", "诺贝尔经济学奖揭晓")
	s.Selects("北京的冬天").Presses(fyne.KeyF4)
	if q := s.sidebar.Query(); q != "北京" {
		t.Errorf("%q is looked for, want 北京", q)
	}
	s.settles().Lists("北京的冬天").Presses(fyne.KeyReturn).Reads("北京的冬天")
	if len(s.hits()) != 3 || s.hit() != 0 {
		t.Errorf("hit %d of %d is shown, want the first of 3", s.hit(), len(s.hits()))
	}
	s.Presses(fyne.KeyF3)
	if s.hit() != 1 {
		t.Errorf("F3 goes to hit %d", s.hit())
	}
	s.sidebar.SetQuery("")
	s.settles()
	s.sidebar.ShowView(present.ViewRecent) // where it is now
	s.settles().Types("bejing").Lists("【你要找的是不是：北京（beijing）】", "北京的冬天")
}

// TestWhatSoundsAlikeIsSaidToDoSo: s for sh is no slip and not what was typed.
func TestWhatSoundsAlikeIsSaidToDoSo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "2025-03-02.txt")
	write(t, path, "■今日评论\n\n山水之间\n\n□王军\n\n春天来了，田野里油菜花开得正好。\n\n三水人家\n\n□李明\n\n河边的路灯亮了，镇上的人都出来看灯。\n")
	s := sitDown(t, path).Types("sanshui").Lists("三水人家", "山水之间", "【正文里有：三水】")
	rows, _ := s.sidebar.Rows()
	if rows[0].Beside != "" || rows[1].Beside != tongue.T("sidebar.alike") {
		t.Errorf("beside stand %q and %q", rows[0].Beside, rows[1].Beside)
	}
}
