package org.digitstudio.lab.paper;

import org.digitstudio.ink.Box;

/**
 * A digit on a page.
 *
 * @param box the box of its ink in pixels, which may extend beyond the page
 * @param line index of the line that it belongs to
 */
public record PlacedDigit(int label, Box box, int line) {
  PlacedDigit moved(float scale, float dx, float dy) {
    return new PlacedDigit(
        label,
        new Box(
            box.x() * scale + dx, box.y() * scale + dy, box.width() * scale, box.height() * scale),
        line);
  }
}
