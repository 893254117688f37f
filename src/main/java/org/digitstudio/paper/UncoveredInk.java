package org.digitstudio.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.digitstudio.domain.port.DigitDetector;
import org.digitstudio.ink.Box;

/**
 * Measures ink of digits that lies outside of every digit found: where there is much of it, a digit
 * has been missed.
 */
final class UncoveredInk {
  /** Ink this far outside of a box still belongs to its digit, in heights. */
  private static final float ROOM = 0.12f;

  private UncoveredInk() {}

  /** The uncovered ink in units of a typical digit's ink; the most that any line shows. */
  static float of(List<Candidate> digits) {
    Set<Look> looks = Collections.newSetFromMap(new IdentityHashMap<>());
    digits.forEach(digit -> looks.add(digit.look()));
    float most = 0;
    for (Look look : looks) {
      most = Math.max(most, of(look, digits));
    }
    return most;
  }

  private static float of(Look look, List<Candidate> digits) {
    List<Box> boxes = new ArrayList<>();
    for (Candidate digit : digits) {
      boxes.add(look.fromPicture(digit.box().grown(ROOM * digit.box().height())));
    }
    int[] covered = new int[boxes.size()];
    int uncovered = 0;
    int width = look.cells().columns() * DigitDetector.CELL;
    int height = look.cells().rows() * DigitDetector.CELL;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (look.isInk(x, y)) {
          int owner = owner(boxes, x + 0.5f, y + 0.5f);
          if (owner < 0) {
            uncovered++;
          } else {
            covered[owner]++;
          }
        }
      }
    }
    int[] inked = Arrays.stream(covered).filter(count -> count > 0).sorted().toArray();
    return inked.length == 0 ? 0 : (float) uncovered / inked[inked.length / 2];
  }

  private static int owner(List<Box> boxes, float x, float y) {
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      if (x >= box.x() && x < box.right() && y >= box.y() && y < box.bottom()) {
        return i;
      }
    }
    return -1;
  }
}
