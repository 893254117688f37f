#!/usr/bin/env python3
"""Derives the program's typeface from Inter (Debian's package fonts-inter, or rsms.me/inter).

JavaFX does not support OpenType features, so Inter's tabular figures ("tnum") become the default
here. Glyphs that no supported language needs are removed. Needs fonttools.

    packaging/make-fonts.py FOLDER_OF_INTER_OTF
"""

import pathlib
import sys

from fontTools import subset, ttLib

FAMILY = "Inter Tabular"
TARGET = pathlib.Path(__file__).parent.parent / "src/main/resources/org/digitstudio/fonts"

# Style name in JavaFX, and the weight of Inter used for it.
STYLES = {"Regular": "Inter-Regular.otf", "Bold": "Inter-SemiBold.otf"}

CHARACTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),  # Latin-1 and Latin Extended-A
    *range(0x370, 0x400),  # Greek, for formulas
    *range(0x2010, 0x2070),  # dashes, quotation marks, spaces
    *range(0x2070, 0x20A0),  # superscripts and subscripts
    0x20AC,
    0x2116,
    0x2122,
    *range(0x2150, 0x2200),  # fractions and arrows
    *range(0x2200, 0x2300),  # mathematical operators
    *range(0x2318, 0x2328),  # keys of a Mac
    *range(0x25A0, 0x2600),  # squares, triangles, circles
    0x2713,
    0x2717,
]


def tabular_figures(font):
    """Maps every character with a tabular form to that form."""
    forms = {}
    gsub = font["GSUB"].table
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[index].SubTable:
                    forms.update(getattr(table, "ExtSubTable", table).mapping)
    for table in font["cmap"].tables:
        for code, glyph in table.cmap.items():
            table.cmap[code] = forms.get(glyph, glyph)


def rename(font, style):
    names = font["name"]
    for identifier, text in {
        1: FAMILY,
        2: style,
        3: f"{FAMILY} {style}; from Inter",
        4: f"{FAMILY} {style}",
        6: f"{FAMILY.replace(' ', '')}-{style}",
    }.items():
        names.setName(text, identifier, 3, 1, 0x409)
        names.removeNames(identifier, platformID=1)
    for identifier in (16, 17, 21, 22, 25):
        names.removeNames(identifier)
    bold = style == "Bold"
    font["OS/2"].usWeightClass = 700 if bold else 400
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x61) | (0x20 if bold else 0x40)
    font["head"].macStyle = 1 if bold else 0
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [f"{FAMILY.replace(' ', '')}-{style}"]
        cff.topDictIndex[0].FamilyName = FAMILY
        cff.topDictIndex[0].FullName = f"{FAMILY} {style}"
        cff.topDictIndex[0].Weight = style


def make(source, style):
    font = ttLib.TTFont(source, recalcTimestamp=False)
    tabular_figures(font)
    options = subset.Options(
        layout_features=["kern", "mark", "mkmk"],
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
        drop_tables=["DSIG"],
        desubroutinize=True,
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    rename(font, style)
    target = TARGET / f"InterTabular-{style}.otf"
    font.save(target)
    print(target.name, target.stat().st_size, "bytes")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    TARGET.mkdir(parents=True, exist_ok=True)
    for style, name in STYLES.items():
        make(pathlib.Path(sys.argv[1]) / name, style)


if __name__ == "__main__":
    main()
