package org.digitstudio.ink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;

/**
 * Finds the digits of a number written in one line. Pieces next to each other are joined, and
 * pieces with thin places are cut, so that the network is surest of what comes out: the cheapest
 * way through all groupings, found by dynamic programming over the pieces from left to right.
 *
 * @param <P> a piece of the drawing
 */
public final class Segmenter<P> {
  /** What a refused reading costs, in nats, besides its lack of confidence. */
  private static final double NOT_SURE = 1.5;

  /** A digit is rarely wider than this part of its line's height... */
  private static final double WIDE = 0.8;

  /** ...and each line height more costs this. */
  private static final double WIDE_COST = 6;

  /** Beyond this a group is not even tried. */
  private static final double TOO_WIDE = 1.7;

  /** Among others, a digit is at least this part of the line's height; less costs this. */
  private static final double SMALL = 0.5;

  private static final double SMALL_COST = 3;

  /** What paper between joined pieces costs, a line height of it. */
  private static final double GAP_COST = 4;

  /** What it costs to tell two pieces apart that were cut from one... */
  private static final double CUT_COST = 0.5;

  /** ...of this part of the line's height in width, as two digits are that touch... */
  private static final double TWO_WIDE = 1.15;

  /** ...and for each line height that it was narrower, for then it is more likely one digit. */
  private static final double NARROW_COST = 8;

  private static final double WIDEST_GAP = 0.5;
  private static final int MOST_JOINED = 7;
  private static final int MOST_PIECES = 60;

  private final Pieces<P> pieces;
  private final Function<DigitImage, Prediction> reader;
  private final Map<P, Digit<P>> read = new HashMap<>();

  /**
   * One digit found.
   *
   * @param box in the drawing's own unit
   */
  public record Digit<P>(P piece, Box box, DigitImage image, Prediction prediction) {}

  /**
   * @param reader the network; called once for each group that is tried
   */
  public Segmenter(Pieces<P> pieces, Function<DigitImage, Prediction> reader) {
    this.pieces = pieces;
    this.reader = reader;
  }

  /** The digits from left to right; none on an empty page. */
  public List<Digit<P>> digits() {
    List<P> whole = sorted(pieces.whole());
    if (whole.isEmpty()) {
      return List.of();
    }
    if (whole.size() > MOST_PIECES) {
      return List.of(read(pieces.join(whole)));
    }
    double height = height(whole);
    if (whole.size() == 1 && isOneDigit(read(whole.getFirst()), height)) {
      return List.of(read(whole.getFirst()));
    }
    List<P> atoms = new ArrayList<>();
    Map<P, Double> cutFromLast = new HashMap<>();
    for (P piece : whole) {
      List<P> parts = needsCut(piece, height) ? sorted(pieces.cut(piece)) : List.of(piece);
      atoms.addAll(parts);
      double cut = cutting(pieces.box(piece).width() / height);
      parts.subList(1, parts.size()).forEach(part -> cutFromLast.put(part, cut));
    }
    return cheapest(sorted(atoms), cutFromLast, height);
  }

  private List<P> sorted(List<P> unordered) {
    return unordered.stream()
        .sorted(Comparator.comparingDouble(piece -> pieces.box(piece).centreX()))
        .toList();
  }

  private double height(List<P> whole) {
    double most = 0;
    for (P piece : whole) {
      most = Math.max(most, pieces.box(piece).height());
    }
    return Math.max(most, 1e-6);
  }

  private boolean needsCut(P piece, double height) {
    Box box = pieces.box(piece);
    return box.width() >= 0.35 * height
        && box.height() >= SMALL * height
        && !isOneDigit(read(piece), height);
  }

  /** No second look: the network is sure and the shape is a digit's. */
  private boolean isOneDigit(Digit<P> digit, double height) {
    return digit.prediction.sure()
        && digit.prediction.confidence() > 0.8f
        && digit.box.width() <= WIDE * height;
  }

  private Digit<P> read(P piece) {
    return read.computeIfAbsent(
        piece,
        key -> {
          DigitImage image = pieces.image(key);
          return new Digit<>(key, pieces.box(key), image, reader.apply(image));
        });
  }

  private static double cutting(double width) {
    return CUT_COST + NARROW_COST * Math.max(0, TWO_WIDE - width);
  }

  private List<Digit<P>> cheapest(List<P> atoms, Map<P, Double> cutFromLast, double height) {
    int count = atoms.size();
    double[] cost = new double[count + 1];
    int[] from = new int[count + 1];
    List<Digit<P>> last = new ArrayList<>();
    last.add(null);
    Arrays.fill(cost, 1, count + 1, Double.POSITIVE_INFINITY);
    for (int end = 1; end <= count; end++) {
      last.add(null);
      for (int start = end - 1; start >= Math.max(0, end - MOST_JOINED); start--) {
        List<P> group = atoms.subList(start, end);
        double joining = joining(group, height);
        boolean alone = group.size() == 1;
        if (!alone && (joining > GAP_COST * WIDEST_GAP || width(group) > TOO_WIDE * height)) {
          continue;
        }
        Digit<P> digit = read(alone ? group.getFirst() : pieces.join(group));
        double sum = cost[start] + joining + cost(digit, height, count == 1);
        if (start > 0) {
          Double cut = cutFromLast.get(atoms.get(start));
          sum += cut != null ? cut : parting(atoms.get(start - 1), atoms.get(start));
        }
        if (sum < cost[end]) {
          cost[end] = sum;
          from[end] = start;
          last.set(end, digit);
        }
      }
    }
    List<Digit<P>> digits = new ArrayList<>();
    for (int end = count; end > 0; end = from[end]) {
      digits.add(last.get(end));
    }
    return List.copyOf(digits.reversed());
  }

  private double width(List<P> group) {
    return group.stream().map(pieces::box).reduce(Box::union).orElseThrow().width();
  }

  /** The cost of the paper between the pieces of a group. */
  private double joining(List<P> group, double height) {
    double sum = 0;
    for (int i = 1; i < group.size(); i++) {
      double gap = -pieces.box(group.get(i - 1)).overlapX(pieces.box(group.get(i)));
      sum += GAP_COST * Math.max(0, gap) / height;
    }
    return sum;
  }

  /** The cost of telling two pieces apart that stand above each other. */
  private double parting(P left, P right) {
    Box a = pieces.box(left);
    Box b = pieces.box(right);
    double narrower = Math.max(1e-6, Math.min(a.width(), b.width()));
    return 2 * Math.max(0, a.overlapX(b)) / narrower;
  }

  private static double cost(Digit<?> digit, double height, boolean only) {
    double cost = -Math.log(Math.max(1e-4, digit.prediction.confidence()));
    if (!digit.prediction.sure()) {
      cost += NOT_SURE;
    }
    cost += WIDE_COST * Math.max(0, digit.box.width() / height - WIDE);
    if (!only && digit.box.height() < SMALL * height) {
      cost += SMALL_COST;
    }
    return cost;
  }
}
