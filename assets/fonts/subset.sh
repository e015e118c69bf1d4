#!/usr/bin/env bash
# Makes the fonts in this folder from Google's static Noto Serif SC and Noto
# Sans SC as the npm packages @expo-google-fonts/noto-{serif,sans}-sc ship them.
#
# Needs Debian's npm, libharfbuzz-bin and unicode-data; fetches 120 MB. The
# result is checked in: run this only to change what is kept.
set -euo pipefail
cd "$(dirname "$0")"

version=0.4.3
sha512_serif=7d2994a62485b527b21d5e39ff6c543b2e5275f131925430c0c28dddc42301902e8c84c70e649ba4c1c255d08c851a8c8d0b6ed19460736f6ef00f825376a47f
sha512_sans=f6b0307454c51db3bfbba0acd208f68d96d6ef84c62226853509d7607dace700356f3564c1b6af88be2df18515eb8d9e1988e0f3a787e8390011099f3470e771

unihan=/usr/share/unicode
for need in npm hb-subset bzcat "$unihan/Unihan_OtherMappings.txt.bz2"; do
	command -v "$need" >/dev/null || [ -e "$need" ] || {
		echo "subset.sh: $need is missing: apt-get install npm libharfbuzz-bin bzip2 unicode-data" >&2
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

# subset FAMILY family: fetches the package and writes Regular and Bold.
#
# Layout tables stay out: the reading pane places every mark itself, vertical
# forms have characters of their own, and without GSUB the toolkit shapes
# sooner and takes 1 to 2 MiB less. Hints stay out for they are not used.
subset() {
	local package=noto-$2-sc sum=sha512_$2 weight
	(cd "$work" && npm pack --silent "@expo-google-fonts/$package@$version" >/dev/null)
	echo "${!sum}  $work/expo-google-fonts-$package-$version.tgz" | sha512sum --check --quiet
	tar -xzf "$work/expo-google-fonts-$package-$version.tgz" -C "$work"
	for weight in 400Regular 700Bold; do
		hb-subset "$work/package/$weight/Noto$1SC_$weight.ttf" \
			--unicodes-file="$work/keep" \
			--no-hinting \
			--name-IDs=0,1,2,3,4,5,6,13,14 \
			--drop-tables+=GSUB,GPOS,GDEF,BASE,STAT,vhea,vmtx \
			--output-file="Noto$1SC-${weight#?00}.ttf"
	done
	cp "$work/package/LICENSE_FONT" "OFL-Noto$1SC.txt"
	rm -r "$work/package"
}

subset Serif serif
subset Sans sans
ls -l ./*.ttf
