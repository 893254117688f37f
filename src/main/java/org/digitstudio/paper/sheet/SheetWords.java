package org.digitstudio.paper.sheet;

import java.awt.Shape;
import java.util.Optional;

/**
 * The words on a sheet, as outlines, for the caller knows the language and has the fonts: a line is
 * 1 high and begins at 0, 0, its top left corner.
 */
public record SheetWords(
    Optional<Shape> title, Optional<Shape> explanation, Optional<Shape> pupil) {
  /** A sheet without words. */
  public static final SheetWords NONE =
      new SheetWords(Optional.empty(), Optional.empty(), Optional.empty());
}
