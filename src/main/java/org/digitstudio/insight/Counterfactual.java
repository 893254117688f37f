package org.digitstudio.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;

/**
 * The smallest change found that makes the network say another digit.
 *
 * @param before the network's answer to the picture as it is
 * @param after its answer to the changed picture
 * @param pixels the changed picture: 784 values in 0..1
 * @param change 784 values: above 0 ink to add, below 0 ink to erase
 */
public record Counterfactual(int before, int after, float[] pixels, float[] change) {
  private static final int MOST_DABS = 40;
  private static final int RIVALS = 3;

  /** A soft dot of the pen or the eraser, 3x3. */
  private static final float[] DAB = {0.25f, 0.5f, 0.25f, 0.5f, 1f, 0.5f, 0.25f, 0.5f, 0.25f};

  /** The ink added, in white pixels. */
  public float added() {
    return part(1);
  }

  /** The ink erased, in white pixels. */
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
   * Searches greedily: towards each of the likeliest rivals it sets, one after the other, the dab
   * of pen or eraser that the gradient promises most of, until the answer flips; then it takes back
   * every dab that was not needed. The least ink wins. Bounded: at most {@value #MOST_DABS} dabs a
   * rival, {@value #RIVALS} rivals.
   *
   * @return empty where no rival could be reached
   * @throws CancellationException once cancelled
   */
  public static Optional<Counterfactual> find(ForwardTrace trace, BooleanSupplier cancelled) {
    int before = trace.answer();
    Optional<Counterfactual> best = Optional.empty();
    for (int rival : Ranking.descending(trace.scores()).subList(1, 1 + RIVALS)) {
      Optional<Counterfactual> found = new Search(trace, before, rival, cancelled).run();
      if (found.isPresent() && (best.isEmpty() || found.get().size() < best.get().size())) {
        best = found;
      }
    }
    return best;
  }

  /**
   * @param where the dab's centre, an index into the 784 pixels
   * @param sign 1 of the pen, -1 of the eraser
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
      while (now.answer() == before) {
        Optional<Dab> next = dabs.size() < MOST_DABS ? promising(now) : Optional.empty();
        if (next.isEmpty()) {
          return Optional.empty();
        }
        dabs.add(next.get());
        now = with(dabs);
      }
      ForwardTrace least = prune(dabs, now);
      float[] change = new float[DigitImage.PIXELS];
      for (int i = 0; i < change.length; i++) {
        change[i] = least.pixels()[i] - start.pixels()[i];
      }
      return Optional.of(new Counterfactual(before, least.answer(), least.pixels(), change));
    }

    private ForwardTrace with(List<Dab> dabs) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      float[] pixels = start.pixels().clone();
      dabs.forEach(dab -> dab.apply(pixels));
      return start.network().run(pixels);
    }

    /** The dab that a straight-line guess says gains the rival most on the answer. */
    private Optional<Dab> promising(ForwardTrace now) {
      float[] weights = new float[Prediction.CLASSES];
      weights[rival] = 1f;
      weights[before] = -1f;
      float[] gradient = Backpropagation.ofScores(now, weights);
      Optional<Dab> best = Optional.empty();
      float most = 1e-4f;
      for (int where = 0; where < gradient.length; where++) {
        for (int sign = -1; sign <= 1; sign += 2) {
          float gain = gain(now.pixels(), gradient, where, sign);
          if (gain > most) {
            most = gain;
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
      ForwardTrace least = flipped;
      for (int i = 0; i < dabs.size(); ) {
        List<Dab> fewer = new ArrayList<>(dabs);
        fewer.remove(i);
        ForwardTrace without = with(fewer);
        if (without.answer() != before) {
          dabs.remove(i);
          least = without;
        } else {
          i++;
        }
      }
      return least;
    }
  }
}
