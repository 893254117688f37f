package org.digitstudio.exchange.data;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;

/**
 * A model's predictions for a set as a table: number, label, prediction, whether they agree,
 * whether the prediction is sure, and ten probabilities.
 */
public final class PredictionsCsv {
  private PredictionsCsv() {}

  /** Returns the table, in UTF-8. */
  public static byte[] write(DigitDataset data, BatchResult predictions) {
    StringBuilder table = new StringBuilder("index,label,predicted,correct,sure");
    for (int digit = 0; digit < Prediction.CLASSES; digit++) {
      table.append(',').append(cell("p " + data.classNames().of(digit)));
    }
    table.append('\n');
    for (int i = 0; i < data.size(); i++) {
      int predicted = predictions.digit(i);
      table
          .append(i)
          .append(',')
          .append(cell(data.classNames().of(data.label(i))))
          .append(',')
          .append(cell(data.classNames().of(predicted)))
          .append(',')
          .append(predicted == data.label(i))
          .append(',')
          .append(predictions.sure()[i]);
      for (int digit = 0; digit < Prediction.CLASSES; digit++) {
        table
            .append(',')
            .append(String.format(Locale.ROOT, "%.6g", predictions.probability(i, digit)));
      }
      table.append('\n');
    }
    return table.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Quotes a text where it needs to be. One that a spreadsheet would take for a formula gets an
   * apostrophe before it.
   */
  static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    boolean quotes = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quotes ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
