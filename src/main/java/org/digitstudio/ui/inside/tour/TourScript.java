package org.digitstudio.ui.inside.tour;

import java.util.List;
import java.util.OptionalInt;
import org.digitstudio.ui.inside.model.StationKind;

/**
 * A guided tour.
 *
 * @param steps at least one
 */
public record TourScript(String title, List<Step> steps) {
  public TourScript {
    steps = List.copyOf(steps);
  }

  /** The kernels that a step about the convolution shows. */
  public enum KernelSource {
    /** Those that are shown already. */
    ANY,
    /** The hand-made ones, the first of them sliding. */
    HAND_MADE,
    /** Those of the network. */
    LEARNED
  }

  /**
   * One step.
   *
   * @param words the text below the title
   * @param station that the step explains
   * @param digit the digit of the sample to inspect; empty to leave the image as it is
   * @param question of the worksheet; empty asks none
   * @param answer to the question
   */
  public record Step(
      String title,
      String words,
      StationKind station,
      OptionalInt digit,
      KernelSource kernels,
      String question,
      String answer) {
    /** Creates a step that leaves the image and the kernels as they are and asks nothing. */
    public Step(String title, String words, StationKind station) {
      this(title, words, station, OptionalInt.empty(), KernelSource.ANY, "", "");
    }

    Step withWords(String newWords) {
      return new Step(title, newWords, station, digit, kernels, question, answer);
    }

    Step at(StationKind newStation) {
      return new Step(title, words, newStation, digit, kernels, question, answer);
    }

    /** Returns this step with a question of the worksheet and its answer. */
    Step asking(String newQuestion, String newAnswer) {
      return new Step(title, words, station, digit, kernels, newQuestion, newAnswer);
    }

    /** Returns this step with a sample of a digit. */
    public Step on(int sample) {
      return new Step(title, words, station, OptionalInt.of(sample), kernels, question, answer);
    }

    /** Returns this step with these kernels. */
    public Step with(KernelSource shown) {
      return new Step(title, words, station, digit, shown, question, answer);
    }
  }
}
