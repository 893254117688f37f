package org.digitstudio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.digitstudio.application.reading.Reading;
import org.digitstudio.application.reading.Reading.ReadDigit;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.ink.Box;

/**
 * The reading of one picture or of one line of an ink file.
 *
 * @param file as the user named it
 * @param line of an ink file, from 1; 0 of a picture
 * @param reading at least one digit
 */
record FilePrediction(String file, int line, Reading reading) {

  ObjectNode json() {
    List<ReadDigit> digits = reading.digits();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("file", file);
    if (line > 0) {
      json.put("line", line);
    }
    put(json, digits.getFirst());
    json.put("sure", reading.sure());
    json.put("number", reading.number());
    if (digits.size() > 1) {
      ArrayNode all = json.putArray("digits");
      digits.forEach(digit -> putAll(all.addObject(), digit));
    }
    return json;
  }

  private void putAll(ObjectNode json, ReadDigit digit) {
    put(json, digit);
    json.put("line", digit.line() + 1);
    Box box = digit.box();
    json.putArray("box").add(box.x()).add(box.y()).add(box.width()).add(box.height());
  }

  private void put(ObjectNode json, ReadDigit digit) {
    Prediction prediction = digit.prediction();
    json.put("digit", prediction.digit());
    if (!reading.classNames().areDigits()) {
      json.put("class", reading.className(digit));
    }
    json.put("confidence", prediction.confidence());
    ArrayNode probabilities = json.putArray("probabilities");
    for (float probability : prediction.probabilities()) {
      probabilities.add(probability);
    }
  }

  String text() {
    String confidences =
        reading.digits().stream()
            .map(digit -> Formats.percent(digit.prediction().confidence(), 1))
            .collect(Collectors.joining(", "));
    String where = line > 0 ? file + ":" + line : file;
    return Messages.text(
        reading.sure() ? "cli.predict.sure" : "cli.predict.not-sure",
        where,
        reading.number(),
        confidences);
  }
}
