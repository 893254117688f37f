package org.digitstudio.engine.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.digitstudio.container.BoundedJson;
import org.digitstudio.domain.StudioIOException;

/** Checks the Java class names that a configuration holds. */
final class ForeignClasses {
  private ForeignClasses() {}

  /**
   * Refuses a tree that names a class other than Deeplearning4j's. None is ever loaded here, but
   * this program must not pass such a file on to one that would load it.
   */
  static void refuse(JsonNode tree) throws IOException {
    for (Map.Entry<String, JsonNode> field : tree.properties()) {
      boolean namesClass = field.getKey().startsWith("@") || field.getKey().equals("class");
      String name = field.getValue().asText();
      if (namesClass && !isKnown(name)) {
        throw new StudioIOException("engine.model.foreign-class", BoundedJson.quoted(name));
      }
      refuse(field.getValue());
    }
    if (tree.isArray()) {
      for (JsonNode element : tree) {
        refuse(element);
      }
    }
  }

  private static boolean isKnown(String name) {
    return (name.startsWith("org.deeplearning4j.nn.") || name.startsWith("org.nd4j.linalg."))
        && name.chars().allMatch(c -> Character.isJavaIdentifierPart(c) || c == '.');
  }
}
