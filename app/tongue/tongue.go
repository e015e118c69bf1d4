// Package tongue is what the program says to its reader, in the language he
// chose. It needs no toolkit.
package tongue

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"sync"
	"sync/atomic"

	"github.com/jeandeaual/go-locale"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// The texts, each language in a file. Who looks for a language asks for it by its
// region where it has one and never by script alone: traditional characters are
// under zh-TW.
//
//go:embed translations
var translations embed.FS

// Languages the reader may choose; the first follows the system.
var Languages = []struct{ Name, Locale string }{
	{"", ""}, {"简体中文", "zh_CN.UTF-8"}, {"繁體中文", "zh_TW.UTF-8"}, {"English", "en_US.UTF-8"},
}

// system is what the environment said before a language was chosen.
var system = sync.OnceValue(func() map[string]string {
	return map[string]string{"LANGUAGE": os.Getenv("LANGUAGE"), "LC_ALL": os.Getenv("LC_ALL")}
})

// spoken is the language spoken now, nil before the first.
var spoken atomic.Pointer[i18n.Localizer]

// texts are the translations and the languages they are in, English first.
var texts = sync.OnceValues(func() (texts struct {
	*i18n.Bundle
	in []language.Tag
}, err error) {
	texts.Bundle = i18n.NewBundle(language.English)
	texts.RegisterUnmarshalFunc("json", json.Unmarshal)
	texts.in = []language.Tag{language.English} // spoken where none fits
	files, err := translations.ReadDir("translations")
	for _, f := range files {
		m, e := texts.LoadMessageFileFS(translations, "translations/"+f.Name())
		if err = errors.Join(err, e); e == nil {
			texts.in = append(texts.in, m.Tag)
		}
	}
	return texts, err
})

// Speak makes the program speak a language, that of the system for "". The
// environment is changed with it: the toolkit looks there for the language of its
// own texts, and has no other way of being told.
func Speak(locale string) error {
	for name, was := range system() {
		if locale != "" {
			was = locale
		}
		if err := os.Setenv(name, was); err != nil {
			return fmt.Errorf("tongue: cannot change the language: %w", err)
		}
	}
	all, err := texts()
	if err != nil {
		return fmt.Errorf("tongue: cannot load the translations: %w", err)
	}
	spoken.Store(i18n.NewLocalizer(all.Bundle, closest(all.in).String()))
	return nil
}

// closest is the one of some languages that suits the system best, or the first.
func closest(in []language.Tag) language.Tag {
	var asked []language.Tag
	names, _ := locale.GetLocales() // none where it does not tell
	for _, name := range names {
		if tag, err := language.Parse(name); err == nil {
			asked = append(asked, tag)
		}
	}
	_, at, sure := language.NewMatcher(in).Match(asked...)
	if sure == language.No {
		return in[0] // and not one that shares no more than its script
	}
	return in[at]
}

// T returns the text for a key of the translations, with data filled in; the key
// itself where there is none.
func T(key string, data ...any) string {
	c := &i18n.LocalizeConfig{MessageID: key}
	if len(data) > 0 {
		c.TemplateData = data[0]
	}
	return said(c)
}

// Count is t for a text that tells a number, N, in the form the language has for
// it.
func Count(key string, n int, data map[string]any) string {
	all := map[string]any{"N": n}
	maps.Copy(all, data)
	return said(&i18n.LocalizeConfig{MessageID: key, PluralCount: n, TemplateData: all})
}

func said(c *i18n.LocalizeConfig) string {
	if in := spoken.Load(); in != nil {
		if text, _ := in.Localize(c); text != "" {
			return text
		}
	}
	return c.MessageID
}
