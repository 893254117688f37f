package org.digitstudio.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.digitstudio.domain.Failure;
import org.digitstudio.domain.Strictness;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Calibration;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.OodFeatures;
import org.digitstudio.domain.network.Threshold;

/** {@code model.json}: a model's card. */
public final class CardJson {
  private static final int FORMAT = 1;
  private static final int MAX_TEXT = 4_000;
  private static final String WHAT = "model.json";

  private CardJson() {}

  /** Writes a card as JSON, in UTF-8. */
  public static byte[] write(ModelCard card) throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", FORMAT);
    json.put("name", card.name());
    json.put("recipe", card.recipe());
    json.put("seed", card.seed());
    json.put("data", card.data());
    card.testAccuracy().ifPresent(accuracy -> json.put("test_accuracy", accuracy));
    json.put("test_count", card.testCount());
    json.put("command", card.command());
    json.put("credits", card.credits());
    if (!card.classNames().areDigits()) {
      card.classNames().names().forEach(json.putArray("class_names")::add);
    }
    card.calibration().ifPresent(calibration -> json.set("calibration", write(calibration)));
    return BoundedJson.write(json);
  }

  private static ObjectNode write(Calibration calibration) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("temperature", calibration.temperature());
    float balanced = calibration.threshold(Strictness.BALANCED).minScore();
    if (Float.isFinite(balanced)) {
      json.put("least_score", balanced);
    }
    ObjectNode levels = json.objectNode();
    for (Strictness strictness : Strictness.values()) {
      Threshold threshold = calibration.thresholds().get(strictness);
      if (threshold != null && Float.isFinite(threshold.minScore())) {
        levels.set(name(strictness), write(threshold));
      }
    }
    if (!levels.isEmpty()) {
      json.set("thresholds", levels);
    }
    ArrayNode rows = json.putArray("detectors");
    for (float[] row : calibration.detectors()) {
      ArrayNode values = rows.addArray();
      for (float value : row) {
        values.add(value);
      }
    }
    return json;
  }

  private static String name(Strictness strictness) {
    return strictness.name().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode write(Threshold threshold) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("score", threshold.minScore());
    threshold
        .cost()
        .ifPresent(
            cost ->
                json.put("digits", cost.digits())
                    .put("refused", cost.refused())
                    .put("wrong", cost.wrong())
                    .put("non_digits", cost.nonDigits())
                    .put("non_digits_refused", cost.nonDigitsRefused()));
    return json;
  }

  /**
   * Reads a card.
   *
   * @throws StudioIOException if a value is out of bounds
   */
  public static ModelCard read(byte[] content) throws IOException {
    JsonNode json = BoundedJson.read(content, WHAT);
    int format = json.path("format").asInt(FORMAT);
    if (format != FORMAT) {
      throw new StudioIOException("engine.model.card.format", format, FORMAT);
    }
    return new ModelCard(
        text(json, "name"),
        text(json, "recipe"),
        json.path("seed").asLong(),
        text(json, "data"),
        accuracy(json),
        Math.max(0, json.path("test_count").asInt()),
        text(json, "command"),
        text(json, "credits"),
        classNames(json.path("class_names")),
        json.has("calibration")
            ? Optional.of(calibration(json.get("calibration")))
            : Optional.empty());
  }

  private static String text(JsonNode json, String field) throws IOException {
    String text = json.path(field).asText("");
    if (text.length() > MAX_TEXT) {
      throw new StudioIOException("engine.model.card.too-long", field);
    }
    return text;
  }

  private static ClassNames classNames(JsonNode json) throws IOException {
    if (json.isMissingNode()) {
      return ClassNames.DIGITS;
    }
    List<String> names = new ArrayList<>();
    for (JsonNode name : json) {
      names.add(name.asText(""));
    }
    try {
      return new ClassNames(names);
    } catch (StudioException e) {
      throw new StudioIOException(e, "engine.model.card.classes", (Failure) e);
    }
  }

  private static Optional<Double> accuracy(JsonNode json) throws IOException {
    if (!json.has("test_accuracy")) {
      return Optional.empty();
    }
    double accuracy = json.get("test_accuracy").asDouble(-1);
    if (!(accuracy >= 0 && accuracy <= 1)) {
      throw new StudioIOException("engine.model.card.accuracy");
    }
    return Optional.of(accuracy);
  }

  private static Calibration calibration(JsonNode json) throws IOException {
    float temperature = (float) json.path("temperature").asDouble(1);
    float least = (float) json.path("least_score").asDouble(Double.NEGATIVE_INFINITY);
    if (!(temperature >= 1e-3f && temperature <= 1e3f) || Float.isNaN(least)) {
      throw new StudioIOException("engine.model.card.calibration");
    }
    Map<Strictness, Threshold> thresholds = new EnumMap<>(Strictness.class);
    thresholds.put(Strictness.BALANCED, new Threshold(least, Optional.empty()));
    for (Strictness strictness : Strictness.values()) {
      JsonNode level = json.path("thresholds").path(name(strictness));
      if (level.isObject()) {
        thresholds.put(strictness, threshold(level));
      }
    }
    return new Calibration(temperature, detectors(json.path("detectors")), thresholds);
  }

  private static Threshold threshold(JsonNode json) throws IOException {
    float score = (float) json.path("score").asDouble(Double.NaN);
    if (!Float.isFinite(score)) {
      throw new StudioIOException("engine.model.card.calibration");
    }
    if (!json.has("digits")) {
      return new Threshold(score, Optional.empty());
    }
    try {
      Threshold.Cost cost =
          new Threshold.Cost(
              json.path("digits").asInt(),
              json.path("refused").asDouble(Double.NaN),
              json.path("wrong").asDouble(Double.NaN),
              json.path("non_digits").asInt(),
              json.path("non_digits_refused").asDouble(Double.NaN));
      return new Threshold(score, Optional.of(cost));
    } catch (IllegalArgumentException e) {
      throw new StudioIOException(e, "engine.model.card.calibration");
    }
  }

  private static float[][] detectors(JsonNode json) throws IOException {
    if (json.isEmpty()) {
      return new float[0][];
    }
    int weights = json.path(0).size();
    if (json.size() != Prediction.CLASSES
        || weights < 1
        || weights > Calibration.MAX_OOD_FEATURES + 1) {
      throw new StudioIOException("engine.model.card.calibration-size");
    }
    float[][] detectors = new float[Prediction.CLASSES][weights];
    for (int digit = 0; digit < detectors.length; digit++) {
      if (json.get(digit).size() != weights) {
        throw new StudioIOException("engine.model.card.calibration-size");
      }
      for (int i = 0; i < weights; i++) {
        detectors[digit][i] = (float) json.get(digit).get(i).asDouble(Double.NaN);
        if (!Float.isFinite(detectors[digit][i])) {
          throw new StudioIOException("engine.model.card.calibration");
        }
      }
    }
    return detectors;
  }

  /** Refuses a calibration made for another network. */
  public static void requireFit(ModelCard card, NetworkSpec network) throws IOException {
    int features = OodFeatures.of(network).count();
    boolean fits =
        card.calibration()
            .map(Calibration::detectors)
            .map(rows -> rows.length == 0 || rows[0].length == features + 1)
            .orElse(true);
    if (!fits) {
      throw new StudioIOException("engine.model.card.calibration-size");
    }
  }
}
