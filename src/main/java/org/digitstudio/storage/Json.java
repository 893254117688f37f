package org.digitstudio.storage;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.digitstudio.container.BoundedJson;
import org.digitstudio.domain.Failure;
import org.digitstudio.domain.FileFailures;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.training.OptimizerSpec;
import org.digitstudio.domain.training.Schedule;

/**
 * JSON files as records. A key that is missing, unknown or of another type fails with the file's
 * name and the key; a file names no class, only a layer, an optimizer or a schedule from {@link
 * JsonTypes}' lists. Keys are in snake case, constants in lower case with dashes.
 */
final class Json {
  private static final int MAX_BYTES = 16 << 20;

  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .annotationIntrospector(new Names())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .addMixIn(LayerSpec.class, JsonTypes.Layer.class)
          .addMixIn(OptimizerSpec.class, JsonTypes.OptimizerTypes.class)
          .addMixIn(Schedule.class, JsonTypes.LearningRateSchedule.class)
          .build();

  private Json() {}

  /**
   * Reads a file's JSON object.
   *
   * @throws StudioIOException if it is missing, larger than 16 MB or no JSON object
   */
  static ObjectNode readTree(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw FileFailures.of(file, e);
    }
    if (bytes.length > MAX_BYTES) {
      throw new StudioIOException("storage.json.too-large", name, MAX_BYTES >> 20);
    }
    return (ObjectNode) BoundedJson.read(bytes, name);
  }

  /**
   * Returns the format that a file names, and removes it from the tree.
   *
   * @throws StudioIOException if it is not one of 1 to {@code newest}
   */
  static int takeFormat(ObjectNode tree, int newest, String file) throws IOException {
    JsonNode format = tree.path("format");
    tree.remove("format");
    if (!format.isInt() || format.intValue() < 1) {
      throw new StudioIOException("storage.json.field", file, "format");
    }
    if (format.intValue() > newest) {
      throw new StudioIOException("storage.json.later-version", file);
    }
    return format.intValue();
  }

  /**
   * Returns a tree as a record.
   *
   * @param file is named in failures
   * @throws StudioIOException if a value is missing, unknown, of another type or out of range
   */
  static <T> T toRecord(JsonNode tree, Class<T> type, String file) throws IOException {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (UnrecognizedPropertyException e) {
      throw new StudioIOException(e, "storage.json.unknown", file, path(e));
    } catch (JsonMappingException e) {
      throw e.getCause() instanceof StudioException known
          ? new StudioIOException(e, "storage.json.invalid", file, (Failure) known)
          : new StudioIOException(e, "storage.json.field", file, path(e));
    } catch (JsonProcessingException e) {
      throw new StudioIOException(e, "container.json.broken", file);
    }
  }

  private static String path(JsonMappingException e) {
    String path =
        e.getPath().stream()
            .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
            .collect(Collectors.joining("."));
    return BoundedJson.quoted(path);
  }

  /** Returns a record as a tree. */
  static ObjectNode toTree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** Returns the name of a constant in files: in lower case with dashes. */
  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Names constants, and requires every component of a record that has no {@link JsonProperty}
   * annotation: one with it may be missing or null.
   */
  private static final class Names extends JacksonAnnotationIntrospector {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public String[] findEnumValues(
        MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
      for (int i = 0; i < constants.length; i++) {
        names[i] = name(constants[i]);
      }
      return names;
    }

    @Override
    public Boolean hasRequiredMarker(AnnotatedMember member) {
      return !isOptional(member);
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated member) {
      return isOptional(member)
          ? super.findSetterInfo(member)
          : JsonSetter.Value.forValueNulls(Nulls.FAIL);
    }

    private boolean isOptional(Annotated member) {
      return _hasAnnotation(member, JsonProperty.class);
    }
  }
}
