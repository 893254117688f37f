package org.digitstudio.application.collect;

import java.util.List;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.paper.sheet.SheetLayout;

/**
 * The digits collected from one photograph of a sheet.
 *
 * @param pupil the number that the pupil wrote down; empty where there is none
 * @param digits those written, in the order of their boxes; blanks are left out
 */
public record CollectedSheet(SheetLayout layout, String pupil, List<CollectedDigit> digits) {
  public CollectedSheet {
    digits = List.copyOf(digits);
  }

  /** The digits as a set to learn from. */
  public DigitDataset dataset() {
    return CollectedDigit.dataset(pupil.isEmpty() ? "sheet" : "pupil " + pupil, digits);
  }
}
