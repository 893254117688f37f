package org.digitstudio.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;

/**
 * The smallest edit found that changes the network's prediction.
 *
 * @param before the prediction for the image as it is
 * @param after the prediction for the edited image
 * @param pixels the edited image: 784 values in 0..1
 * @param change 784 values: ink added where above 0, erased where below
 */
public record Counterfactual(int before, int after, float[] pixels, float[] change) {
  private static final int MAX_DABS = 40;
  private static final int RIVALS = 3;

  /** The smallest predicted gain in logits for which a dab is worth adding. */
  private static final float MIN_GAIN = 1e-4f;

  /** The coverage of one dab of the pen or the eraser, 3x3 pixels. */
  private static final float[] DAB = {0.25f, 0.5f, 0.25f, 0.5f, 1f, 0.5f, 0.25f, 0.5f, 0.25f};

  /** Returns the ink added, in units of fully white pixels. */
  public float added() {
    return part(1);
  }

  /** Returns the ink erased, in units of fully white pixels. */
  public float erased() {
    return -part(-1);
  }

  private float part(int sign) {
    float sum = 0;
    for (float value : change) {
      sum += value * sign > 0 ? value : 0;
    }
    return sum;
  }

  private float size() {
    return added() + erased();
  }

  /**
   * Searches greedily. For each of the {@value #RIVALS} most likely other digits it adds the dab of
   * pen or eraser that the gradient says helps most, until the prediction flips, at most {@value
   * #MAX_DABS} times; then it removes every dab that was not needed. The edit with the least ink
   * wins.
   *
   * @return empty if no rival was reached
   * @throws CancellationException once cancelled
   */
  public static Optional<Counterfactual> find(ForwardTrace trace, BooleanSupplier cancelled) {
    int before = trace.prediction();
    Optional<Counterfactual> best = Optional.empty();
    for (int rival : Ranking.descending(trace.logits()).subList(1, 1 + RIVALS)) {
      Optional<Counterfactual> found = new Search(trace, before, rival, cancelled).run();
      if (found.isPresent() && (best.isEmpty() || found.get().size() < best.get().size())) {
        best = found;
      }
    }
    return best;
  }

  /**
   * @param where the centre, an index into the 784 pixels
   * @param sign 1 for the pen, -1 for the eraser
   */
  private record Dab(int where, int sign) {
    void apply(float[] pixels) {
      for (int k = 0; k < DAB.length; k++) {
        int index = neighbour(where, k);
        if (index >= 0) {
          pixels[index] = Math.clamp(pixels[index] + sign * DAB[k], 0f, 1f);
        }
      }
    }
  }

  private static int neighbour(int where, int k) {
    int row = where / DigitImage.SIDE + k / 3 - 1;
    int column = where % DigitImage.SIDE + k % 3 - 1;
    boolean inside = row >= 0 && row < DigitImage.SIDE && column >= 0 && column < DigitImage.SIDE;
    return inside ? row * DigitImage.SIDE + column : -1;
  }

  private record Search(ForwardTrace start, int before, int rival, BooleanSupplier cancelled) {
    Optional<Counterfactual> run() {
      List<Dab> dabs = new ArrayList<>();
      ForwardTrace now = start;
      while (now.prediction() == before) {
        Optional<Dab> next = dabs.size() < MAX_DABS ? bestDab(now) : Optional.empty();
        if (next.isEmpty()) {
          return Optional.empty();
        }
        dabs.add(next.get());
        now = with(dabs);
      }
      ForwardTrace pruned = prune(dabs, now);
      float[] change = new float[DigitImage.PIXELS];
      for (int i = 0; i < change.length; i++) {
        change[i] = pruned.pixels()[i] - start.pixels()[i];
      }
      return Optional.of(new Counterfactual(before, pruned.prediction(), pruned.pixels(), change));
    }

    private ForwardTrace with(List<Dab> dabs) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      float[] pixels = start.pixels().clone();
      dabs.forEach(dab -> dab.apply(pixels));
      return start.network().run(pixels);
    }

    /**
     * Returns the dab with the largest first-order gain of the rival's logit over the prediction's.
     */
    private Optional<Dab> bestDab(ForwardTrace now) {
      float[] weights = new float[Prediction.CLASSES];
      weights[rival] = 1f;
      weights[before] = -1f;
      float[] gradient = Backpropagation.ofLogits(now, weights);
      Optional<Dab> best = Optional.empty();
      float largest = MIN_GAIN;
      for (int where = 0; where < gradient.length; where++) {
        for (int sign = -1; sign <= 1; sign += 2) {
          float gain = gain(now.pixels(), gradient, where, sign);
          if (gain > largest) {
            largest = gain;
            best = Optional.of(new Dab(where, sign));
          }
        }
      }
      return best;
    }

    private static float gain(float[] pixels, float[] gradient, int where, int sign) {
      float gain = 0;
      for (int k = 0; k < DAB.length; k++) {
        int index = neighbour(where, k);
        if (index >= 0) {
          float to = Math.clamp(pixels[index] + sign * DAB[k], 0f, 1f);
          gain += (to - pixels[index]) * gradient[index];
        }
      }
      return gain;
    }

    private ForwardTrace prune(List<Dab> dabs, ForwardTrace flipped) {
      ForwardTrace smallest = flipped;
      for (int i = 0; i < dabs.size(); ) {
        List<Dab> fewer = new ArrayList<>(dabs);
        fewer.remove(i);
        ForwardTrace without = with(fewer);
        if (without.prediction() != before) {
          dabs.remove(i);
          smallest = without;
        } else {
          i++;
        }
      }
      return smallest;
    }
  }
}
