package org.digitstudio.application.collect;

import java.util.List;
import org.digitstudio.application.text.Messages;
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

  /** Returns the name under which the digits are kept; empty where the pupil wrote no number. */
  public String writer() {
    return writer(pupil);
  }

  /** Returns the name under which a pupil's digits are kept; empty for no number. */
  public static String writer(String pupil) {
    return pupil.isEmpty() ? "" : Messages.text("application.sheet.writer", pupil);
  }

  /** The digits as a set to learn from. */
  public DigitDataset dataset() {
    return CollectedDigit.dataset(pupil.isEmpty() ? "sheet" : "pupil " + pupil, digits);
  }
}
