package app

import (
	"embed"
	"fmt"

	"fyne.io/fyne/v2/lang"
)

// The toolkit asks for a language by its region where it has one and never by
// script alone: traditional characters are under zh-TW.
//
//go:embed translations
var translations embed.FS

// loadTranslations makes the program speak the language of the system.
func loadTranslations() error {
	if err := lang.AddTranslationsFS(translations, "translations"); err != nil {
		return fmt.Errorf("app: cannot load the translations: %w", err)
	}
	return nil
}

// t returns the text for a key of the translations, with data filled in.
func t(key string, data ...any) string { return lang.X(key, key, data...) }
