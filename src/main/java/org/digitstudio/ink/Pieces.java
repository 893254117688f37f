package org.digitstudio.ink;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.digitstudio.domain.digit.DigitImage;

/**
 * The pieces of a drawing or picture, for {@link Segmenter}.
 *
 * @param <P> a piece: ink, or a part of a picture
 */
public interface Pieces<P> {
  /** Returns the uncut pieces in any order; none for an empty page. */
  List<P> whole();

  /** Cuts a piece at its seams, from left to right; returns the piece itself if it has none. */
  List<P> cut(P piece);

  P join(List<P> pieces);

  /** Joins pieces that belong together, until no two groups do. */
  default List<P> grouped(List<P> single, BiPredicate<P, P> together) {
    List<P> groups = new ArrayList<>();
    for (P piece : single) {
      P grown = piece;
      // A joined group may belong together with another one: repeat until nothing changes.
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

  /** Returns the box of a piece's ink, in the drawing's unit. */
  Box box(P piece);

  /** Returns the network's input for a piece. */
  DigitImage image(P piece);
}
