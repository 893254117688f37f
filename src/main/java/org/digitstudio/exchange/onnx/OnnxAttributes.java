package org.digitstudio.exchange.onnx;

import org.digitstudio.exchange.protobuf.ProtoWriter;

/** Writes operators' settings. */
final class OnnxAttributes {
  private static final int FLOAT = 1;
  private static final int INT = 2;
  private static final int INTS = 7;

  private OnnxAttributes() {}

  static ProtoWriter integer(String name, long value) {
    return new ProtoWriter().text(1, name).integer(3, value).integer(20, INT);
  }

  static ProtoWriter number(String name, float value) {
    return new ProtoWriter().text(1, name).fixed32(2, value).integer(20, FLOAT);
  }

  static ProtoWriter integers(String name, long... values) {
    ProtoWriter attribute = new ProtoWriter().text(1, name);
    for (long value : values) {
      attribute.integer(8, value);
    }
    return attribute.integer(20, INTS);
  }
}
