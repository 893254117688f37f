package org.digitstudio.container;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.digitstudio.domain.StudioIOException;

/**
 * JSON read as a tree and never as objects: nothing that a file names is instantiated. Nesting,
 * strings and numbers are bounded.
 */
public final class BoundedJson {
  private static final int MAX_QUOTED = 80;

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

  private BoundedJson() {}

  /**
   * Reads a JSON object.
   *
   * @param part the part's name in the file, for the message
   * @throws StudioIOException if the part is not one sound JSON object
   */
  public static JsonNode read(byte[] content, String part) throws IOException {
    try {
      JsonNode tree = MAPPER.readTree(content);
      if (!tree.isObject()) {
        throw new StudioIOException("container.json.not-an-object", part);
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw new StudioIOException(e, "container.json.broken", part);
    }
  }

  /** Writes a tree with line breaks and indents, in UTF-8. */
  public static byte[] write(JsonNode tree) throws IOException {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree);
  }

  /** Returns at most the first 80 characters of a text that a message quotes. */
  public static String quoted(String text) {
    return text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + "…";
  }
}
