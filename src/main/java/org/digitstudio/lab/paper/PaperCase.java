package org.digitstudio.lab.paper;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A test picture with its ground truth.
 *
 * @param numbers the numbers, line by line, separated by spaces
 * @param digits the digits with their boxes, for kinds that record them; else empty
 */
public record PaperCase(BufferedImage image, String numbers, List<PlacedDigit> digits) {
  PaperCase(BufferedImage image, String numbers) {
    this(image, numbers, List.of());
  }
}
