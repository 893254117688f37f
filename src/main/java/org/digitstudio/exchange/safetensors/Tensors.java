package org.digitstudio.exchange.safetensors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitstudio.container.BoundedJson;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.network.NetworkBuilder;

/**
 * The content of a safetensors file: named arrays, and notes about them. A file is a length, a JSON
 * header of that length, and the arrays' bytes.
 *
 * @see <a href="https://huggingface.co/docs/safetensors/index">the format</a>
 */
record Tensors(Map<String, Tensor> arrays, Map<String, String> notes) {
  private static final String NOTES = "__metadata__";
  private static final int MAX_HEADER = 16 << 20;
  private static final int MAX_ARRAYS = 1_000;
  private static final int MAX_RANK = 8;
  private static final int LENGTH = Long.BYTES;

  /**
   * An array of numbers.
   *
   * @param values the last dimension varies fastest
   */
  record Tensor(List<Integer> shape, float[] values) {
    static Tensor of(float[] values, Integer... shape) {
      return new Tensor(List.of(shape), values);
    }
  }

  /** Whether a file begins with the length of a header that begins as JSON does. */
  static boolean isOne(byte[] content) {
    if (content.length < LENGTH + 2) {
      return false;
    }
    long length = little(content).getLong(0);
    return length > 1 && length <= content.length - LENGTH && content[LENGTH] == '{';
  }

  private static ByteBuffer little(byte[] content) {
    return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Reads a file. Arrays must lie inside it without gaps or overlaps, as the format demands.
   *
   * @throws StudioIOException if they don't
   */
  static Tensors read(byte[] content) throws IOException {
    if (!isOne(content) || little(content).getLong(0) > MAX_HEADER) {
      throw new StudioIOException("exchange.safetensors.broken");
    }
    int length = (int) little(content).getLong(0);
    byte[] header = new byte[length];
    System.arraycopy(content, LENGTH, header, 0, length);
    JsonNode json = BoundedJson.read(header, "header");
    if (json.size() > MAX_ARRAYS) {
      throw new StudioIOException("exchange.safetensors.broken");
    }
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    Map<String, String> notes = new LinkedHashMap<>();
    ByteBuffer data = little(content).position(LENGTH + length).slice();
    data.order(ByteOrder.LITTLE_ENDIAN);
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      if (entry.getKey().equals(NOTES)) {
        entry.getValue().properties().forEach(n -> notes.put(n.getKey(), n.getValue().asText()));
      } else {
        arrays.put(entry.getKey(), tensor(entry.getKey(), entry.getValue(), data));
      }
    }
    return new Tensors(arrays, notes);
  }

  private static Tensor tensor(String name, JsonNode node, ByteBuffer data) throws IOException {
    List<Integer> shape = new ArrayList<>();
    long count = 1;
    for (JsonNode side : node.path("shape")) {
      if (!side.canConvertToInt() || side.asInt() < 0 || shape.size() >= MAX_RANK) {
        throw new StudioIOException("exchange.safetensors.array", BoundedJson.quoted(name));
      }
      shape.add(side.asInt());
      count *= side.asInt();
      if (count > NetworkBuilder.MAX_PARAMETERS) {
        throw new StudioIOException("domain.network.too-large", NetworkBuilder.MAX_PARAMETERS);
      }
    }
    String type = node.path("dtype").asText();
    int width =
        switch (type) {
          case "F64", "I64" -> 8;
          case "F32" -> 4;
          case "F16", "BF16" -> 2;
          default ->
              throw new StudioIOException(
                  "exchange.safetensors.type", BoundedJson.quoted(name), BoundedJson.quoted(type));
        };
    long from = node.path("data_offsets").path(0).asLong(-1);
    long to = node.path("data_offsets").path(1).asLong(-1);
    if (from < 0 || to > data.limit() || to - from != count * width) {
      throw new StudioIOException("exchange.safetensors.array", BoundedJson.quoted(name));
    }
    float[] values = new float[(int) count];
    for (int i = 0; i < values.length; i++) {
      int at = (int) from + i * width;
      values[i] =
          switch (type) {
            case "F64" -> (float) data.getDouble(at);
            case "I64" -> data.getLong(at);
            case "F32" -> data.getFloat(at);
            case "F16" -> Float.float16ToFloat(data.getShort(at));
            default -> Float.intBitsToFloat(data.getShort(at) << 16);
          };
    }
    return new Tensor(shape, values);
  }

  /** Writes all arrays as F32, in order. */
  byte[] toBytes() throws IOException {
    ObjectNode header = JsonNodeFactory.instance.objectNode();
    ObjectNode metadata = header.putObject(NOTES);
    notes.forEach(metadata::put);
    long offset = 0;
    for (Map.Entry<String, Tensor> entry : arrays.entrySet()) {
      ObjectNode node = header.putObject(entry.getKey());
      node.put("dtype", "F32");
      entry.getValue().shape().forEach(node.withArray("shape")::add);
      long end = offset + 4L * entry.getValue().values().length;
      node.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
    // The header is padded with spaces so that the arrays begin at a multiple of eight bytes.
    int padded = (json.length + 7) / 8 * 8;
    ByteBuffer buffer =
        ByteBuffer.allocate(LENGTH + padded + Math.toIntExact(offset))
            .order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(padded).put(json);
    while (buffer.position() < LENGTH + padded) {
      buffer.put((byte) ' ');
    }
    for (Tensor tensor : arrays.values()) {
      for (float value : tensor.values()) {
        buffer.putFloat(value);
      }
    }
    return buffer.array();
  }
}
