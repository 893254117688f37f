package org.digitstudio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Model;
import org.digitstudio.insight.ConfusionMatrix;

/**
 * What came of an evaluation.
 *
 * @param sure of each picture, whether the answer should be believed
 */
record Evaluation(
    ConfusionMatrix confusion, double seconds, int[] truth, int[] answers, boolean[] sure) {

  int rejected() {
    int rejected = 0;
    for (boolean each : sure) {
      rejected += each ? 0 : 1;
    }
    return rejected;
  }

  private int rightAndSure() {
    int right = 0;
    for (int i = 0; i < sure.length; i++) {
      right += sure[i] && truth[i] == answers[i] ? 1 : 0;
    }
    return right;
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("n", confusion.total());
    json.put("accuracy", confusion.accuracy());
    json.put("seconds", Math.round(seconds * 1e6) / 1e6);
    json.put("rejected", rejected());
    ArrayNode rows = json.putArray("confusion");
    for (int[] row : confusion.counts()) {
      ArrayNode values = rows.addArray();
      for (int value : row) {
        values.add(value);
      }
    }
    return json;
  }

  String text(DigitDataset data, Model model) {
    int n = confusion.total();
    int believed = n - rejected();
    StringBuilder text = new StringBuilder();
    text.append(
        "%s, read by \"%s\" in %.3f s%n".formatted(data.name(), model.card().name(), seconds));
    text.append(
        "accuracy %.2f %% (%,d of n = %,d)%n"
            .formatted(100 * confusion.accuracy(), confusion.correct(), n));
    text.append("not sure of %,d".formatted(rejected()));
    if (believed > 0 && believed < n) {
      text.append(
          "; of the other %,d it reads %.2f %% rightly"
              .formatted(believed, 100.0 * rightAndSure() / believed));
    }
    text.append("%n%ndigit   read as%n     ".formatted());
    for (int digit = 0; digit < Prediction.CLASSES; digit++) {
      text.append("%7d".formatted(digit));
    }
    for (int digit = 0; digit < Prediction.CLASSES; digit++) {
      text.append("%n%5d".formatted(digit));
      for (int answer = 0; answer < Prediction.CLASSES; answer++) {
        int count = confusion.count(digit, answer);
        text.append(count == 0 ? "      ." : "%7d".formatted(count));
      }
    }
    return text.toString();
  }
}
