package org.digitstudio.ink.grouping;

import java.util.List;
import java.util.function.Function;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.digit.Stroke;
import org.digitstudio.ink.Box;

/**
 * All groups of consecutive strokes that might be a digit, with their features. A group is
 * identified by the index of its last stroke and its number of strokes.
 */
public final class GroupLattice {
  /** Maximum number of strokes of one digit. */
  public static final int MAX_STROKES = 5;

  /** In line heights; wider groups are not considered. */
  private static final double MAX_WIDTH = 2.2;

  /** In line heights; nearer strokes touch. */
  private static final double TOUCHING = 0.02;

  /** In line heights; wider gaps are clear gaps. */
  private static final double PARTED = 0.05;

  /** In line heights; narrower groups count as this wide when overlaps are compared. */
  private static final double MIN_WIDTH = 0.1;

  private final List<Stroke> strokes;
  private final Box[] boxes;
  private final double height;
  private final StrokeDistances distances;
  private final StrokeGroup[][] groups;
  private final double[][][][] junctions;

  private record StrokeGroup(Box box, double[] features) {}

  /**
   * Forms the groups of a drawing.
   *
   * @param drawn the drawing's strokes in order of time, at least one
   * @param reader predicts some strokes as one digit; called once for each group
   */
  public GroupLattice(List<Stroke> drawn, Function<List<Stroke>, Prediction> reader) {
    strokes = StrokeOrder.of(drawn);
    boxes = strokes.stream().map(StrokeOrder::bounds).toArray(Box[]::new);
    height = lineHeight(boxes);
    distances = new StrokeDistances(strokes, MAX_STROKES);
    groups = new StrokeGroup[boxes.length][];
    for (int last = 0; last < boxes.length; last++) {
      groups[last] = new StrokeGroup[Math.min(MAX_STROKES, last + 1)];
      Box box = boxes[last];
      for (int count = 1; count <= groups[last].length; count++) {
        int first = last - count + 1;
        box = box.union(boxes[first]);
        if (count == 1 || box.width() <= MAX_WIDTH * height) {
          Prediction read = reader.apply(strokes.subList(first, last + 1));
          groups[last][count - 1] = new StrokeGroup(box, features(first, last, box, read));
        }
      }
    }
    junctions = new double[boxes.length][][][];
    for (int last = 0; last < boxes.length; last++) {
      junctions[last] = new double[groups[last].length][][];
      for (int count = 1; count <= Math.min(groups[last].length, last); count++) {
        junctions[last][count - 1] = junctions(last, count);
      }
    }
  }

  private double[][] junctions(int last, int count) {
    double[][] features = new double[groups[last - count].length][];
    for (int before = 1; before <= features.length; before++) {
      if (has(last, count) && has(last - count, before)) {
        features[before - 1] = junctionFeatures(last, count, before);
      }
    }
    return features;
  }

  /**
   * Returns the line height: that of the tallest stroke, or more if several strokes make a taller
   * digit.
   */
  private static double lineHeight(Box[] boxes) {
    Box all = boxes[0];
    double tallest = 0;
    for (Box box : boxes) {
      all = all.union(box);
      tallest = Math.max(tallest, box.height());
    }
    return Math.max(1e-6, Math.max(tallest, 0.6 * all.height()));
  }

  /** Returns the number of strokes. */
  public int size() {
    return boxes.length;
  }

  /** Returns the strokes in the order in which groups are formed. */
  public List<Stroke> strokes() {
    return strokes;
  }

  /**
   * Returns whether a path has only groups that are considered.
   *
   * @param counts number of strokes of each group; their sum is {@link #size()}
   */
  public boolean allows(List<Integer> counts) {
    int last = -1;
    for (int count : counts) {
      last += count;
      if (!has(last, count)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether there is such a group and it is narrow enough to be considered. */
  boolean has(int last, int count) {
    return count <= groups[last].length && groups[last][count - 1] != null;
  }

  /** Returns the features of a group, [GroupFeature.COUNT]; not a copy. */
  double[] group(int last, int count) {
    return groups[last][count - 1].features;
  }

  /**
   * Returns the features of the junction of two groups, [JunctionFeature.COUNT]; not a copy.
   *
   * @param last index of the later group's last stroke
   * @param count number of strokes of the later group
   * @param before number of strokes of the group before it
   */
  double[] junction(int last, int count, int before) {
    return junctions[last][count - 1][before - 1];
  }

  private double[] features(int first, int last, Box box, Prediction read) {
    int count = last - first + 1;
    boolean several = count > 1;
    double width = box.width() / height;
    double tall = box.height() / height;
    double score = Math.max(GroupFeature.MIN_SCORE, read.score());
    double lacking = Math.max(GroupFeature.MIN_SCORE, 1 - score);
    double[] f = new double[GroupFeature.COUNT];
    set(f, GroupFeature.GROUP, 1);
    set(f, GroupFeature.DOUBT, -Math.log(score));
    set(f, GroupFeature.CERTAINTY, Math.min(GroupFeature.MAX_CERTAINTY, -Math.log(lacking)));
    set(f, GroupFeature.WIDE, Math.max(0, width - 0.8));
    set(f, GroupFeature.VERY_WIDE, Math.max(0, width - 1.2));
    set(f, GroupFeature.LOW, Math.max(0, 0.8 - tall));
    set(f, GroupFeature.VERY_LOW, Math.max(0, 0.5 - tall));
    set(f, GroupFeature.GAPS, Math.min(GroupFeature.MAX_GAPS, gaps(first, last)));
    set(f, GroupFeature.DISTANCES, Math.min(GroupFeature.MAX_DISTANCES, nearest(first, last)));
    set(f, GroupFeature.TWO_STROKES_OR_MORE, several ? 1 : 0);
    set(f, GroupFeature.THREE_STROKES_OR_MORE, count > 2 ? 1 : 0);
    set(f, GroupFeature.FOUR_STROKES_OR_MORE, count > 3 ? 1 : 0);
    set(f, GroupFeature.DOUBT_OF_SEVERAL, several ? -Math.log(score) : 0);
    set(f, GroupFeature.WHOLE_DRAWING, count == boxes.length ? 1 : 0);
    f[GroupFeature.readAs(read.digit())] = 1;
    f[GroupFeature.severalReadAs(read.digit())] = several ? 1 : 0;
    return f;
  }

  private static void set(double[] features, GroupFeature feature, double value) {
    features[feature.ordinal()] = value;
  }

  private double gaps(int first, int last) {
    double sum = 0;
    Box all = boxes[first];
    for (int i = first + 1; i <= last; i++) {
      sum += Math.max(0, -all.overlapX(boxes[i])) / height;
      all = all.union(boxes[i]);
    }
    return sum;
  }

  private double nearest(int first, int last) {
    double sum = 0;
    for (int i = first + 1; i <= last; i++) {
      double least = Double.POSITIVE_INFINITY;
      for (int j = first; j < i; j++) {
        least = Math.min(least, distances.between(j, i));
      }
      sum += least / height;
    }
    return sum;
  }

  private double[] junctionFeatures(int last, int count, int before) {
    int middle = last - count;
    Box left = groups[middle][before - 1].box;
    Box right = groups[last][count - 1].box;
    double shared = left.overlapX(right) / height;
    double narrower = Math.max(MIN_WIDTH, Math.min(left.width(), right.width()) / height);
    double apart = Double.POSITIVE_INFINITY;
    for (int i = middle + 1; i <= last; i++) {
      for (int j = middle - before + 1; j <= middle; j++) {
        apart = Math.min(apart, distances.between(j, i) / height);
      }
    }
    double[] f = new double[JunctionFeature.COUNT];
    set(f, JunctionFeature.GAP, Math.clamp(-shared, 0, 2));
    set(f, JunctionFeature.OVERLAP, Math.clamp(shared / narrower, 0, 2));
    set(f, JunctionFeature.BACKWARDS, right.centreX() < left.centreX() ? 1 : 0);
    set(f, JunctionFeature.RAISED, Math.abs(left.centreY() - right.centreY()) / height);
    set(f, JunctionFeature.DISTANCE, Math.min(1, apart));
    set(f, JunctionFeature.TOUCHING, apart < TOUCHING ? 1 : 0);
    set(f, JunctionFeature.PARTED, -shared > PARTED ? 1 : 0);
    set(f, JunctionFeature.STACKED, shared > 0.5 * narrower ? 1 : 0);
    return f;
  }

  private static void set(double[] features, JunctionFeature feature, double value) {
    features[feature.ordinal()] = value;
  }
}
