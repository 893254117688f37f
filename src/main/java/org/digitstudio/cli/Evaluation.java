package org.digitstudio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.IntStream;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.insight.ConfusionMatrix;

/**
 * The result of an evaluation.
 *
 * @param seconds of inference alone, without reading files and preparing images
 * @param truth label of each image
 * @param predicted digit of each image
 * @param sure whether each prediction should be believed
 * @param classNames names of the rows and columns of the matrix
 * @param unread files that could not be read; they count as wrong
 */
record Evaluation(
    ConfusionMatrix confusion,
    double seconds,
    int[] truth,
    int[] predicted,
    boolean[] sure,
    ClassNames classNames,
    int unread) {

  private int total() {
    return confusion.total() + unread;
  }

  private double accuracy() {
    return (double) confusion.correct() / total();
  }

  private int rejected() {
    return (int) IntStream.range(0, sure.length).filter(i -> !sure[i]).count();
  }

  private long correctAndSure() {
    return IntStream.range(0, sure.length).filter(i -> sure[i] && truth[i] == predicted[i]).count();
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("n", total());
    json.put("accuracy", accuracy());
    json.put("seconds", Math.round(seconds * 1e6) / 1e6);
    json.put("rejected", rejected());
    if (unread > 0) {
      json.put("unread", unread);
    }
    if (!classNames.areDigits()) {
      classNames.names().forEach(json.putArray("class_names")::add);
    }
    ArrayNode rows = json.putArray("confusion");
    for (int[] row : confusion.counts()) {
      ArrayNode values = rows.addArray();
      for (int value : row) {
        values.add(value);
      }
    }
    return json;
  }

  /**
   * Formats the result for people.
   *
   * @param data name of the data set
   * @param model name of the model
   */
  String text(String data, String model) {
    int believed = sure.length - rejected();
    StringBuilder text = new StringBuilder();
    text.append(Messages.text("cli.evaluate.model", data, model, Formats.decimal(seconds, 3)));
    text.append("%n".formatted());
    text.append(
        Messages.text(
            "cli.evaluate.accuracy", Formats.percent(accuracy(), 2), confusion.correct(), total()));
    text.append("%n".formatted());
    text.append(Messages.text("cli.evaluate.not-sure", rejected()));
    if (believed > 0 && believed < sure.length) {
      text.append(' ')
          .append(
              Messages.text(
                  "cli.evaluate.others",
                  believed,
                  Formats.percent((double) correctAndSure() / believed, 2)));
    }
    if (unread > 0) {
      text.append("%n".formatted()).append(Messages.text("cli.evaluate.unread", unread));
    }
    return text.append("%n%n".formatted()).append(matrix()).toString();
  }

  private String matrix() {
    StringBuilder text = new StringBuilder(Messages.text("cli.evaluate.matrix"));
    boolean named = !classNames.areDigits();
    int width = classNames.names().stream().mapToInt(String::length).max().orElse(1);
    String margin = named ? " ".repeat(width + 3) : "";
    text.append("%n%s     ".formatted(margin));
    for (int digit = 0; digit < Prediction.CLASSES; digit++) {
      text.append("%7d".formatted(digit));
    }
    for (int digit = 0; digit < Prediction.CLASSES; digit++) {
      String name = named ? ("%-" + (width + 3) + "s").formatted(classNames.of(digit)) : "";
      text.append("%n%s%5d".formatted(name, digit));
      for (int answer = 0; answer < Prediction.CLASSES; answer++) {
        int count = confusion.count(digit, answer);
        text.append(count == 0 ? "      ." : "%7d".formatted(count));
      }
    }
    return text.toString();
  }
}
