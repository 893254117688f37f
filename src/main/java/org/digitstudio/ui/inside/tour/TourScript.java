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
   */
  public record Step(
      String title, String words, StationKind station, OptionalInt digit, KernelSource kernels) {
    /** Creates a step that leaves the image and the kernels as they are. */
    public Step(String title, String words, StationKind station) {
      this(title, words, station, OptionalInt.empty(), KernelSource.ANY);
    }

    /** Returns this step with a sample of a digit. */
    public Step on(int sample) {
      return new Step(title, words, station, OptionalInt.of(sample), kernels);
    }

    /** Returns this step with these kernels. */
    public Step with(KernelSource shown) {
      return new Step(title, words, station, digit, shown);
    }
  }
}
