package org.digitstudio.ui.draw;

import java.util.Optional;
import org.digitstudio.domain.digit.Drawing;
import org.digitstudio.ink.GreyPicture;

/**
 * The content of the page: a drawing, or a picture instead of one.
 *
 * @param drawing blank where there is a picture
 */
record Sheet(Drawing drawing, Optional<GreyPicture> picture) {
  static final Sheet BLANK = new Sheet(Drawing.BLANK, Optional.empty());

  static Sheet of(Drawing drawing) {
    return new Sheet(drawing, Optional.empty());
  }

  static Sheet of(GreyPicture picture) {
    return new Sheet(Drawing.BLANK, Optional.of(picture));
  }

  boolean isBlank() {
    return drawing.isBlank() && picture.isEmpty();
  }
}
