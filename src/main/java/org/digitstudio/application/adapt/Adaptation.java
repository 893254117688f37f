package org.digitstudio.application.adapt;

import org.digitstudio.domain.network.Model;

/**
 * A copy of a model that learnt a hand, measured against the one it came from.
 *
 * @param model the copy, not yet saved
 * @param myDigits on the part of My digits that was not learnt from
 * @param mnist on MNIST's test set
 */
public record Adaptation(Model model, Change myDigits, Change mnist) {
  /** By how much MNIST may get worse without asking, as a part of 1. */
  public static final double ALLOWED_LOSS = 0.001;

  /**
   * @param n how many pictures
   * @param correctBefore how many of them were read rightly
   */
  public record Change(int n, int correctBefore, int correctAfter) {
    public double before() {
      return (double) correctBefore / n;
    }

    public double after() {
      return (double) correctAfter / n;
    }
  }

  /** What the user should be told before the copy is kept. */
  public enum Verdict {
    /** Better on the hand, and MNIST is as well read as it was, or nearly. */
    BETTER,
    /** No better on the hand: keeping it gains nothing. */
    NO_GAIN,
    /** MNIST would be read worse by more than 0.1 points: only with the user's consent. */
    COSTS_MNIST
  }

  public Verdict verdict() {
    if (mnist.before() - mnist.after() > ALLOWED_LOSS + 1e-12) {
      return Verdict.COSTS_MNIST;
    }
    return myDigits.correctAfter > myDigits.correctBefore ? Verdict.BETTER : Verdict.NO_GAIN;
  }
}
