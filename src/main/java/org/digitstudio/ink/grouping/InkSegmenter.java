package org.digitstudio.ink.grouping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.Stroke;
import org.digitstudio.ink.InkPieces;
import org.digitstudio.ink.Segmenter;
import org.digitstudio.ink.Segmenter.Digit;

/**
 * Finds the digits of a drawing by its strokes: the most likely grouping of consecutive strokes. A
 * stroke that was drawn through several digits without lifting the pen is cut.
 */
public final class InkSegmenter {
  /** Drawings with more strokes are read as one digit. */
  private static final int MAX_STROKES = 60;

  /** Width by height above which a digit drawn in one stroke may be several joined digits. */
  private static final float WIDE = 1.15f;

  private final GroupingModel model;
  private final GroupReader reader;

  public InkSegmenter(GroupingModel model, GroupReader reader) {
    this.model = model;
    this.reader = reader;
  }

  /**
   * The digits from left to right; none on an empty page.
   *
   * @param penDown whether the last stroke is still being drawn: nobody knows yet what it becomes,
   *     so it is not cut
   */
  public List<Digit<Ink>> digits(Ink ink, boolean penDown) {
    List<Stroke> drawn = ink.strokes();
    float pen = ink.penWidth();
    if (drawn.isEmpty()) {
      return List.of();
    }
    if (drawn.size() == 1 || drawn.size() > MAX_STROKES) {
      return cut(reader.read(drawn, pen), penDown);
    }
    GroupLattice lattice =
        new GroupLattice(drawn, strokes -> reader.read(strokes, pen).prediction());
    List<Digit<Ink>> digits = new ArrayList<>();
    int first = 0;
    for (int count : new GroupPaths(lattice, model).best()) {
      List<Stroke> strokes = lattice.strokes().subList(first, first + count);
      boolean unfinished = penDown && strokes.contains(drawn.getLast());
      digits.addAll(cut(reader.read(strokes, pen), unfinished));
      first += count;
    }
    digits.sort(Comparator.comparingDouble(digit -> digit.box().centreX()));
    return List.copyOf(digits);
  }

  /** Cuts a group whose one stroke joins several digits; returns any other group unchanged. */
  private List<Digit<Ink>> cut(Digit<Ink> group, boolean unfinished) {
    boolean joined =
        !unfinished
            && group.piece().strokes().size() == 1
            && !group.prediction().sure()
            && group.box().width() > WIDE * group.box().height();
    if (!joined) {
      return List.of(group);
    }
    List<Digit<Ink>> parts = new Segmenter<>(new InkPieces(group.piece()), reader::read).digits();
    return parts.stream().allMatch(part -> part.prediction().sure()) ? parts : List.of(group);
  }
}
