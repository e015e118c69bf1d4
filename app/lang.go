package app

import (
	"embed"
	"fmt"
	"maps"
	"os"

	"fyne.io/fyne/v2/lang"
)

// The toolkit asks for a language by its region where it has one and never by
// script alone: traditional characters are under zh-TW.
//
//go:embed translations
var translations embed.FS

// toolkitTexts are the toolkit's own texts in languages it does not speak.
//
//go:embed toolkit
var toolkitTexts embed.FS

// languages the reader may choose; the first follows the system.
var languages = []struct{ name, locale string }{
	{"", ""}, {"简体中文", "zh_CN.UTF-8"}, {"繁體中文", "zh_TW.UTF-8"}, {"English", "en_US.UTF-8"},
}

// system is what the environment said before a language was chosen.
var system = map[string]string{"LANGUAGE": os.Getenv("LANGUAGE"), "LC_ALL": os.Getenv("LC_ALL")}

// speak makes the program speak a language, that of the system for "". The
// toolkit asks the environment for it each time translations are added, and has
// no other way of being told.
func speak(locale string) error {
	for name, was := range system {
		if locale != "" {
			was = locale
		}
		if err := os.Setenv(name, was); err != nil {
			return fmt.Errorf("app: cannot change the language: %w", err)
		}
	}
	for fs, dir := range map[*embed.FS]string{&translations: "translations", &toolkitTexts: "toolkit"} {
		if err := lang.AddTranslationsFS(*fs, dir); err != nil {
			return fmt.Errorf("app: cannot load the translations: %w", err)
		}
	}
	return nil
}

// t returns the text for a key of the translations, with data filled in.
func t(key string, data ...any) string { return lang.X(key, key, data...) }

// count is t for a text that tells a number, N, in the form the language has for
// it.
func count(key string, n int, data map[string]any) string {
	all := map[string]any{"N": n}
	maps.Copy(all, data)
	return lang.XN(key, key, n, all)
}
