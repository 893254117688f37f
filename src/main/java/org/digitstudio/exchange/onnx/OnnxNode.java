package org.digitstudio.exchange.onnx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitstudio.domain.Failure;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.exchange.network.LayerFailure;
import org.digitstudio.exchange.protobuf.ProtoReader;

/**
 * One operator of a graph.
 *
 * @param type such as {@code Conv}
 * @param index its position among all nodes, from 0
 */
record OnnxNode(
    String name,
    String type,
    List<String> inputs,
    List<String> outputs,
    Map<String, AttributeValue> attributes,
    int index) {
  private static final int MAX_VALUES = 10_000;

  /** A setting's value; empty parts are not set. */
  record AttributeValue(
      float number, String text, List<Long> integers, Optional<OnnxTensor> tensor) {}

  static OnnxNode read(ProtoReader message, int index) throws IOException {
    String name = "";
    String type = "";
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    Map<String, AttributeValue> attributes = new HashMap<>();
    while (message.next()) {
      switch (message.field()) {
        case 1 -> inputs.add(message.text());
        case 2 -> outputs.add(message.text());
        case 3 -> name = message.text();
        case 4 -> type = message.text();
        case 5 -> readAttribute(message.message(), attributes);
        default -> message.skip();
      }
      if (inputs.size() + outputs.size() + attributes.size() > MAX_VALUES) {
        throw ProtoReader.broken();
      }
    }
    return new OnnxNode(name, type, inputs, outputs, attributes, index);
  }

  private static void readAttribute(ProtoReader message, Map<String, AttributeValue> attributes)
      throws IOException {
    String name = "";
    float number = 0;
    String text = "";
    List<Long> integers = new ArrayList<>();
    Optional<OnnxTensor> tensor = Optional.empty();
    while (message.next()) {
      switch (message.field()) {
        case 1 -> name = message.text();
        case 2 -> number = message.fixed32();
        case 3 -> integers.add(message.integer());
        case 4 -> text = message.text();
        case 5 -> tensor = Optional.of(OnnxTensor.read(message.message()).tensor());
        case 8 -> message.integers(integers, MAX_VALUES);
        default -> message.skip();
      }
    }
    attributes.put(name, new AttributeValue(number, text, integers, tensor));
  }

  String input(int position) {
    return position < inputs.size() ? inputs.get(position) : "";
  }

  String output() {
    return outputs.isEmpty() ? "" : outputs.getFirst();
  }

  boolean has(String attribute) {
    return attributes.containsKey(attribute);
  }

  private Optional<AttributeValue> find(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  double number(String attribute, double otherwise) {
    return find(attribute).map(found -> (double) found.number()).orElse(otherwise);
  }

  String text(String attribute, String otherwise) {
    return find(attribute).map(AttributeValue::text).orElse(otherwise);
  }

  long integer(String attribute, long otherwise) {
    List<Long> found = integers(attribute);
    return found.isEmpty() ? otherwise : found.getFirst();
  }

  List<Long> integers(String attribute) {
    return find(attribute).map(AttributeValue::integers).orElse(List.of());
  }

  Optional<OnnxTensor> tensor(String attribute) {
    return find(attribute).flatMap(AttributeValue::tensor);
  }

  /** Returns both numbers of a pair, which must be equal; {@code otherwise} if it is not set. */
  int square(String attribute, int otherwise) throws IOException {
    List<Long> pair = integers(attribute);
    if (pair.isEmpty()) {
      return otherwise;
    }
    if (pair.size() != 2 || !pair.get(0).equals(pair.get(1))) {
      throw LayerFailure.setting(attribute, pair);
    }
    return Math.clamp(pair.getFirst(), -1, 10_000);
  }

  /** Refuses a setting with another value. */
  void require(String attribute, long expected, long otherwise) throws IOException {
    if (integer(attribute, otherwise) != expected) {
      throw LayerFailure.setting(attribute, integer(attribute, otherwise));
    }
  }

  /** Tells which operator a failure is about. */
  StudioIOException problem(Failure reason) {
    String label = name.isEmpty() ? type : name;
    return new StudioIOException(
        (Throwable) reason, "domain.layer.named", index + 1, label, reason);
  }
}
