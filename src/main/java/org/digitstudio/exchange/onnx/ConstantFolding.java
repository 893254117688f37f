package org.digitstudio.exchange.onnx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.exchange.protobuf.ProtoReader;

/**
 * Evaluates the operators that exporters put around a Reshape: constants, the shape of what flows,
 * and picking and joining their elements.
 */
final class ConstantFolding {
  private static final int MAX_SIZE = 1_000;

  private final Map<String, OnnxTensor> constants;

  ConstantFolding(Map<String, OnnxTensor> constants) {
    this.constants = new HashMap<>(constants);
  }

  Optional<OnnxTensor> find(String name) {
    return Optional.ofNullable(constants.get(name));
  }

  /** Returns a constant that an operator needs. */
  OnnxTensor require(OnnxNode node, int position) throws IOException {
    return find(node.input(position))
        .orElseThrow(() -> new StudioIOException("exchange.onnx.not-constant", position + 1));
  }

  /** Notes the shape of a tensor that flows, the batch included. */
  void putShape(OnnxNode node, int batch, int[] dims) {
    long[] shape =
        IntStream.concat(IntStream.of(batch), IntStream.of(dims)).asLongStream().toArray();
    constants.put(node.output(), OnnxTensor.ofIntegers(shape));
  }

  /** Evaluates an operator whose inputs are all constants; returns whether it is such a one. */
  boolean fold(OnnxNode node) throws IOException {
    List<OnnxTensor> inputs = new ArrayList<>();
    for (String input : node.inputs()) {
      Optional<OnnxTensor> constant = find(input);
      if (constant.isEmpty() && !input.isEmpty()) {
        return false;
      }
      constant.ifPresent(inputs::add);
    }
    Optional<OnnxTensor> result = evaluate(node, inputs);
    result.ifPresent(tensor -> constants.put(node.output(), tensor));
    return result.isPresent();
  }

  private static Optional<OnnxTensor> evaluate(OnnxNode node, List<OnnxTensor> inputs)
      throws IOException {
    return switch (node.type()) {
      case "Constant" ->
          node.tensor("value").or(() -> number(node)).or(() -> Optional.of(integers(node)));
      case "Identity", "Cast", "Unsqueeze", "Squeeze", "Reshape" -> inputs.stream().findFirst();
      case "Concat" -> Optional.of(concat(inputs));
      case "Gather" -> Optional.of(gather(inputs));
      case "Slice" -> Optional.of(slice(node, inputs));
      case "Mul" -> Optional.of(product(inputs));
      case "Transpose" -> transpose(node, inputs);
      default -> Optional.empty();
    };
  }

  private static Optional<OnnxTensor> number(OnnxNode node) {
    return node.has("value_float")
        ? Optional.of(new OnnxTensor(new int[0], new double[] {node.number("value_float", 0)}))
        : Optional.empty();
  }

  private static OnnxTensor integers(OnnxNode node) {
    List<Long> values =
        node.has("value_int") ? node.integers("value_int") : node.integers("value_ints");
    return OnnxTensor.ofIntegers(values.stream().mapToLong(Long::longValue).toArray());
  }

  private static OnnxTensor concat(List<OnnxTensor> inputs) throws IOException {
    List<Long> all = new ArrayList<>();
    for (OnnxTensor input : inputs) {
      for (int value : input.integers()) {
        all.add((long) value);
      }
      if (all.size() > MAX_SIZE) {
        throw ProtoReader.broken();
      }
    }
    return OnnxTensor.ofIntegers(all.stream().mapToLong(Long::longValue).toArray());
  }

  private static OnnxTensor gather(List<OnnxTensor> inputs) throws IOException {
    if (inputs.size() != 2 || inputs.get(1).size() > MAX_SIZE) {
      throw ProtoReader.broken();
    }
    int[] from = inputs.get(0).integers();
    int[] indices = inputs.get(1).integers();
    long[] picked = new long[indices.length];
    for (int i = 0; i < picked.length; i++) {
      int index = indices[i] < 0 ? from.length + indices[i] : indices[i];
      if (index < 0 || index >= from.length) {
        throw ProtoReader.broken();
      }
      picked[i] = from[index];
    }
    return OnnxTensor.ofIntegers(picked);
  }

  /** Slices a list; start and end are inputs, or attributes before opset 10. */
  private static OnnxTensor slice(OnnxNode node, List<OnnxTensor> inputs) throws IOException {
    if (inputs.isEmpty()) {
      throw ProtoReader.broken();
    }
    int[] from = inputs.get(0).integers();
    int start = bound(node, inputs, "starts", 1, 0, from.length);
    int end = bound(node, inputs, "ends", 2, from.length, from.length);
    long[] part = IntStream.range(start, Math.max(start, end)).mapToLong(i -> from[i]).toArray();
    return OnnxTensor.ofIntegers(part);
  }

  private static int bound(
      OnnxNode node, List<OnnxTensor> inputs, String name, int position, int otherwise, int size) {
    long value = node.integer(name, otherwise);
    if (inputs.size() > position && inputs.get(position).size() == 1) {
      value = (long) inputs.get(position).values()[0];
    }
    return Math.clamp(value < 0 ? size + value : value, 0, size);
  }

  private static OnnxTensor product(List<OnnxTensor> inputs) throws IOException {
    if (inputs.size() != 2 || inputs.get(0).size() != 1 || inputs.get(1).size() != 1) {
      throw new StudioIOException("domain.layer.type", "Mul");
    }
    return OnnxTensor.ofIntegers((long) (inputs.get(0).values()[0] * inputs.get(1).values()[0]));
  }

  /** Transposes a matrix of weights. */
  private static Optional<OnnxTensor> transpose(OnnxNode node, List<OnnxTensor> inputs) {
    OnnxTensor matrix = inputs.getFirst();
    boolean plain =
        node.integers("perm").isEmpty() || node.integers("perm").equals(List.of(1L, 0L));
    if (matrix.dims().length != 2 || !plain) {
      return Optional.empty();
    }
    int rows = matrix.dims()[0];
    int columns = matrix.dims()[1];
    double[] turned = new double[matrix.size()];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        turned[column * rows + row] = matrix.values()[row * columns + column];
      }
    }
    return Optional.of(new OnnxTensor(new int[] {columns, rows}, turned));
  }
}
