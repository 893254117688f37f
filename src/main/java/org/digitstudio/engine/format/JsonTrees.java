package org.digitstudio.engine.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;

/**
 * JSON from strangers, read as a tree and never as objects: nothing a file names is ever made.
 * Nesting, lengths and numbers are bounded.
 */
final class JsonTrees {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(40)
                          .maxStringLength(100_000)
                          .maxNameLength(1_000)
                          .maxNumberLength(60)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonTrees() {}

  /**
   * @param what the part's name in the file
   * @throws IOException half a sentence
   */
  static JsonNode read(byte[] content, String what) throws IOException {
    try {
      JsonNode tree = MAPPER.readTree(content);
      if (!tree.isObject()) {
        throw new IOException("\"%s\" is no JSON object".formatted(what));
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw new IOException("\"%s\" is broken JSON or nested too deeply".formatted(what), e);
    }
  }

  /**
   * Refuses a tree that names a class of anyone but Deeplearning4j. None is ever loaded here; but a
   * file that tries is not one to hand on to other programs.
   */
  static void refuseForeignClasses(JsonNode tree) throws IOException {
    for (Map.Entry<String, JsonNode> field : tree.properties()) {
      boolean namesClass = field.getKey().startsWith("@") || field.getKey().equals("class");
      if (namesClass && !isKnown(field.getValue().asText())) {
        throw new IOException(
            "it names the class \"%s\", which is none of Deeplearning4j's own"
                .formatted(shorten(field.getValue().asText())));
      }
      refuseForeignClasses(field.getValue());
    }
    if (tree.isArray()) {
      for (JsonNode element : tree) {
        refuseForeignClasses(element);
      }
    }
  }

  private static boolean isKnown(String name) {
    return (name.startsWith("org.deeplearning4j.nn.") || name.startsWith("org.nd4j.linalg."))
        && name.chars().allMatch(c -> Character.isJavaIdentifierPart(c) || c == '.');
  }

  static byte[] write(JsonNode tree) throws IOException {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree);
  }

  static String shorten(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }
}
