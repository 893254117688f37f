package org.digitstudio.application.adapt;

import org.digitstudio.domain.network.Model;

/**
 * A copy of a model adapted to the user's handwriting, compared with the original.
 *
 * @param model the copy, not yet saved
 * @param myDigits on the held-out part of My digits
 * @param mnist on MNIST's test set
 */
public record Adaptation(Model model, Change myDigits, Change mnist) {
  /** The drop of the accuracy on MNIST that needs no consent. */
  public static final double MAX_ACCURACY_DROP = 0.001;

  /**
   * The result on one set before and after.
   *
   * @param n how many images
   * @param correctBefore how many of them the original predicted correctly
   */
  public record Change(int n, int correctBefore, int correctAfter) {
    public double before() {
      return (double) correctBefore / n;
    }

    public double after() {
      return (double) correctAfter / n;
    }
  }

  /** The consequence for the user of saving the copy. */
  public enum Verdict {
    /** Better on My digits, and about as good on MNIST. */
    BETTER,
    /** No better on My digits: nothing is gained. */
    NO_GAIN,
    /** Worse on MNIST by more than 0.1 percentage points: saved only with the user's consent. */
    COSTS_MNIST
  }

  public Verdict verdict() {
    if (mnist.before() - mnist.after() > MAX_ACCURACY_DROP + 1e-12) {
      return Verdict.COSTS_MNIST;
    }
    return myDigits.correctAfter > myDigits.correctBefore ? Verdict.BETTER : Verdict.NO_GAIN;
  }
}
