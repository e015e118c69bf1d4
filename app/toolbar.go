package app

import (
	"slices"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"lanmu/app/tongue"
	"lanmu/widgets"
)

// A tool is a command that stands in the toolbar too.
type tool struct {
	command      string
	icon, iconOn fyne.Resource // iconOn is that of what holds, if it is another
	word         string        // in place of an icon
	right, apart bool          // at the right end; after a gap
	plain        bool          // it does not light up
}

// tools are the toolbar, from left to right. The toolkit has icons once it has an app.
var tools = sync.OnceValue(func() []tool {
	return []tool{
		{command: "command.open", icon: theme.FolderOpenIcon()},
		{command: "command.sidebar", icon: widgets.SidebarIcon},
		{command: "command.back", icon: theme.NavigateBackIcon(), apart: true},
		{command: "command.forward", icon: theme.NavigateNextIcon()},
		{command: "command.previous", icon: theme.MoveUpIcon(), apart: true},
		{command: "command.next", icon: theme.MoveDownIcon()},
		{command: "command.facsimile", icon: theme.FileImageIcon(), right: true},
		{command: "command.comfort", word: "Aa", right: true},
		{command: "command.find", icon: theme.SearchIcon(), right: true},
		{command: "command.aloud", icon: theme.VolumeUpIcon(), iconOn: theme.MediaPauseIcon(), right: true},
		{command: "command.bookmark", icon: widgets.StarIcon(false), iconOn: widgets.StarIcon(true), right: true},
	}
})

// voiceTools stand below the text while it is read aloud.
var voiceTools = sync.OnceValue(func() []tool {
	return []tool{
		{command: "command.aloudback", icon: theme.MediaSkipPreviousIcon()},
		{command: "command.aloud", icon: theme.MediaPlayIcon(), iconOn: theme.MediaPauseIcon()},
		{command: "command.aloudon", icon: theme.MediaSkipNextIcon()},
		{command: "command.slower", icon: theme.ContentRemoveIcon(), apart: true},
		{command: "command.faster", icon: theme.ContentAddIcon()},
		{command: "command.aloudstop", icon: theme.MediaStopIcon(), apart: true},
	}
})

// pictureTools stand above the page's picture.
var pictureTools = sync.OnceValue(func() []tool {
	return []tool{
		{command: "command.previouspage", icon: theme.NavigateBackIcon()},
		{command: "command.nextpage", icon: theme.NavigateNextIcon()},
		{command: "command.picturesmaller", icon: theme.ZoomOutIcon(), apart: true},
		{command: "command.picturelarger", icon: theme.ZoomInIcon()},
		{command: "command.picturewidth", icon: widgets.WidthIcon},
		{command: "command.picturepage", icon: theme.ZoomFitIcon()},
		{command: "command.strip", icon: theme.GridIcon(), right: true},
		{command: "command.pictureplace", icon: widgets.PlacesIcon, right: true},
		{command: "command.facsimile", icon: theme.CancelIcon(), right: true, plain: true},
	}
})

// named is the command of a name.
func named(name string) command {
	return commands[slices.IndexFunc(commands, func(c command) bool { return c.name == name })]
}

// newToolbar makes a toolbar.
func (w *window) newToolbar(of []tool) *widgets.Toolbar {
	var all []widgets.Tool
	for _, t := range of {
		c := named(t.command)
		all = append(all, widgets.Tool{Icon: t.icon, Word: t.word, Name: c.told(), Right: t.right, Apart: t.apart, Do: func() { c.do(w) }})
	}
	return widgets.NewToolbar(all)
}

// told is a command's name with its first key.
func (c command) told() string {
	name := strings.TrimSuffix(tongue.T(c.name), "…")
	if keys := c.shortcuts(); len(keys) > 0 {
		return tongue.T("hint.key", map[string]any{"Name": name, "Key": keys[0]})
	}
	return name
}

// withKey is something with its key.
func withKey(name, key string) string {
	return tongue.T("hint.key", map[string]any{"Name": tongue.T(name), "Key": key})
}

// updateTools greys the icons that can do nothing, and lights those of what holds.
func (w *window) updateTools() {
	w.updateBar(w.toolbar, tools())
	if begun := w.aloud.Begun(); w.voice.Hidden == begun {
		w.voice.Hidden = !begun
		w.foot.Refresh()
		w.right.Refresh()
	}
	w.updateBar(w.voice, voiceTools())
	w.updateBar(w.tools, pictureTools())
}

func (w *window) updateBar(bar *widgets.Toolbar, of []tool) {
	for i, t := range of {
		c := named(t.command)
		on := c.on != nil && c.on(w)
		icon := t.icon
		if on && t.iconOn != nil {
			icon = t.iconOn
		}
		bar.Set(i, c.applies(w), on && t.right && !t.plain, icon)
	}
}

// The sizes of the toolbar.
const (
	barSlim = iota
	barLarge
	barHidden
)

// barSize is how large the toolbar is.
func (w *window) barSize() int {
	return min(max(w.app.Preferences().Int(prefToolbar), barSlim), barHidden)
}

func (w *window) setBarSize(size int) {
	w.app.Preferences().SetInt(prefToolbar, size)
	w.sizeToolbar()
	w.updateMenus()
}

// sizeToolbar gives the toolbar the size that was chosen; the whole screen is the text's.
func (w *window) sizeToolbar() {
	w.toolbar.Hidden = w.barHidden(w.win.Canvas().Size().Height)
	w.toolbar.SetLarge(w.barSize() == barLarge)
	w.frame.Refresh()
}

// barRoom is the least height of a window that has room for a toolbar, in canvas units.
const barRoom = 380

// barHidden reports whether a window of a height shows no toolbar.
func (w *window) barHidden(height float32) bool {
	return w.barSize() == barHidden || w.win.FullScreen() || height < barRoom
}

// toggleToolbar hides the toolbar, or shows it slim.
func (w *window) toggleToolbar() {
	if w.barSize() == barHidden {
		w.setBarSize(barSlim)
	} else {
		w.setBarSize(barHidden)
	}
}

// toolbarChoice is how large the toolbar is.
func (w *window) toolbarChoice() widgets.Choice {
	return widgets.Choice{Name: tongue.T("settings.toolbar"),
		Words:  []string{tongue.T("toolbar.slim"), tongue.T("toolbar.large"), tongue.T("toolbar.hidden")},
		Chosen: w.barSize, Choose: w.setBarSize}
}
