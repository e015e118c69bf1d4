package library

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// in writes s in an encoding.
func in(t testing.TB, e Encoding, s string) string {
	t.Helper()
	out, err := decoders[e].NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestDecode(t *testing.T) {
	mainland := "入冬以来，村口的路灯一天比一天亮得早。孩子们在灯下写字，老人在灯下下棋，谁也不急着回家。有人说，这是今年村里办得最好的一件事，不是因为花了多少钱，而是因为大家都用得上。"
	taiwan := "入冬以來，村口的路燈一天比一天亮得早。孩子們在燈下寫字，老人在燈下下棋，誰也不急著回家。有人說，這是今年村裡辦得最好的一件事，不是因為花了多少錢，而是因為大家都用得上。"
	japanese := "冬になってから、村の入り口の街灯は日ごとに早く灯る。子どもたちは灯りの下で字を書き、老人たちは将棋を指している。誰も急いで家に帰ろうとはしない。これが今年いちばん良い仕事だったと言う人もいる。"
	korean := "겨울이 되면서 마을 입구의 가로등은 날마다 더 일찍 켜진다. 아이들은 불빛 아래에서 글씨를 쓰고 노인들은 장기를 둔다. 아무도 서둘러 집에 가려 하지 않는다. 올해 마을에서 가장 잘한 일이라고 말하는 사람도 있다."
	for _, c := range []struct {
		name, bytes string
		want        Encoding
		guessed     bool
		text        string
	}{
		{"UTF-8", mainland, "utf-8", false, mainland},
		{"HZ", in(t, "hz-gb-2312", "From: 何小满\n\n"+mainland[:len("入冬以来，村口的路灯")]+"\n"), "hz-gb-2312", true, "From: 何小满\n\n入冬以来，村口的路灯\n"},
		{"no HZ: a program", "a = ~{x; y~}\n", "utf-8", false, "a = ~{x; y~}\n"},
		{"no HZ: it does not end", "路灯 ~{", "utf-8", false, "路灯 ~{"},
		{"UTF-8, then GBK", mainland + "\n" + in(t, "gb18030", mainland+"\n孩子们在灯下写字。\n"), "utf-8+gb18030", true, mainland + "\n" + mainland + "\n孩子们在灯下写字。\n"},
		{"Big5, UTF-8, Big5", in(t, "big5", taiwan+"\n") + mainland + "\n" + in(t, "big5", taiwan), "utf-8+big5", true, taiwan + "\n" + mainland + "\n" + taiwan},
		{"GBK with a line that happens to be UTF-8", in(t, "gb18030", mainland+"\n联通\n"+mainland), "gb18030", true, mainland + "\n联通\n" + mainland},
		{"UTF-8, a line of it damaged", mainland + "\n" + mainland[:39] + "\xff" + mainland[39:] + "\n" + mainland, "utf-8", true, mainland + "\n" + mainland[:39] + "\ufffd" + mainland[39:] + "\n" + mainland},
		{"UTF-8 with a mark", "\ufeff" + mainland, "utf-8", false, mainland},
		{"ASCII", "lamp", "utf-8", false, "lamp"},
		{"UTF-16LE with a mark", "\xff\xfe" + in(t, "utf-16le", mainland), "utf-16le", false, mainland},
		{"UTF-16BE with a mark", "\xfe\xff" + in(t, "utf-16be", mainland), "utf-16be", false, mainland},
		{"UTF-16LE", in(t, "utf-16le", mainland), "utf-16le", true, mainland},
		{"UTF-16BE", in(t, "utf-16be", mainland), "utf-16be", true, mainland},
		{"UTF-16LE, ASCII", in(t, "utf-16le", "lamp\n"), "utf-16le", true, "lamp\n"},
		{"UTF-16LE, two hanzi", in(t, "utf-16le", "测试，"), "utf-16le", true, "测试，"},
		{"GB18030", in(t, "gb18030", mainland), "gb18030", true, mainland},
		{"GB18030, traditional", in(t, "gb18030", taiwan), "gb18030", true, taiwan},
		{"GB18030 with a mark", "\x84\x31\x95\x33" + in(t, "gb18030", mainland), "gb18030", false, mainland},
		{"GB18030, four bytes a character", in(t, "gb18030", mainland+"𠮷㙍"), "gb18030", true, mainland + "𠮷㙍"},
		{"GBK, two hanzi", "\xb2\xe2\xca\xd4", "gb18030", true, "测试"},
		{"GBK that looks like UTF-8", in(t, "gb18030", "联通"), "gb18030", true, "联通"},
		{"GBK, one hanzi", "\xb5\xc6", "gb18030", true, "灯"},
		{"GBK, a headline", in(t, "gb18030", "路灯亮到了山那边\n□何小满\n"), "gb18030", true, "路灯亮到了山那边\n□何小满\n"},
		{"GBK, mostly ASCII", in(t, "gb18030", "GDP and CPI: 增长"), "gb18030", true, "GDP and CPI: 增长"},
		{"Big5", in(t, "big5", taiwan), "big5", true, taiwan},
		{"Big5, a headline", in(t, "big5", "路燈亮到了山那邊\n"), "big5", true, "路燈亮到了山那邊\n"},
		{"Shift JIS", in(t, "shift_jis", japanese), "shift_jis", true, japanese},
		{"EUC-JP", in(t, "euc-jp", japanese), "euc-jp", true, japanese},
		{"EUC-KR", in(t, "euc-kr", korean), "euc-kr", true, korean},
		{"Shift JIS, a sentence", in(t, "shift_jis", "村の街灯は早く灯る。"), "shift_jis", true, "村の街灯は早く灯る。"},
		{"EUC-KR, a sentence", in(t, "euc-kr", "아이들은 불빛 아래에서 글씨를 쓴다."), "euc-kr", true, "아이들은 불빛 아래에서 글씨를 쓴다."},
		{"GBK, in the rows of Hangul", in(t, "gb18030", "快马加鞭 建高铁 便民惠民"), "gb18030", true, "快马加鞭 建高铁 便民惠民"},
		{"Latin", "caf\xe9 au lait, s'il vous pla\xeet", "windows-1252", true, "café au lait, s'il vous plaît"},
		{"UTF-8, cut in a character", mainland[:100], "utf-8", true, mainland[:99] + "\ufffd"},
		{"UTF-8, two bytes damaged", mainland + mainland + "\xff\xfe", "utf-8", true, mainland + mainland + "\ufffd\ufffd"},
		{"UTF-8, two hanzi, cut", "测试"[:5], "utf-8", true, "测\ufffd"},
		{"a web page that says so", in(t, "gb18030", "<html><head><meta charset=\"gb2312\"><title>灯</title></head>"), "gb18030", false, `<html><head><meta charset="gb2312"><title>灯</title></head>`},
		{"a web page in Big5", in(t, "big5", "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=big5\"><title>燈</title></head>"), "big5", false,
			`<html><head><meta http-equiv="Content-Type" content="text/html; charset=big5"><title>燈</title></head>`},
		{"a web page that says so after a long script", in(t, "gb18030", "<html><head><script>"+strings.Repeat("x=1;", 3000)+"</script><meta charset=gb2312><title>灯</title></head>"), "gb18030", false,
			"<html><head><script>" + strings.Repeat("x=1;", 3000) + "</script><meta charset=gb2312><title>灯</title></head>"},
		{"a web page whose text tells of another", in(t, "gb18030", "<html><head><title>灯</title></head><body>&lt;meta&gt; <meta charset=big5>"+mainland), "gb18030", true, "<html><head><title>灯</title></head><body>&lt;meta&gt; <meta charset=big5>" + mainland},
		{"a web page that is UTF-8 and says otherwise", "<html><head><meta charset=\"gb2312\"><title>灯</title></head>", "utf-8", false, `<html><head><meta charset="gb2312"><title>灯</title></head>`},
	} {
		d, err := decode([]byte(c.bytes), "")
		if err != nil || d.in != c.want || d.guessed != c.guessed || d.text != c.text {
			t.Errorf("%s: %s, guessed %v, %v, %.60q; want %s, %v", c.name, d.in, d.guessed, err, d.text, c.want, c.guessed)
		}
	}
}

// TestDecodeAnyLength guesses right whatever the length, from ten characters on.
func TestDecodeAnyLength(t *testing.T) {
	for e, text := range map[Encoding]string{
		"gb18030": "社区食堂开张三个月，来吃饭的人一天比一天多，锅里的菜也从六样添到了十二样。办食堂的钱从哪里来，街道算过一笔账。",
		"big5":    "社區食堂開張三個月，來吃飯的人一天比一天多，鍋裡的菜也從六樣添到了十二樣。辦食堂的錢從哪裡來，街道算過一筆帳。",
	} {
		runes := []rune(text)
		for n := 10; n <= len(runes); n++ {
			if d, err := decode([]byte(in(t, e, string(runes[:n]))), ""); err != nil || d.in != e {
				t.Errorf("%d characters in %s: taken for %s, %v", n, e, d.in, err)
			}
		}
	}
}

func TestDecodeAsChosen(t *testing.T) {
	d, err := decode([]byte(in(t, "big5", "測試")), "gb18030")
	if err != nil || d.in != "gb18030" || d.guessed || d.text == "測試" {
		t.Errorf("%+v, %v", d, err)
	}
	d, err = decode([]byte("\xef\xbb\xbf测试"), "utf-8")
	if err != nil || d.text != "测试" {
		t.Errorf("a mark stays in the text: %q, %v", d.text, err)
	}
	if _, err = decode([]byte("a\x00b"), "utf-8"); problemOf(err) != Binary {
		t.Errorf("got %v, want binary", err)
	}
}

func problemOf(err error) Problem {
	var e *Error
	if errors.As(err, &e) {
		return e.Problem
	}
	return -1
}

func TestEncodingsAreKnown(t *testing.T) {
	for _, e := range Encodings {
		if decoders[e] == nil {
			t.Errorf("%s has no decoder", e)
		}
	}
	if len(Encodings) != len(decoders) {
		t.Errorf("%d encodings, %d decoders", len(Encodings), len(decoders))
	}
}

func TestDecodeIsRemembered(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	text := "■街談\n路燈亮了\n□何小滿\n村口的路燈亮了，孩子們在燈下寫字。\n"
	write(t, dir, map[string]string{"page.txt": in(t, "gb18030", text)})
	path := filepath.Join(dir, "page.txt")
	l := open(t, cache)
	choices, err := OpenChoices(filepath.Join(t.TempDir(), "encodings.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer choices.Close()
	l.Follow(choices)
	s := bring(t, l, dir).Sheets[0]
	if s.Contents().Encoding != "gb18030" || !s.Contents().Guessed {
		t.Fatalf("%s, guessed %v", s.Contents().Encoding, s.Contents().Guessed)
	}
	other, err := l.Decode(t.Context(), path, "big5")
	if err != nil || other.Contents().Encoding != "big5" || other.Contents().Guessed || other.Key() == s.Key() || other.Path() != path {
		t.Fatalf("Decode: %+v, %v", other, err)
	}
	if c := bring(t, l, dir); len(c.Sheets)+len(c.Gone) > 0 {
		t.Errorf("after Decode, Update reads it again: %s", c.says(dir))
	}
	// The file changes: the choice stays.
	write(t, dir, map[string]string{"page.txt": in(t, "gb18030", text+"又一行。\n")})
	if s = bring(t, l, dir).Sheets[0]; s.Contents().Encoding != "big5" {
		t.Errorf("the choice is forgotten: %s", s.Contents().Encoding)
	}
	// The cache is deleted: the choice stays.
	discard(filepath.Join(cache, "library.db"))
	if c := bring(t, l, dir); len(c.Sheets) > 0 {
		t.Errorf("what has not changed is told of again: %s", c.says(dir))
	}
	if known, _, err := l.Known(t.Context(), []string{dir}); err != nil || known[0].Contents().Encoding != "big5" || known[0].Contents().Guessed {
		t.Errorf("the choice is lost with the cache: %+v, %v", known, err)
	}
	if s, err = l.Decode(t.Context(), path, ""); err != nil || s.Contents().Encoding != "gb18030" || !s.Contents().Guessed {
		t.Errorf("back to the guess: %+v, %v", s, err)
	}
	if _, err = l.Decode(t.Context(), path, "klingon"); err == nil {
		t.Error("an encoding that is none is taken")
	}
	if _, err = l.Decode(t.Context(), path+"x", "big5"); problemOf(err) != Missing {
		t.Errorf("got %v, want missing", err)
	}
	if got := choices.of(path); got != "" {
		t.Errorf("a choice that was taken back is kept: %s", got)
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"\xb2\xe2\xca\xd4", "\xff\xfea\x00", "测试", "\x84\x31\x95\x33", "<html><meta charset=gbk>\xb2\xe2", "\xa4\xa4\xa4\xe5", "~{Bm~}", "路灯亮到了山那边\n\xc2\xb7\xb5\xc6\xc1\xc1\xb5\xbd\xc1\xcb\xc9\xbd\xc4\xc7\xb1\xdf\n"} {
		f.Add([]byte(s), uint8(0))
	}
	f.Fuzz(func(t *testing.T, b []byte, as uint8) {
		e := Encoding("")
		if n := int(as) % (len(Encodings) + 1); n > 0 {
			e = Encodings[n-1]
		}
		d, err := decode(b, e)
		if err != nil {
			return
		}
		if !utf8.ValidString(d.text) || strings.TrimSpace(d.text) == "" || decoders[Encoding(strings.TrimPrefix(string(d.in), mixedWith))] == nil {
			t.Errorf("%q as %s: %q in %s", b, e, d.text, d.in)
		}
		if e != "" && (d.in != e || d.guessed) {
			t.Errorf("%q is read as %s, guessed %v, not as %s", b, d.in, d.guessed, e)
		}
	})
}
