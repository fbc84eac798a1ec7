#!/usr/bin/env python3
"""Reads the advance widths of DejaVu Sans and writes them as Swift and as a fixture.

    make.py REGULAR.ttf BOLD.ttf GlyphWidths+table.swift

Needs fontTools. `widths.csv` beside this script has a few strings with their widths, added up here by fontTools.
"""
import os
import sys

from fontTools.ttLib import TTFont

RANGES = [(0x20, 0x7E), (0xA0, 0x17F), (0x370, 0x3FF), (0x400, 0x45F), (0x1E00, 0x1EFF), (0x2010, 0x2044),
          (0x20A0, 0x20BF), (0x2190, 0x2199), (0x2200, 0x2265)]
SAMPLES = ["Talking helps most after an interview", "+6.2 (−1.0 to +13.4)", "£12,500", "Zażółć gęślą jaźń", "Größe ≥ 10",
           "Σύνοψη", "Привет", "AVAVA…", "0123456789", "Nguyễn Thị Ánh"]


def advances(font):
    names, widths, units = font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm
    assert units == 2048
    return lambda code: widths[names[code]][0] if code in names else 0


def table(name, advance):
    lines = [f"  static let {name}: [UInt16] = ["]
    line = "   "
    for first, last in RANGES:
        for code in range(first, last + 1):
            item = f" {advance(code)},"
            if len(line) + len(item) > 116:
                lines.append(line)
                line = "   "
            line += item
    return "\n".join(lines + [line, "  ]"])


def main():
    fonts = [TTFont(path) for path in sys.argv[1:3]]
    regular, bold = (advances(font) for font in fonts)
    ranges = ", ".join(f"0x{first:04X}...0x{last:04X}" for first, last in RANGES)
    with open(sys.argv[3], "w") as out:
        out.write(f"""// Made by Tests/DrawingTests/Fixtures/glyphs/make.py, whose README names source and licence: change that instead.

// swift-format-ignore
extension GlyphWidths {{
  /// The characters that the tables cover, in this order.
  static let ranges: [ClosedRange<UInt32>] = [
    {ranges},
  ]

  /// Advance widths of DejaVu Sans Book in units of 1/2048 em; 0 where the font has no glyph.
{table("regular", regular)}

  /// The same of DejaVu Sans Bold.
{table("bold", bold)}
}}
""")
    beside = os.path.join(os.path.dirname(os.path.abspath(__file__)), "widths.csv")
    with open(beside, "w") as out:
        out.write("text,regular,bold\n")
        for text in SAMPLES:
            sums = [sum(advance(ord(letter)) for letter in text) for advance in (regular, bold)]
            out.write(f'"{text}",{sums[0]},{sums[1]}\n')


if __name__ == "__main__":
    main()
