package org.digitstudio.exchange.safetensors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.digitstudio.container.CardJson;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.port.ModelFormat;

/**
 * Weights in the safetensors format, named as PyTorch names them. The format has no networks: a
 * file opens if its arrays fit one that this program knows.
 */
public final class SafetensorsFormat implements ModelFormat {
  private static final String CARD = "digitstudio.card";

  private final Map<String, NetworkSpec> known;

  /**
   * @param known networks that a file may belong to, by the name of their recipe
   */
  public SafetensorsFormat(Map<String, NetworkSpec> known) {
    this.known = new TreeMap<>(known);
  }

  @Override
  public boolean recognizes(byte[] content) {
    return Tensors.isOne(content);
  }

  @Override
  public Model read(byte[] content, String name) throws IOException {
    Tensors tensors = Tensors.read(content);
    String json = tensors.notes().getOrDefault(CARD, "");
    ModelCard card =
        json.isEmpty()
            ? ModelCard.unknown(name)
            : CardJson.read(json.getBytes(StandardCharsets.UTF_8));
    for (NetworkSpec spec : known.values()) {
      Optional<Model> model = StateDict.read(tensors.arrays(), spec, card);
      if (model.isPresent()) {
        CardJson.requireFit(card, spec);
        return model.get();
      }
    }
    throw new StudioIOException("exchange.weights-only", String.join(", ", known.keySet()));
  }

  @Override
  public boolean writes(String fileName) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(".safetensors");
  }

  @Override
  public byte[] write(Model model) throws IOException {
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put("format", "pt");
    notes.put(CARD, new String(CardJson.write(model.card()), StandardCharsets.UTF_8));
    return new Tensors(StateDict.write(model), notes).toBytes();
  }
}
