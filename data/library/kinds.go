package library

import (
	"bytes"
	"context"
	"path/filepath"
	"slices"
	"strings"
)

// A Kind is a kind of file that people have. What is read, what is watched, what the
// dialog for files offers, what the desktop is told and what the guide lists comes
// from one table of them; what is not read is named, with what to do about it.
type Kind struct {
	Name    string   // that the program knows it by
	Endings []string // of its files' names, in small letters
	MIME    []string // of kinds that are read
	What    string   // it is, in English
	Advice  Advice   // what to do about one that is not read
	Program string   // that the advice names

	is     func(head []byte) bool                                    // tells its files by how they begin
	begins []string                                                  // how its files begin, if that tells; a dot is any byte
	read   func(context.Context, *content, Encoding) (source, error) // nil if it is not read
	asked  bool                                                      // a program that is asked for reads its files; they are read once it did
	data   bool                                                      // what is in it need not be articles
	text   bool                                                      // it is text, and read as such where it is asked for
	many   bool                                                      // it holds files that are pages
}

// Advice is what can be done about a file that is not read.
type Advice string

const (
	NoAdvice  Advice = ""          // it holds nothing to be read
	SaveAsPDF Advice = "pdf"       // in a program of its own
	SaveDOCX  Advice = "docx"      // or have LibreOffice do it
	Convert   Advice = "convert"   // with calibre's ebook-convert, to EPUB
	Extract   Advice = "extract"   // its text, with a program
	Unpack    Advice = "unpack"    // it first
	Unlock    Advice = "unlock"    // it with its password
	Wait      Advice = "wait"      // until it is whole
	SavePage  Advice = "save"      // the page that it leads to
	Export    Advice = "export"    // with fields for headline and text
	ReadText  Advice = "recognise" // its text
	Original  Advice = "original"  // open the page that it was made of
)

// kinds are all that are known, what is read first. Their order is that of the guide.
var kinds = []*Kind{
	pdfKind, htmlKind, markdownKind, textKind,
	ofdKind, epubKind, docxKind, odtKind, mhtKind, webArchive, rtfKind, feedKind, jsonKind, tableKind, zipKind,

	{Name: "caj", Endings: []string{".caj", ".nh", ".kdh", ".teb"}, What: "a document of CNKI", Advice: SaveAsPDF, Program: "CAJViewer", begins: []string{"CAJ\x00", "HN\x00\x00", "KDH "}},
	{Name: "ceb", Endings: []string{".ceb", ".cebx"}, What: "a document of Founder's Apabi", Advice: SaveAsPDF, Program: "Apabi Reader", begins: []string{"Founder CEB"}},
	{Name: "pdg", Endings: []string{".pdg"}, What: "a page of SuperStar's", Advice: SaveAsPDF, Program: "SSReader"},
	{Name: "doc", Endings: []string{".doc", ".dot"}, What: "a document of old Word", Advice: SaveDOCX, asked: true, read: readConverted},
	{Name: "wps", Endings: []string{".wps", ".wpt"}, What: "a document of WPS", Advice: SaveDOCX, asked: true, read: readConverted},
	{Name: "locked", What: "an office document with a password", Advice: Unlock},
	{Name: "sheet", Endings: []string{".xls", ".xlsx", ".et", ".ods"}, What: "a spreadsheet", Advice: Export},
	{Name: "slides", Endings: []string{".ppt", ".pptx", ".dps", ".odp", ".pps", ".ppsx"}, What: "slides", Advice: SaveAsPDF, Program: "LibreOffice"},
	{Name: "djvu", Endings: []string{".djvu", ".djv"}, What: "DjVu, pictures of pages", Advice: Extract, Program: "djvutxt", begins: []string{"AT&TFORM"}},
	{Name: "kindle", Endings: []string{".mobi", ".azw", ".azw3", ".prc", ".kfx", ".lit", ".fb2", ".pdb"}, What: "a book for another reader", Advice: Convert, Program: "ebook-convert"},
	{Name: "chm", Endings: []string{".chm"}, What: "compiled help", Advice: Convert, Program: "ebook-convert", begins: []string{"ITSF\x03"}},
	{Name: "postscript", Endings: []string{".ps", ".eps"}, What: "PostScript", Advice: SaveAsPDF, Program: "ps2pdf", begins: []string{"%!PS"}},
	{Name: "xps", Endings: []string{".xps", ".oxps"}, What: "XPS", Advice: SaveAsPDF, Program: "xpstopdf"},
	{Name: "mail", Endings: []string{".msg", ".mbox", ".pst"}, What: "mail", Advice: SavePage},
	{Name: "packed", Endings: []string{".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".lzh", ".cab", ".z"}, What: "an archive", Advice: Unpack,
		begins: []string{"Rar!\x1a\x07", "7z\xbc\xaf\x27\x1c", "\x1f\x8b\x08", "BZh.1AY", "\xfd7zXZ\x00", "\x28\xb5\x2f\xfd", "MSCF\x00"}},
	pictureKind,
	{Name: "drawing", Endings: []string{".gif", ".svg", ".heic", ".heif", ".avif", ".psd", ".ai", ".ico", ".icns", ".raw", ".cr2", ".nef", ".dng", ".jp2", ".jxl", ".xcf"}, What: "a picture of a kind that is not recognised",
		begins: []string{"GIF87a", "GIF89a", "8BPS\x00", "....ftypheic", "....ftypavif", "....ftypmif1"}},
	{Name: "sound", Endings: []string{".mp3", ".m4a", ".m4b", ".wav", ".flac", ".ogg", ".opus", ".aac", ".wma", ".amr", ".ape", ".mid"}, What: "audio", begins: []string{"ID3\x02", "ID3\x03", "ID3\x04", "\xff\xfb", "fLaC\x00", "OggS\x00", "RIFF....WAVE", "....ftypM4A", "#!AMR"}},
	{Name: "video", Endings: []string{".mp4", ".mkv", ".avi", ".mov", ".wmv", ".flv", ".webm", ".m4v", ".rm", ".rmvb", ".mpg", ".mpeg", ".ts", ".3gp"}, What: "video", begins: []string{"\x1aE\xdf\xa3", "....ftypisom", "....ftypmp4", "....ftypqt", "RIFF....AVI ", "FLV\x01"}},
	{Name: "program", Endings: []string{".exe", ".msi", ".dll", ".so", ".deb", ".rpm", ".apk", ".appimage", ".dmg", ".pkg", ".iso", ".img", ".jar", ".class", ".pyc", ".o", ".a", ".bin", ".run", ".com", ".sys", ".ipa", ".xpi", ".crx", ".vsix", ".whl", ".snap", ".flatpak", ".desktop"}, What: "a program, or a part of one",
		begins: []string{"MZ\x90\x00", "\x7fELF", "!<arch>", "\xcf\xfa\xed\xfe", "\xca\xfe\xba\xbe", "\xed\xab\xee\xdb"}},
	{Name: "code", Endings: []string{".go", ".c", ".h", ".cc", ".cpp", ".hpp", ".cs", ".java", ".py", ".js", ".mjs", ".ts", ".tsx", ".jsx", ".rb", ".rs", ".php", ".pl", ".sh", ".bat", ".ps1", ".lua", ".sql", ".css", ".scss", ".less", ".mod", ".sum", ".toml", ".yaml", ".yml", ".ini", ".cfg", ".conf", ".lock", ".log", ".tex", ".bib", ".ris", ".srt", ".ass", ".vtt", ".lrc", ".map", ".proto", ".cmake", ".mk", ".gradle", ".vue", ".swift", ".kt", ".diff", ".patch", ".ipynb", ".po", ".pot", ".mo", ".opf", ".ncx", ".xsd", ".dtd", ".xsl", ".plist", ".service"}, What: "program text or settings", text: true},
	{Name: "font", Endings: []string{".ttf", ".otf", ".ttc", ".woff", ".woff2", ".pfb", ".eot"}, What: "a font", begins: []string{"\x00\x01\x00\x00\x00", "OTTO\x00", "ttcf\x00", "wOFF\x00", "wOF2\x00"}},
	{Name: "data", Endings: []string{".db", ".sqlite", ".sqlite3", ".mdb", ".dat", ".parquet", ".npy", ".pkl", ".idx", ".pack", ".wasm", ".bak"}, What: "data of a program", text: true, begins: []string{"SQLite format 3\x00", "\x00asm", "PAR1\x15"}},
	{Name: "link", Endings: []string{".url", ".lnk", ".webloc", ".torrent", ".m3u", ".m3u8"}, What: "a link", Advice: SavePage, begins: []string{"[InternetShortcut]", "L\x00\x00\x00\x01\x14\x02\x00", "d8:announce"}},
	partKind, officeKind, ownKind,
}

// pictureKind is that of pictures whose text can be recognised.
var pictureKind = &Kind{Name: "picture", Endings: []string{".jpg", ".jpeg", ".jpe", ".png", ".tif", ".tiff", ".webp", ".bmp", ".jfif"}, What: "a picture", Advice: ReadText,
	begins: []string{"\xff\xd8\xff", "\x89PNG\r\n\x1a\n", "II*\x00", "MM\x00*", "RIFF....WEBP", "BM....\x00\x00\x00\x00"}, asked: true, read: readPicture}

// partKind is what browsers and their like are still writing.
var partKind = &Kind{Name: "part", Endings: []string{".part", ".crdownload", ".download", ".partial", ".aria2", ".td", ".xltd", ".!ut", ".opdownload"}, What: "a part of a file that is still being fetched", Advice: Wait}

// officeKind is what cannot be told from the old documents of Office but by its name.
var officeKind = &Kind{Name: "office", What: "a document of an old office program", Advice: SaveDOCX, begins: []string{oleHead}, asked: true, read: readConverted}

const oleHead = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// Kinds are the kinds of files that are known, what is read first.
func Kinds() []*Kind { return slices.Clone(kinds) }

// Asked reports whether another program can read files of the kind, if it is asked for:
// tesseract pictures, LibreOffice old documents.
func (k *Kind) Asked() bool { return k != nil && k.asked }

// Read reports whether files of the kind are read.
func (k *Kind) Read() bool { return k.read != nil && !k.asked || k.many }

// Endings are how the names of files end that are read.
func Endings() (all []string) {
	for _, k := range kinds {
		if k.Read() {
			all = append(all, k.Endings...)
		}
	}
	return all
}

// MIMETypes are the types of files that are read, as desktops know them.
func MIMETypes() (all []string) {
	for _, k := range kinds {
		if k.Read() {
			all = append(all, k.MIME...)
		}
	}
	return all
}

// KindOf returns the kind of a name, nil if there is none such.
func KindOf(name string) *Kind { return byName[name] }

// byName and byEnding are filled once: the table tells of readers, which ask for them.
var byName, byEnding = map[string]*Kind{}, map[string]*Kind{}

func init() {
	for _, k := range kinds {
		byName[k.Name] = k
		for _, e := range k.Endings {
			if byEnding[e] == nil {
				byEnding[e] = k
			}
		}
	}
}

// kindOfName returns the kind that a file's name tells, nil if it tells none.
func kindOfName(name string) *Kind { return byEnding[strings.ToLower(filepath.Ext(name))] }

// kindOfHead returns the kind that is told by how a file begins, nil for text and
// for what is not known.
func kindOfHead(head []byte) *Kind {
	if isPDF(head) {
		return pdfKind
	}
	for _, k := range kinds {
		if k.is != nil && k.is(head) {
			return k
		}
		for _, b := range k.begins {
			if beginsAs(head, b) {
				return k
			}
		}
	}
	const name, told = "BOOKMOBI", 60
	if len(head) > told && bytes.HasPrefix(head[told:], []byte(name)) {
		return byName["kindle"]
	}
	return nil
}

// beginsAs reports whether a file begins so; a dot is any byte.
func beginsAs(head []byte, as string) bool {
	if len(head) < len(as) {
		return false
	}
	for i := range len(as) {
		if as[i] != '.' && as[i] != head[i] {
			return false
		}
	}
	return true
}

// sentence says what a file is and what to do about it, in English.
func (k *Kind) sentence() string {
	if k == nil {
		return "is of a kind that is not read"
	}
	s := "is " + k.What
	switch k.Advice {
	case SaveAsPDF:
		s += "; save it as PDF with " + k.Program
	case SaveDOCX:
		s += "; have LibreOffice convert it (lanmu convert --recognise), or save it as DOCX"
	case Convert:
		s += "; run " + k.Program + " on it to make an EPUB"
	case Extract:
		s += "; take its text out with " + k.Program
	case Unpack:
		s += "; unpack it"
	case Unlock:
		s += "; open it with its password and save it without one"
	case Wait:
		s += "; wait until it is whole"
	case SavePage:
		s += "; open it and save the page that it shows"
	case Export:
		s += "; export it as CSV with fields named title and text"
	case Original:
		s += "; open the page that it was made of"
	case ReadText:
		s += "; have its text recognised"
	default:
		s += "; there is no text in it to read"
	}
	return s
}
