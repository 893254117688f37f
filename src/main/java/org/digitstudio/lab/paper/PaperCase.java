package org.digitstudio.lab.paper;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A picture to be read.
 *
 * @param numbers what it says, a line a number, with a space between
 * @param digits where its digits are, for kinds that keep them; else empty
 */
public record PaperCase(BufferedImage image, String numbers, List<PlacedDigit> digits) {
  PaperCase(BufferedImage image, String numbers) {
    this(image, numbers, List.of());
  }
}
