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
 * Segments a number written in one line into digits. Neighbouring pieces are joined and pieces with
 * seams are cut so that the total cost, which decreases with the network's confidence, is minimal:
 * dynamic programming over the pieces from left to right.
 *
 * @param <P> a piece of the drawing
 */
public final class Segmenter<P> {
  /** Cost of a prediction that is not sure, in nats, in addition to its log-likelihood. */
  private static final double NOT_SURE = 1.5;

  /** Width above which a digit is unusually wide, relative to the line's height. */
  private static final double WIDE = 0.8;

  /** Cost of each line height of width beyond {@link #WIDE}. */
  private static final double WIDE_COST = 6;

  /** Maximum width of a group, relative to the line's height. */
  private static final double TOO_WIDE = 1.7;

  /** Height below which a digit among others is unusually small, relative to the line's height. */
  private static final double SMALL = 0.5;

  /** Cost of an unusually small digit. */
  private static final double SMALL_COST = 3;

  /** Cost of each line height of gaps between joined pieces. */
  private static final double GAP_COST = 4;

  /** Cost of separating two parts that were cut from one piece. */
  private static final double CUT_COST = 0.5;

  /** Width of two touching digits, relative to the line's height. */
  private static final double TWO_WIDE = 1.15;

  /** Additional cost of cutting for each line height that a piece is narrower than that. */
  private static final double NARROW_COST = 8;

  private static final double MAX_GAP = 0.5;
  private static final int MAX_JOINED = 7;
  private static final int MAX_PIECES = 60;

  private final Pieces<P> pieces;
  private final Function<DigitImage, Prediction> reader;
  private final Map<P, Digit<P>> read = new HashMap<>();

  /**
   * A digit of the number.
   *
   * @param box in the drawing's own unit
   */
  public record Digit<P>(P piece, Box box, DigitImage image, Prediction prediction) {}

  /**
   * Segments a drawing or picture.
   *
   * @param reader the network; called once for each candidate
   */
  public Segmenter(Pieces<P> pieces, Function<DigitImage, Prediction> reader) {
    this.pieces = pieces;
    this.reader = reader;
  }

  /** Returns the digits from left to right; none for an empty page. */
  public List<Digit<P>> digits() {
    List<P> whole = sorted(pieces.whole());
    if (whole.isEmpty()) {
      return List.of();
    }
    if (whole.size() > MAX_PIECES) {
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
      double cut = cuttingCost(pieces.box(piece).width() / height);
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
    double max = 0;
    for (P piece : whole) {
      max = Math.max(max, pieces.box(piece).height());
    }
    return Math.max(max, 1e-6);
  }

  private boolean needsCut(P piece, double height) {
    Box box = pieces.box(piece);
    return box.width() >= 0.35 * height
        && box.height() >= SMALL * height
        && !isOneDigit(read(piece), height);
  }

  /** Returns whether a piece is a digit as it is: a sure prediction of usual width. */
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

  private static double cuttingCost(double width) {
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
      for (int start = end - 1; start >= Math.max(0, end - MAX_JOINED); start--) {
        List<P> group = atoms.subList(start, end);
        double joining = joiningCost(group, height);
        boolean alone = group.size() == 1;
        if (!alone && (joining > GAP_COST * MAX_GAP || width(group) > TOO_WIDE * height)) {
          continue;
        }
        Digit<P> digit = read(alone ? group.getFirst() : pieces.join(group));
        double sum = cost[start] + joining + cost(digit, height, count == 1);
        if (start > 0) {
          Double cut = cutFromLast.get(atoms.get(start));
          sum += cut != null ? cut : separatingCost(atoms.get(start - 1), atoms.get(start));
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

  /** Returns the cost of the gaps between the pieces of a group. */
  private double joiningCost(List<P> group, double height) {
    double sum = 0;
    for (int i = 1; i < group.size(); i++) {
      double gap = -pieces.box(group.get(i - 1)).overlapX(pieces.box(group.get(i)));
      sum += GAP_COST * Math.max(0, gap) / height;
    }
    return sum;
  }

  /** Returns the cost of separating two pieces that overlap horizontally. */
  private double separatingCost(P left, P right) {
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
