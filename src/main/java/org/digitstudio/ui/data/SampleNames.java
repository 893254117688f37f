package org.digitstudio.ui.data;

import java.util.Locale;
import org.digitstudio.application.text.Messages;
import org.digitstudio.insight.DigitTable;

/** How a picture is named in words. */
final class SampleNames {
  private SampleNames() {}

  /** Set, index, label and what the model says. */
  static String describe(DigitTable table, int row) {
    String where = where(table, row);
    return table.isClassified(row)
        ? Messages.text(
            "data.sample.read",
            where,
            table.label(row),
            table.predictedDigit(row),
            percent(table.confidence(row)))
        : Messages.text("data.sample.unread", where, table.label(row));
  }

  /** Set and index. */
  static String where(DigitTable table, int row) {
    return Messages.text(
        "data.sample.where", table.sets().get(table.set(row)).name(), table.index(row));
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f\u00a0%%", 100 * share);
  }
}
