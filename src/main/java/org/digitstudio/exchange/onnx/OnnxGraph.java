package org.digitstudio.exchange.onnx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.exchange.protobuf.ProtoReader;

/**
 * A model file's graph.
 *
 * @param inputs the graph's inputs that are no constants
 * @param constants weights and other constants by name
 * @param metadata what the exporter noted about the model
 */
record OnnxGraph(
    List<OnnxNode> nodes,
    List<Input> inputs,
    List<String> outputs,
    Map<String, OnnxTensor> constants,
    Map<String, String> metadata) {
  private static final int MAX_NODES = 2_000;

  /**
   * An input with its shape; a dimension that is not fixed is 0.
   *
   * @param dims the batch first
   */
  record Input(String name, int[] dims) {}

  static OnnxGraph read(byte[] content) throws IOException {
    ProtoReader model = new ProtoReader(content);
    Builder builder = new Builder();
    boolean found = false;
    while (model.next()) {
      switch (model.field()) {
        case 7 -> {
          builder.graph(model.message());
          found = true;
        }
        case 14 -> builder.metadata(model.message());
        default -> model.skip();
      }
    }
    if (!found) {
      throw ProtoReader.broken();
    }
    return builder.build();
  }

  /** Collects a graph's parts in whatever order the file has them. */
  private static final class Builder {
    private final List<OnnxNode> nodes = new ArrayList<>();
    private final List<Input> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final Map<String, OnnxTensor> constants = new HashMap<>();
    private final Map<String, String> metadata = new HashMap<>();

    void graph(ProtoReader graph) throws IOException {
      while (graph.next()) {
        switch (graph.field()) {
          case 1 -> nodes.add(OnnxNode.read(graph.message(), nodes.size()));
          case 5 -> {
            OnnxTensor.Named constant = OnnxTensor.read(graph.message());
            constants.put(constant.name(), constant.tensor());
          }
          case 11 -> inputs.add(input(graph.message()));
          case 12 -> outputs.add(input(graph.message()).name());
          default -> graph.skip();
        }
        if (nodes.size() > MAX_NODES || constants.size() > MAX_NODES || inputs.size() > MAX_NODES) {
          throw new StudioIOException("exchange.onnx.too-many-nodes", MAX_NODES);
        }
      }
    }

    private static Input input(ProtoReader info) throws IOException {
      String name = "";
      List<Integer> dims = new ArrayList<>();
      while (info.next()) {
        switch (info.field()) {
          case 1 -> name = info.text();
          case 2 -> type(info.message(), dims);
          default -> info.skip();
        }
      }
      return new Input(name, dims.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Finds the shape in a type: tensor_type, then shape, then its dimensions. */
    private static void type(ProtoReader type, List<Integer> dims) throws IOException {
      while (type.next()) {
        if (type.field() != 1) {
          type.skip();
          continue;
        }
        ProtoReader tensor = type.message();
        while (tensor.next()) {
          if (tensor.field() == 2) {
            shape(tensor.message(), dims);
          } else {
            tensor.skip();
          }
        }
      }
    }

    private static void shape(ProtoReader shape, List<Integer> dims) throws IOException {
      while (shape.next()) {
        if (shape.field() != 1 || dims.size() > 8) {
          shape.skip();
          continue;
        }
        ProtoReader dim = shape.message();
        long value = 0;
        while (dim.next()) {
          if (dim.field() == 1) {
            value = dim.integer();
          } else {
            dim.skip();
          }
        }
        dims.add(Math.clamp(value, 0, 100_000));
      }
    }

    void metadata(ProtoReader entry) throws IOException {
      String key = "";
      String value = "";
      while (entry.next()) {
        switch (entry.field()) {
          case 1 -> key = entry.text();
          case 2 -> value = entry.longText();
          default -> entry.skip();
        }
      }
      metadata.put(key, value);
    }

    OnnxGraph build() {
      List<Input> free =
          inputs.stream().filter(input -> !constants.containsKey(input.name())).toList();
      return new OnnxGraph(nodes, free, outputs, constants, metadata);
    }
  }
}
