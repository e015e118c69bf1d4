#!/usr/bin/env bash
# Makes the fonts in this folder from the Simplified Chinese faces of Noto Serif
# CJK and Noto Sans CJK in Debian 12's package fonts-noto-cjk.
#
# These have the designers' own cubic outlines (CFF). Google's web fonts of the
# same letters have them turned into quadratic ones, which are a third larger
# and which the toolkit unpacks all at once: 28 ms and 13 MiB a font, against
# 2 ms and 4 MiB.
#
# Needs Debian 12, libharfbuzz-bin and unicode-data; fetches 54 MB. The result
# is checked in: run this only to change what is kept.
set -euo pipefail
cd "$(dirname "$0")"

version=1:20220127+repack1-1
sha256=4a2515eb6db3978b897fef9709ed0d2b1f4c6c4df4d83d6c4ef65f71f1b1f502

unihan=/usr/share/unicode
for need in apt-get hb-subset bzcat "$unihan/Unihan_OtherMappings.txt.bz2"; do
	command -v "$need" >/dev/null || [ -e "$need" ] || {
		echo "subset.sh: $need is missing: apt-get install libharfbuzz-bin bzip2 unicode-data" >&2
		exit 1
	}
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The hanzi of GB 2312, of the 8,105 in 通用规范汉字表 (Unihan's kTGH), and of
# Big5's first level, A440 to C67E, for pages in Traditional Chinese.
hanzi() {
	bzcat "$unihan"/Unihan_{DictionaryLikeData,IRGSources,OtherMappings}.txt.bz2 |
		LC_ALL=C awk -F'\t' '
			$2 == "kTGH" || $2 == "kGB0" || ($2 == "kBigFive" && $3 >= "A440" && $3 <= "C67E") {
				print substr($1, 3)
			}' | sort -u
}

# Whole blocks, of which a font keeps what it has.
blocks() {
	sed 's/ .*//' <<-'END'
		20-7E       Latin
		A0-17F      Latin-1, Latin Extended-A
		1A0-1B0     Ơ Ư
		1CD-1DC     pinyin: ǎ ǐ ǒ ǔ ǖ ǘ ǚ ǜ
		1F8-1F9     pinyin: ǹ
		251         pinyin: ɑ
		261         pinyin: ɡ
		2B0-2FF     tone marks
		300-30C     combining tone marks
		370-3FF     Greek
		400-45F     Cyrillic
		1E3E-1E3F   pinyin: ḿ
		1E80-1E85   Welsh W
		1EBD        pinyin: ẽ
		2000-206F   general punctuation
		2070-209F   superscripts, subscripts
		20A0-20BF   currency
		2100-214F   letter-like: ℃ ℉ №
		2150-218B   number forms
		2190-21FF   arrows
		2200-22FF   mathematical operators
		2300-23FF   technical
		2460-24FF   enclosed numbers
		2500-257F   box drawing
		2580-25FF   blocks, geometric shapes: ■ □ ▲ ◆
		2600-27BF   symbols, dingbats: ★ ☆
		2E3A-2E3B   two-em and three-em dash
		2E80-2FDF   radicals, which some extractors write for hanzi
		2FF0-303F   CJK symbols and punctuation
		3040-30FF   kana
		3100-312F   bopomofo
		31A0-31BF   bopomofo
		3200-33FF   enclosed CJK, units
		9FEB-9FED   elements 鿫 鿬 鿭, which only the sans has
		FE10-FE1F   vertical forms
		FE30-FE6F   vertical and small forms
		FF00-FFEF   full-width forms
		1F100-1F1FF enclosed letters
	END
}

hanzi >"$work/keep"
count=$(wc -l <"$work/keep")
[ "$count" = 10242 ] || { echo "subset.sh: Unihan gives $count hanzi, not 10242" >&2; exit 1; }
blocks >>"$work/keep"

# Layout tables stay out: the reading pane places every mark itself, vertical
# forms have characters of their own, and without GSUB the toolkit shapes
# sooner and takes 1 to 2 MiB less. Hints stay out for they are not used.
(cd "$work" && apt-get download -q "fonts-noto-cjk=$version")
echo "$sha256  $(echo "$work"/*.deb)" | sha256sum --check --quiet
dpkg-deb -x "$work"/*.deb "$work/package"
for family in Serif Sans; do
	for weight in Regular Bold; do
		hb-subset "$work/package/usr/share/fonts/opentype/noto/Noto${family}CJK-$weight.ttc" \
			--face-index=2 \
			--unicodes-file="$work/keep" \
			--no-hinting \
			--name-IDs=0,1,2,3,4,5,6,13,14 \
			--drop-tables+=GSUB,GPOS,GDEF,BASE,VORG,vhea,vmtx \
			--output-file="Noto${family}SC-$weight.otf"
		# Latin alone keeps its tables, which lay it out: kerning and ligatures.
		hb-subset "$work/package/usr/share/fonts/opentype/noto/Noto${family}CJK-$weight.ttc" \
			--face-index=2 \
			--unicodes=20-7E,A0-17F,1CD-1DC,2010-2027,2030-205E \
			--layout-features=kern,liga,ccmp \
			--no-hinting \
			--name-IDs=0,1,2,3,4,5,6,13,14 \
			--drop-tables+=BASE,VORG,vhea,vmtx \
			--output-file="Noto${family}SC-$weight-Latin.otf"
	done
done
ls -l ./*.otf
