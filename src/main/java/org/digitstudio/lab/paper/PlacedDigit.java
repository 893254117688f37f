package org.digitstudio.lab.paper;

import org.digitstudio.ink.Box;

/**
 * A digit on a page.
 *
 * @param box around its ink, in pixels; parts may lie outside the page
 * @param line the number it belongs to, counted from 0
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
