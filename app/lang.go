package app

import (
	"embed"
	"fmt"

	"fyne.io/fyne/v2/lang"

	"lanmu/app/tongue"
)

// toolkitTexts are the toolkit's own texts in languages it does not speak.
//
//go:embed toolkit
var toolkitTexts embed.FS

// speak has the program speak a language, that of the system for "", and the
// toolkit with it, which asks for it each time texts are added.
func speak(locale string) error {
	if err := tongue.Speak(locale); err != nil {
		return err
	}
	if err := lang.AddTranslationsFS(toolkitTexts, "toolkit"); err != nil {
		return fmt.Errorf("app: cannot load the toolkit's texts: %w", err)
	}
	return nil
}
