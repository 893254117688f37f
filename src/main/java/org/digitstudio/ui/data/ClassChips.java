package org.digitstudio.ui.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.insight.DigitFilter;

/** A choice among the ten classes: the digits in two rows, or longer names in five. */
final class ClassChips extends GridPane {
  private static final int DIGIT_COLUMNS = 5;
  private static final int NAME_COLUMNS = 2;
  private static final double CHIP_WIDTH = 41;

  private final String key;
  private final List<FacetChip> chips = new ArrayList<>();
  private ClassNames names = ClassNames.DIGITS;

  /**
   * Builds the chips of the digits.
   *
   * @param id of the chips, before a dash and the label
   * @param key of the sentence that names a choice
   * @param action called with the label of a chip that is pressed
   */
  ClassChips(String id, String key, IntConsumer action) {
    super(2, 4);
    this.key = key;
    for (int label = 0; label < Prediction.CLASSES; label++) {
      int own = label;
      FacetChip chip =
          new FacetChip(
              names.of(label), Messages.text(key, names.of(label)), () -> action.accept(own));
      chip.setId(id + "-" + label);
      chip.setPrefWidth(CHIP_WIDTH);
      setHgrow(chip, Priority.ALWAYS);
      chips.add(chip);
      add(chip, label % DIGIT_COLUMNS, label / DIGIT_COLUMNS);
    }
  }

  void setClassNames(ClassNames newNames) {
    if (newNames.equals(names)) {
      return;
    }
    names = newNames;
    int columns = names.areDigits() ? DIGIT_COLUMNS : NAME_COLUMNS;
    for (int label = 0; label < Prediction.CLASSES; label++) {
      FacetChip chip = chips.get(label);
      chip.rename(names.of(label), Messages.text(key, names.of(label)));
      chip.setPrefWidth(CHIP_WIDTH * DIGIT_COLUMNS / columns);
      setConstraints(chip, label % columns, label / columns);
    }
  }

  /**
   * Shows the numbers of images.
   *
   * @param counts of each class
   * @param chosen mask of the classes that are chosen
   */
  void show(int[] counts, int chosen) {
    for (int label = 0; label < Prediction.CLASSES; label++) {
      chips.get(label).show(counts[label], DigitFilter.includes(chosen, label));
    }
  }
}
