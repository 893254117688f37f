package org.digitstudio.application.training;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.data.DigitDataset;

/**
 * The arrangement of the images of a data set, and the names of its classes.
 *
 * @param transposed whether rows and columns are exchanged
 * @param inverted whether black and white are exchanged
 * @param classNames names of the ten classes instead of the set's own
 */
public record SetArrangement(
    boolean transposed, boolean inverted, Optional<ClassNames> classNames) {
  /** The images and names as the files have them. */
  public static final SetArrangement AS_FILED = new SetArrangement(false, false, Optional.empty());

  private static final String TRANSPOSE = "transpose";
  private static final String INVERT = "invert";
  private static final String CLASS_NAMES = "class-names";

  /** Returns a view of a set, arranged like this. */
  public DigitDataset apply(DigitDataset data) {
    DigitDataset turned = transposed ? data.transposed() : data;
    DigitDataset upright = inverted ? turned.inverted() : turned;
    return classNames.map(upright::withClassNames).orElse(upright);
  }

  /** Returns the command's options that arrange a set like this. */
  Map<String, String> options() {
    Map<String, String> options = new TreeMap<>();
    if (transposed) {
      options.put(TRANSPOSE, "");
    }
    if (inverted) {
      options.put(INVERT, "");
    }
    classNames.ifPresent(names -> options.put(CLASS_NAMES, String.join("\n", names.names())));
    return options;
  }

  /** Returns the arrangement that options describe. */
  static SetArrangement of(Map<String, String> options) {
    return new SetArrangement(
        options.containsKey(TRANSPOSE),
        options.containsKey(INVERT),
        Optional.ofNullable(options.get(CLASS_NAMES)).map(ClassNames::parse));
  }
}
