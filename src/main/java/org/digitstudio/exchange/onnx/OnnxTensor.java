package org.digitstudio.exchange.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.network.NetworkBuilder;
import org.digitstudio.exchange.protobuf.ProtoReader;

/**
 * A constant of a graph: weights, or a shape that another operator takes.
 *
 * @param dims empty for a single value
 * @param values row by row
 */
record OnnxTensor(int[] dims, double[] values) {
  private static final int FLOAT = 1;
  private static final int INT32 = 6;
  private static final int INT64 = 7;
  private static final int BOOL = 9;
  private static final int FLOAT16 = 10;
  private static final int DOUBLE = 11;
  private static final int MAX_RANK = 8;
  private static final int EXTERNAL = 1;
  private static final int MAX_INTEGERS = 100_000;

  /** A name in a graph and its constant. */
  record Named(String name, OnnxTensor tensor) {}

  static OnnxTensor ofIntegers(long... values) {
    return new OnnxTensor(
        new int[] {values.length}, Arrays.stream(values).asDoubleStream().toArray());
  }

  int size() {
    return values.length;
  }

  float[] floats() {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  int[] integers() {
    return Arrays.stream(values).mapToInt(value -> (int) value).toArray();
  }

  static Named read(ProtoReader message) throws IOException {
    List<Long> dims = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    String name = "";
    int type = FLOAT;
    ByteBuffer raw = ByteBuffer.allocate(0);
    boolean external = false;
    while (message.next()) {
      switch (message.field()) {
        case 1 -> message.integers(dims, MAX_RANK);
        case 2 -> type = (int) message.integer();
        case 4 -> raw = message.raw(); // Packed floats lie like raw ones.
        case 5, 7 -> {
          List<Long> integers = new ArrayList<>();
          message.integers(integers, MAX_INTEGERS);
          integers.forEach(v -> values.add((double) v));
        }
        case 8 -> name = message.text();
        case 9 -> raw = message.raw();
        case 10 -> {
          ByteBuffer doubles = message.raw();
          while (doubles.remaining() >= Double.BYTES) {
            values.add(doubles.getDouble());
          }
        }
        case 14 -> external = message.integer() == EXTERNAL;
        default -> message.skip();
      }
    }
    if (external) {
      throw new StudioIOException("exchange.onnx.external");
    }
    int count = count(dims);
    double[] all =
        raw.hasRemaining()
            ? decode(raw, type, count)
            : values.stream().mapToDouble(Double::doubleValue).toArray();
    if (all.length != count) {
      throw new StudioIOException("exchange.onnx.tensor-size", name);
    }
    return new Named(name, new OnnxTensor(dims.stream().mapToInt(Long::intValue).toArray(), all));
  }

  private static int count(List<Long> dims) throws IOException {
    long count = 1;
    for (long side : dims) {
      if (side < 0 || side > NetworkBuilder.MAX_PARAMETERS) {
        throw ProtoReader.broken();
      }
      count *= side;
      if (count > NetworkBuilder.MAX_PARAMETERS) {
        throw new StudioIOException("domain.network.too-large", NetworkBuilder.MAX_PARAMETERS);
      }
    }
    return (int) count;
  }

  private static double[] decode(ByteBuffer raw, int type, int count) throws IOException {
    int width =
        switch (type) {
          case FLOAT, INT32 -> 4;
          case INT64, DOUBLE -> 8;
          case FLOAT16 -> 2;
          case BOOL -> 1;
          default -> throw new StudioIOException("exchange.onnx.tensor-type", type);
        };
    if (raw.remaining() != (long) count * width) {
      throw ProtoReader.broken();
    }
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          switch (type) {
            case FLOAT -> raw.getFloat();
            case INT32 -> raw.getInt();
            case INT64 -> raw.getLong();
            case FLOAT16 -> Float.float16ToFloat(raw.getShort());
            case BOOL -> raw.get();
            default -> raw.getDouble();
          };
    }
    return values;
  }
}
