package org.digitstudio.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Strict reading of a JSON object: every access names what is wrong. Nothing is bound to classes.
 *
 * @param file is named in every complaint
 */
record JsonFields(String file, JsonNode node) {
  static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LARGEST = 16 << 20;

  /**
   * @throws IOException with one sentence if the file is missing, over 16 MB or no JSON object
   */
  static JsonFields read(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST + 1);
    } catch (NoSuchFileException e) {
      throw new IOException("There is no file %s.".formatted(file), e);
    }
    if (bytes.length > LARGEST) {
      throw new IOException(name + " is larger than any this program writes.");
    }
    try {
      @Nullable JsonNode root = MAPPER.readTree(bytes);
      if (root == null || !root.isObject()) {
        throw new IOException(name + " holds no JSON object.");
      }
      return new JsonFields(name, root);
    } catch (JsonProcessingException e) {
      throw new IOException(name + " is no valid JSON.", e);
    }
  }

  JsonFields object(String key) throws IOException {
    return new JsonFields(file, require(key, "an object", child(key).isObject()));
  }

  Optional<JsonFields> optionalObject(String key) throws IOException {
    return absent(key) ? Optional.empty() : Optional.of(object(key));
  }

  List<JsonFields> objects(String key) throws IOException {
    List<JsonFields> all = new ArrayList<>();
    for (JsonNode each : require(key, "a list", child(key).isArray())) {
      if (!each.isObject()) {
        throw wrong(key, "a list of objects");
      }
      all.add(new JsonFields(file, each));
    }
    return all;
  }

  String text(String key) throws IOException {
    return require(key, "a text", child(key).isTextual()).textValue();
  }

  int integer(String key) throws IOException {
    return require(key, "a whole number", child(key).canConvertToInt() && child(key).isInt())
        .intValue();
  }

  long longInteger(String key) throws IOException {
    return require(
            key, "a whole number", child(key).isIntegralNumber() && child(key).canConvertToLong())
        .longValue();
  }

  double number(String key) throws IOException {
    return require(key, "a number", child(key).isNumber()).doubleValue();
  }

  /** NaN where the key is absent or null. */
  double numberOrNaN(String key) throws IOException {
    return absent(key) ? Double.NaN : number(key);
  }

  boolean flag(String key) throws IOException {
    return require(key, "true or false", child(key).isBoolean()).booleanValue();
  }

  /**
   * @param length the list's, exactly
   */
  float[] floats(String key, int length) throws IOException {
    JsonNode list = require(key, "a list", child(key).isArray() && child(key).size() == length);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      if (!list.get(i).isNumber()) {
        throw wrong(key, "a list of numbers");
      }
      values[i] = list.get(i).floatValue();
    }
    return values;
  }

  Map<String, String> texts(String key) throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry :
        require(key, "an object", child(key).isObject()).properties()) {
      if (!entry.getValue().isTextual()) {
        throw wrong(key, "an object of texts");
      }
      all.put(entry.getKey(), entry.getValue().textValue());
    }
    return all;
  }

  /** The constant whose name, in lower case with dashes, stands there. */
  <E extends Enum<E>> E constant(String key, Class<E> type) throws IOException {
    String text = text(key);
    for (E each : type.getEnumConstants()) {
      if (name(each).equals(text)) {
        return each;
      }
    }
    throw wrong(key, "one of the words this program knows, but \"" + text + "\"");
  }

  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  IOException wrong(String key, String wanted) {
    return new IOException("%s: \"%s\" is not %s.".formatted(file, key, wanted));
  }

  private boolean absent(String key) {
    return !node.has(key) || node.get(key).isNull();
  }

  private JsonNode child(String key) {
    return node.path(key);
  }

  private JsonNode require(String key, String wanted, boolean holds) throws IOException {
    if (!holds) {
      throw wrong(key, wanted);
    }
    return child(key);
  }
}
