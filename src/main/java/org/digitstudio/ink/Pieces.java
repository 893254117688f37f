package org.digitstudio.ink;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.digitstudio.domain.digit.DigitImage;

/**
 * A drawing or picture taken apart, for {@link Segmenter}.
 *
 * @param <P> a piece of it: ink, or a part of a picture
 */
public interface Pieces<P> {
  /** The pieces that certainly belong to one digit each, in any order; none on an empty page. */
  List<P> whole();

  /** A piece cut at its thin places, from left to right; the piece alone where it has none. */
  List<P> cut(P piece);

  P join(List<P> pieces);

  /**
   * Joins those that stand together, and what has been joined with whatever stands with it then.
   */
  default List<P> grouped(List<P> single, BiPredicate<P, P> together) {
    List<P> groups = new ArrayList<>();
    for (P piece : single) {
      P grown = piece;
      // Joining may make a group wide enough to take in another: until nothing changes.
      for (int i = 0; i < groups.size(); i++) {
        if (together.test(groups.get(i), grown)) {
          grown = join(List.of(groups.remove(i), grown));
          i = -1;
        }
      }
      groups.add(grown);
    }
    return groups;
  }

  /** Where the piece's ink is, in the drawing's own unit. */
  Box box(P piece);

  /** What the network gets of it. */
  DigitImage image(P piece);
}
