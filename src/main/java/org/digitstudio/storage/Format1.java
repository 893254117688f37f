package org.digitstudio.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Turns the plans, run records and settings of version 1.0.0 into those of today. */
final class Format1 {
  private static final List<String> OPTIMIZATION =
      List.of(
          "epochs",
          "batch_size",
          "optimizer",
          "schedule",
          "weight_decay",
          "label_smoothing",
          "ema_decay");

  private Format1() {}

  static void upgradePlan(ObjectNode plan) {
    rename(plan, Map.of("batch", "batch_size"));
    rename(plan.path("optimizer"), Map.of("kind", "type", "rate", "learning_rate"));
    rename(plan.path("schedule"), Map.of("kind", "type"));
    for (JsonNode layer : plan.path("network").path("layers")) {
      rename(layer, Map.of("kind", "type"));
      rename(layer, Map.of("maps", "filters", "pooling", "kind"));
    }
    move(plan, plan.putObject("data"), List.of("limit", "augmentation"));
    ObjectNode optimization = plan.putObject("optimization");
    move(plan, optimization, OPTIMIZATION);
    optimization.put("frozen_layers", 0);
    ObjectNode selection = plan.putObject("selection");
    move(plan, selection, List.of("validation", "test_as_validation"));
    rename(
        selection, Map.of("validation", "validation_images", "test_as_validation", "by_test_set"));
  }

  static void upgradeRun(ObjectNode run) {
    rename(run, Map.of("material", "data"));
    rename(run.path("data"), Map.of("pictures", "image_count"));
    for (JsonNode epoch : run.path("curve")) {
      rename(
          epoch,
          Map.of(
              "rate", "learning_rate",
              "train_s", "train_seconds",
              "evaluate_s", "evaluate_seconds"));
    }
    rename(
        run.path("timings"),
        Map.of(
            "load_s", "load",
            "train_s", "train",
            "evaluate_s", "evaluate",
            "predict_one_s", "predict_one"));
    if (run.path("report") instanceof ObjectNode report) {
      move(report, report.putObject("score"), List.of("loss", "accuracy"));
      rename(report, Map.of("worst", "worst_mistakes", "first", "first_image"));
      for (JsonNode mistake : report.path("worst_mistakes")) {
        rename(mistake, Map.of("truth", "label", "answer", "predicted"));
      }
    }
    move(run, run.putObject("setup"), List.of("engine", "data", "versions"));
    move(run, run.putObject("progress"), List.of("curve", "best_epoch", "timings", "report"));
  }

  /** Settings have no format number; both names of a key are read. */
  static void upgradeSettings(ObjectNode settings) {
    rename(settings, Map.of("look", "theme", "place", "page"));
  }

  /** Renames the keys of an object; a value of another type is refused when it is read. */
  private static void rename(JsonNode node, Map<String, String> names) {
    if (node instanceof ObjectNode object) {
      names.forEach(
          (old, name) -> {
            JsonNode value = object.remove(old);
            if (value != null) {
              object.set(name, value);
            }
          });
    }
  }

  private static void move(ObjectNode from, ObjectNode to, List<String> keys) {
    for (String key : keys) {
      JsonNode value = from.remove(key);
      if (value != null) {
        to.set(key, value);
      }
    }
  }
}
