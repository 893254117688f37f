package org.digitstudio.exchange.onnx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.digitstudio.container.CardJson;
import org.digitstudio.domain.Failure;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.port.ModelFormat;
import org.digitstudio.exchange.network.NetworkAssembler;

/**
 * ONNX models: sequential digit networks of any exporter are read, every network of ours is
 * written.
 *
 * @see <a href="https://onnx.ai/onnx/intro/concepts.html">ONNX concepts</a>
 */
public final class OnnxFormat implements ModelFormat {
  private static final String ENDING = ".onnx";
  private static final int IMAGE_RANK = 4;

  @Override
  public boolean recognizes(byte[] content) {
    // A ModelProto begins with its ir_version; no other format here begins with these two bytes.
    return content.length > 16 && content[0] == 0x08 && content[1] > 0 && content[1] < 0x20;
  }

  @Override
  public boolean writes(String fileName) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  @Override
  public byte[] write(Model model) throws IOException {
    return new OnnxWriter(model).bytes();
  }

  @Override
  public Model read(byte[] content, String name) throws IOException {
    OnnxGraph graph = OnnxGraph.read(content);
    if (graph.inputs().size() != 1 || graph.outputs().isEmpty()) {
      throw new StudioIOException("exchange.onnx.inputs", graph.inputs().size());
    }
    OnnxGraph.Input input = graph.inputs().getFirst();
    int[] dims = dims(input);
    int batch = input.dims()[0] == 0 ? 1 : input.dims()[0];
    NetworkAssembler network = new NetworkAssembler(true, dims);
    ConstantFolding constants = new ConstantFolding(graph.constants());
    run(graph, input.name(), network, constants, new OnnxLayers(network, constants, batch), batch);
    Optional<ModelCard> card = card(graph);
    Model model = network.model(card.orElseGet(() -> ModelCard.unknown(name)));
    if (card.isPresent()) {
      CardJson.requireFit(card.get(), model.spec());
    }
    return model;
  }

  private static int[] dims(OnnxGraph.Input input) throws IOException {
    int[] dims = input.dims();
    if (dims.length < 2 || dims.length > IMAGE_RANK) {
      throw new StudioIOException("exchange.input-shape", Arrays.toString(dims));
    }
    int[] rest = Arrays.copyOfRange(dims, 1, dims.length);
    for (int i = 0; i < rest.length; i++) {
      // A side that any image may have is 28 here, and channels that any may have are one.
      rest[i] = rest[i] != 0 ? rest[i] : i == 0 && rest.length == 3 ? 1 : 28;
    }
    return rest;
  }

  /** Follows what flows from operator to operator. */
  private static void run(
      OnnxGraph graph,
      String inputName,
      NetworkAssembler network,
      ConstantFolding constants,
      OnnxLayers layers,
      int batch)
      throws IOException {
    String flowing = inputName;
    Set<String> passed = new HashSet<>();
    for (OnnxNode node : graph.nodes()) {
      if (flowing.equals(graph.outputs().getFirst())) {
        break;
      }
      try {
        if (!constants.fold(node)) {
          if (node.type().equals("Shape") && node.input(0).equals(flowing)) {
            constants.putShape(node, batch, network.dims());
            continue;
          }
          requireInput(node, flowing, passed);
          layers.add(node);
          passed.add(flowing);
          flowing = node.output();
        }
      } catch (StudioIOException | StudioException e) {
        throw node.problem((Failure) e);
      } catch (IllegalArgumentException e) {
        throw node.problem(new StudioIOException(e, "domain.layer.range"));
      }
    }
  }

  private static void requireInput(OnnxNode node, String flowing, Set<String> passed)
      throws IOException {
    boolean takes = node.inputs().contains(flowing);
    boolean branches = node.inputs().stream().anyMatch(passed::contains);
    if (!takes || branches) {
      throw new StudioIOException("exchange.onnx.branches");
    }
  }

  private static Optional<ModelCard> card(OnnxGraph graph) throws IOException {
    String json = graph.metadata().getOrDefault(OnnxWriter.CARD, "");
    return json.isEmpty()
        ? Optional.empty()
        : Optional.of(CardJson.read(json.getBytes(StandardCharsets.UTF_8)));
  }
}
