#!/usr/bin/env python3
"""Draws a terminal's text as SVG: slipway rehearse … | docs/scripts/terminal_svg.py 'the command' > docs/images/rehearsal.svg

Lines longer than the terminal are cut; of long stretches only what the README needs is kept, with an ellipsis in between.
"""
import html
import re
import sys

WIDTH, SIZE, LEADING = 118, 13, 18
KEEP = re.compile(
    r"^(Rehearsal of|\S+  (?:\S+ \S+: )?(image|PASS|FAIL|every instance|return traffic|operation)"
    r"|Summary|  (ended|release|verdict|AWS calls)|What is there|  [+-] |DORA|  [A-Z]\w+ .*(rate|frequency|time) )"
)


def lines(text):
    elided = False
    for line in text.splitlines():
        if KEEP.match(line):
            elided = False
            yield line if len(line) <= WIDTH else line[: WIDTH - 1] + "…"
        elif not elided:
            elided = True
            yield "  ⋮"


def colour(line):
    if "PASS" in line or "done" in line:
        return "#7ee787"
    if "FAIL at" in line or "failed after" in line:
        return "#ff7b72"
    if line.startswith("  ⋮"):
        return "#6e7681"
    return "#c9d1d9"


def main():
    rows = [("$ " + sys.argv[1], "#79c0ff")] + [(line, colour(line)) for line in lines(sys.stdin.read())]
    height = len(rows) * LEADING + 40
    print(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 {height}" role="img" '
        f'aria-label="Terminal: one rehearsed release, from base image to fleet">'
    )
    print(f'<rect width="960" height="{height}" rx="8" fill="#0d1117"/>')
    for number, (text, fill) in enumerate(rows):
        print(
            f'<text x="18" y="{30 + number * LEADING}" font-family="ui-monospace,Menlo,Consolas,monospace" '
            f'font-size="{SIZE}" fill="{fill}" xml:space="preserve">{html.escape(text)}</text>'
        )
    print("</svg>")


main()
