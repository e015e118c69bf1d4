package runes

import "testing"

// TestOf names characters of each class, and some that look like it.
func TestOf(t *testing.T) {
	for class, chars := range map[Class]string{
		Letter:   "东A7〇①々%\"'❶\U00020000",
		Space:    " \t\u3000\u200b\ufeff",
		Terminal: "。！？…!?",
		Pause:    "，、；：,;:",
		Opener:   "“‘（《【(",
		Closer:   "”’）》】)",
		Dash:     "—-·／|",
		Mark:     "■□●○▲◆★※⬛",
	} {
		for _, r := range chars {
			if got := Of(r); got != class {
				t.Errorf("%q is of class %d, want %d", r, got, class)
			}
		}
	}
	if Of(-1) != Letter || Of(0x10ffff) != Letter {
		t.Error("what is no character of the table is no letter")
	}
}

func TestEndsSentence(t *testing.T) {
	for s, want := range map[string]bool{
		"船开了。": true, "“船开了！”": true, "船开了（图）": false, "船开了。） ": true, "The ferry runs.": true,
		"“It runs.\"": true, "船开了，": false, "船开了": false, "": false,
	} {
		if EndsSentence(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}

// TestKinds tells hanzi and digits from what is near them.
func TestKinds(t *testing.T) {
	for r, want := range map[rune][2]bool{'东': {true, false}, '七': {true, true}, '〇': {true, true}, '○': {false, true}, '７': {false, true}, 'あ': {false, false}, '\U00020000': {true, false}} {
		if IsHanzi(r) != want[0] || IsDigit(r) != want[1] {
			t.Errorf("%q: hanzi %v, digit %v", r, IsHanzi(r), IsDigit(r))
		}
	}
}

func TestHasSentence(t *testing.T) {
	for s, want := range map[string]bool{"船开了。人都在": true, "船开了吗？": true, "船，开了": false, "3.5 km": false, "": false} {
		if HasSentence(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}

func TestEndsClause(t *testing.T) {
	for r, want := range map[rune]bool{'。': true, '，': true, '：': true, '、': false, ',': false, '”': false, '东': false} {
		if EndsClause(r) != want {
			t.Errorf("%q: %v", r, !want)
		}
	}
}

func TestIsTraditional(t *testing.T) {
	for text, want := range map[string]bool{
		"讀者說，這個問題很難；語言、骨頭、草地，都要看得清楚。":   true,
		"读者说，这个问题很难；语言、骨头、草地，都要看得清楚。":   false,
		"他写“讀者說”三字，这个问题说来话长，我们没有时间细讲了。": false,
		"":     false,
		"山水田園": false,
	} {
		if got := IsTraditional(text); got != want {
			t.Errorf("%q is traditional: %v", text, got)
		}
	}
	for a, b := []rune(simplified), []rune(traditional); len(a) > 0; a, b = a[1:], b[1:] {
		if len(a) != len(b) || a[0] == b[0] {
			t.Fatalf("%c has no other form beside it", a[0])
		}
	}
}
