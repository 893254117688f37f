package org.digitstudio.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.digitstudio.container.BoundedJson;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.training.TrainingPlan;

/** Training plans as JSON that a person can read, change and train by. */
public final class PlanJson {
  static final int FORMAT = 2;
  private static final int MAX_LAYERS = 200;

  private PlanJson() {}

  /**
   * Reads a plan, of version 1.0.0 too.
   *
   * @throws StudioIOException if the file is missing or no sound plan
   */
  public static TrainingPlan read(Path file) throws IOException {
    return read(Json.readTree(file), String.valueOf(file.getFileName()));
  }

  /** Writes atomically. */
  public static void write(TrainingPlan plan, Path file) throws IOException {
    AtomicFile.write(file, BoundedJson.write(toTree(plan)));
  }

  static TrainingPlan read(ObjectNode tree, String file) throws IOException {
    if (Json.takeFormat(tree, FORMAT, file) == 1) {
      Format1.upgradePlan(tree);
    }
    if (tree.path("network").path("layers").size() > MAX_LAYERS) {
      throw new StudioIOException("storage.json.layers", file, MAX_LAYERS);
    }
    return Json.toRecord(tree, TrainingPlan.class, file);
  }

  static ObjectNode toTree(TrainingPlan plan) {
    ObjectNode tree = Json.MAPPER.createObjectNode().put("format", FORMAT);
    return tree.setAll(Json.toTree(plan));
  }
}
