package org.digitstudio.ui.data;

import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.insight.DigitTable;

/** Names images for the user. */
final class SampleNames {
  private SampleNames() {}

  /** Returns set, index, label and prediction. */
  static String describe(DigitTable table, int row) {
    String where = where(table, row);
    return table.isClassified(row)
        ? Messages.text(
            "data.sample.read",
            where,
            table.labelName(row),
            table.predictedName(row),
            percent(table.confidence(row)))
        : Messages.text("data.sample.unread", where, table.labelName(row));
  }

  /** Returns set and index. */
  static String where(DigitTable table, int row) {
    return Messages.text(
        "data.sample.where", table.sets().get(table.set(row)).name(), table.index(row));
  }

  static String percent(double share) {
    return Formats.percent(share, 1);
  }
}
