package org.digitstudio.ink;

import java.util.List;
import org.digitstudio.domain.DigitImage;

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

  /** Where the piece's ink is, in the drawing's own unit. */
  Box box(P piece);

  /** What the network gets of it. */
  DigitImage image(P piece);
}
