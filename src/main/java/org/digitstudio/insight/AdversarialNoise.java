package org.digitstudio.insight;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.digitstudio.domain.digit.Prediction;

/**
 * The smallest noise found, by its Euclidean norm, that changes the network's prediction.
 *
 * @param before the prediction for the image as it is
 * @param after the prediction for the image with the noise
 * @param pixels the image with the noise: 784 values in 0..1
 * @param noise 784 values in -1..1: what was added to each pixel
 */
public record AdversarialNoise(int before, int after, float[] pixels, float[] noise) {
  private static final int RIVALS = 4;
  private static final int MAX_STEPS = 40;
  private static final int REFINEMENTS = 8;
  private static final int BISECTIONS = 16;

  /** The length of a step in units of the linear estimate of the distance to the boundary. */
  private static final double OVERSHOOT = 1.02;

  /** The share of the noise that a refinement starts from. */
  private static final float RESTART = 0.85f;

  /** Returns the largest absolute change of a pixel, in 0..1. */
  public double largestChange() {
    double largest = 0;
    for (float value : noise) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /** Returns the Euclidean norm of the noise. */
  public double norm() {
    return norm(noise);
  }

  /** Returns the norm of the noise divided by that of the image without it. */
  public double relativeNorm() {
    float[] image = new float[noise.length];
    for (int i = 0; i < image.length; i++) {
      image[i] = pixels[i] - noise[i];
    }
    return norm() / Math.max(1e-9, norm(image));
  }

  private static double norm(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }

  /**
   * Searches with DeepFool (Moosavi-Dezfooli et al. 2016), within the range of the pixels: each
   * step goes to the nearest of the boundaries to the {@value #RIVALS} most likely other digits, as
   * if the network were linear. The result is scaled down until it barely flips the prediction, and
   * the search starts again from a part of it as long as that makes it smaller.
   *
   * @return empty if the prediction did not change within {@value #MAX_STEPS} steps
   * @throws CancellationException once cancelled
   */
  public static Optional<AdversarialNoise> find(ForwardTrace trace, BooleanSupplier cancelled) {
    Search search = new Search(trace, trace.prediction(), cancelled);
    Optional<ForwardTrace> best = search.push(trace).map(search::shrink);
    for (int i = 0; i < REFINEMENTS && best.isPresent(); i++) {
      ForwardTrace start = search.at(best.get().pixels(), RESTART);
      Optional<ForwardTrace> next = search.push(start).map(search::shrink);
      double smallest = search.distance(best.get());
      if (next.filter(found -> search.distance(found) < smallest).isEmpty()) {
        break;
      }
      best = next;
    }
    return best.map(search::result);
  }

  private record Search(ForwardTrace start, int before, BooleanSupplier cancelled) {
    /** Steps across the nearest boundary. */
    Optional<ForwardTrace> push(ForwardTrace from) {
      ForwardTrace now = from;
      for (int step = 0; step < MAX_STEPS && now.prediction() == before; step++) {
        Optional<ForwardTrace> next = step(now);
        if (next.isEmpty()) {
          return Optional.empty();
        }
        now = next.get();
      }
      return now.prediction() == before ? Optional.empty() : Optional.of(now);
    }

    private Optional<ForwardTrace> step(ForwardTrace now) {
      List<Integer> order = Ranking.descending(now.logits());
      double nearest = Double.POSITIVE_INFINITY;
      float[] direction = new float[0];
      double factor = 0;
      for (int rival : order.subList(1, 1 + RIVALS)) {
        float[] gradient = towards(now, rival);
        double slope = norm(gradient);
        double lead = now.logits()[before] - now.logits()[rival];
        if (slope > 0 && lead / slope < nearest) {
          nearest = lead / slope;
          direction = gradient;
          // A tie is no flip: the step always goes a little further.
          factor = OVERSHOOT * (lead + 1e-4) / (slope * slope);
        }
      }
      if (direction.length == 0) {
        return Optional.empty();
      }
      float[] pixels = now.pixels().clone();
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (float) Math.clamp(pixels[i] + factor * direction[i], 0, 1);
      }
      return Optional.of(run(pixels));
    }

    /** Returns the gradient of a rival's lead, 0 where a pixel is at the end of its range. */
    private float[] towards(ForwardTrace now, int rival) {
      float[] weights = new float[Prediction.CLASSES];
      weights[rival] = 1;
      weights[before] = -1;
      float[] gradient = Backpropagation.ofLogits(now, weights);
      for (int i = 0; i < gradient.length; i++) {
        float pixel = now.pixels()[i];
        boolean stuck = gradient[i] < 0 ? pixel <= 0 : pixel >= 1;
        gradient[i] = stuck ? 0 : gradient[i];
      }
      return gradient;
    }

    /** Finds the smallest share of the noise that still flips the prediction, by bisection. */
    ForwardTrace shrink(ForwardTrace flipped) {
      float low = 0;
      float high = 1;
      ForwardTrace smallest = flipped;
      for (int i = 0; i < BISECTIONS; i++) {
        float middle = (low + high) / 2;
        ForwardTrace tried = at(flipped.pixels(), middle);
        if (tried.prediction() == before) {
          low = middle;
        } else {
          high = middle;
          smallest = tried;
        }
      }
      return smallest;
    }

    /** Runs the network on the image with a share of the noise of another one. */
    ForwardTrace at(float[] noisy, float share) {
      float[] pixels = start.pixels().clone();
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] += share * (noisy[i] - pixels[i]);
      }
      return run(pixels);
    }

    private ForwardTrace run(float[] pixels) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      return start.network().run(pixels);
    }

    double distance(ForwardTrace other) {
      return norm(noise(other));
    }

    private float[] noise(ForwardTrace other) {
      float[] noise = new float[start.pixels().length];
      for (int i = 0; i < noise.length; i++) {
        noise[i] = other.pixels()[i] - start.pixels()[i];
      }
      return noise;
    }

    AdversarialNoise result(ForwardTrace flipped) {
      return new AdversarialNoise(before, flipped.prediction(), flipped.pixels(), noise(flipped));
    }
  }
}
