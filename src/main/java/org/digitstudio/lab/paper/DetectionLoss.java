package org.digitstudio.lab.paper;

import java.util.Arrays;
import org.digitstudio.domain.network.DetectorSpec;
import org.digitstudio.domain.port.DigitDetector;

/**
 * The loss of a detector on a sample, and its gradient with respect to the outputs. The outputs of
 * each cell are 11 logits (ten digits and "no digit"), the distances to the left, top, right and
 * bottom of the box, and 16 logits for its pixels being ink of a digit.
 *
 * <p>The loss of a digit is cross-entropy; of "no digit" the focal loss (Lin et al. 2017), because
 * most of these cells are easy; of a box the smooth L1 loss (Girshick 2015); of ink binary
 * cross-entropy.
 */
public final class DetectionLoss {
  private static final int CLASSES = DigitDetector.CLASSES;
  private static final int BOX = DigitDetector.BOX;
  private static final int INK = DigitDetector.INK;
  private static final float BOX_UNIT = DigitDetector.BOX_UNIT;
  private static final int STRIDE = DetectorSpec.OUTPUTS;
  private static final double FOCUS = 2;
  private static final double BOX_WEIGHT = 1;
  private static final double BOX_ROUND = 0.1;
  private static final double INK_WEIGHT = 3;

  /** The parts of the loss, summed over samples. */
  public static final class Parts {
    public double classes;
    public double boxes;
    public double ink;
    public int digits;
    public int samples;

    void divideBy(double steps) {
      classes /= steps;
      boxes /= steps;
      ink /= steps;
    }
  }

  private DetectionLoss() {}

  /**
   * Adds a sample's loss and writes its gradient.
   *
   * @param out the outputs, cell by cell, from index {@code at}
   * @param perDigit divisor of the loss of digits
   * @param perSample divisor of the loss of ink
   */
  public static void add(
      PaperSample sample,
      float[] out,
      int at,
      double perDigit,
      double perSample,
      float[] gradient,
      Parts parts) {
    DetectionTargets targets = new DetectionTargets(sample);
    int cells = targets.classes.length;
    Arrays.fill(gradient, at, at + cells * STRIDE, 0f);
    double inkShare = INK_WEIGHT / (perSample * sample.width() * sample.height());
    for (int cell = 0; cell < cells; cell++) {
      int from = at + cell * STRIDE;
      int label = targets.classes[cell];
      if (label != DetectionTargets.IGNORED) {
        classes(out, from, label, targets.weights[cell] / perDigit, gradient, parts);
      }
      if (label >= 0 && label < DetectionTargets.NO_DIGIT) {
        box(
            targets,
            cell,
            out,
            from,
            BOX_WEIGHT * targets.weights[cell] / perDigit,
            gradient,
            parts);
      }
      ink(sample, targets.columns, cell, out, from, inkShare, gradient, parts);
    }
    parts.digits += targets.count;
    parts.samples++;
  }

  private static void classes(
      float[] out, int from, int label, double weight, float[] gradient, Parts parts) {
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < CLASSES; c++) {
      most = Math.max(most, out[from + c]);
    }
    double[] p = new double[CLASSES];
    double sum = 0;
    for (int c = 0; c < CLASSES; c++) {
      p[c] = Math.exp(out[from + c] - most);
      sum += p[c];
    }
    double right = Math.max(p[label] / sum, 1e-12);
    double factor = weight;
    if (label == DetectionTargets.NO_DIGIT) {
      double wrong = 1 - right;
      // d/dp of -(1 - p)^2 log p, times -p: the factor of the gradient of plain cross-entropy.
      factor = weight * (wrong * wrong - FOCUS * right * wrong * Math.log(right));
      parts.classes -= weight * wrong * wrong * Math.log(right);
    } else {
      parts.classes -= weight * Math.log(right);
    }
    for (int c = 0; c < CLASSES; c++) {
      gradient[from + c] = (float) (factor * (p[c] / sum - (c == label ? 1 : 0)));
    }
  }

  private static void box(
      DetectionTargets targets,
      int cell,
      float[] out,
      int from,
      double weight,
      float[] gradient,
      Parts parts) {
    float x = (cell % targets.columns + 0.5f) * DetectionTargets.CELL;
    float y = (cell / targets.columns + 0.5f) * DetectionTargets.CELL;
    for (int side = 0; side < 4; side++) {
      float edge = targets.boxes[4 * cell + side];
      float wanted = (side % 2 == 0 ? edge - x : edge - y) / BOX_UNIT;
      double off = out[from + BOX + side] - wanted;
      boolean round = Math.abs(off) < BOX_ROUND;
      parts.boxes += weight * (round ? off * off / (2 * BOX_ROUND) : Math.abs(off) - BOX_ROUND / 2);
      gradient[from + BOX + side] = (float) (weight * (round ? off / BOX_ROUND : Math.signum(off)));
    }
  }

  private static void ink(
      PaperSample sample,
      int columns,
      int cell,
      float[] out,
      int from,
      double weight,
      float[] gradient,
      Parts parts) {
    int x = cell % columns * DetectionTargets.CELL;
    int y = cell / columns * DetectionTargets.CELL;
    for (int i = 0; i < 16; i++) {
      double z = out[from + INK + i];
      boolean inked = sample.ink()[(y + i / 4) * sample.width() + x + i % 4] != 0;
      double p = 1 / (1 + Math.exp(-z));
      parts.ink += weight * (Math.log1p(Math.exp(-Math.abs(z))) + Math.max(z, 0) - (inked ? z : 0));
      gradient[from + INK + i] = (float) (weight * (p - (inked ? 1 : 0)));
    }
  }

  /** Returns the number of digit cells with the correct prediction and of all digit cells. */
  public static int[] score(PaperSample sample, float[] out, int at) {
    DetectionTargets targets = new DetectionTargets(sample);
    int[] score = new int[2];
    for (int cell = 0; cell < targets.classes.length; cell++) {
      int label = targets.classes[cell];
      if (label >= 0 && label < DetectionTargets.NO_DIGIT) {
        int best = 0;
        for (int c = 1; c < CLASSES; c++) {
          best = out[at + cell * STRIDE + c] > out[at + cell * STRIDE + best] ? c : best;
        }
        score[0] += best == label ? 1 : 0;
        score[1]++;
      }
    }
    return score;
  }

  /** Returns the number of digits to be detected in a sample. */
  public static int digits(PaperSample sample) {
    return new DetectionTargets(sample).count;
  }
}
