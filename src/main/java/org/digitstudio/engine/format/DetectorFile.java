package org.digitstudio.engine.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipOutputStream;
import org.digitstudio.container.BoundedJson;
import org.digitstudio.container.StrictZip;
import org.digitstudio.container.ZipEntries;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.network.Detector;
import org.digitstudio.domain.network.DetectorCard;
import org.digitstudio.domain.network.DetectorSpec;
import org.digitstudio.domain.port.DetectorStore;
import org.digitstudio.domain.port.FileWriter;
import org.digitstudio.engine.dl4j.Dl4jDetectors;

/**
 * A detector's file: Deeplearning4j's own zip, which any program of its can load, with our card in
 * it, from which it is read here without Deeplearning4j.
 */
public final class DetectorFile implements DetectorStore {
  private static final String CONFIGURATION = "configuration.json";
  private static final String COEFFICIENTS = "coefficients.bin";
  private static final String CARD = "detector.json";
  private static final String BUNDLED = "/org/digitstudio/models/number-reader.zip";
  private static final int MAX_ENTRIES = 16;
  private static final int MAX_FILE = 64 << 20;
  private static final int MAX_JSON = 1 << 20;
  private static final int MAX_PARAMETERS = 8 << 20;

  /** Size that the configuration names; the layers take any. */
  private static final int HEIGHT = 64;

  private static final int WIDTH = 160;

  private final FileWriter writer;

  public DetectorFile(FileWriter writer) {
    this.writer = writer;
  }

  @Override
  public Detector bundled() throws IOException {
    try (InputStream in = DetectorFile.class.getResourceAsStream(BUNDLED)) {
      if (in == null) {
        throw new StudioIOException("engine.detector.missing");
      }
      return read(in.readAllBytes());
    }
  }

  @Override
  public Detector load(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(MAX_FILE + 1);
      if (content.length > MAX_FILE) {
        throw new StudioIOException("engine.detector.large");
      }
      return read(content);
    } catch (StudioIOException | IllegalArgumentException e) {
      throw new StudioIOException(e, "engine.detector.file", file.getFileName(), e);
    }
  }

  private static Detector read(byte[] content) throws IOException {
    StrictZip zip = StrictZip.open(content, MAX_ENTRIES);
    JsonNode card = BoundedJson.read(required(zip, CARD, MAX_JSON), CARD);
    JsonNode shape = card.path("shape");
    DetectorSpec spec = DetectorSpec.of(size(shape, 0), size(shape, 1), size(shape, 2));
    float[] parameters =
        NdArrays.readRow(
            required(zip, COEFFICIENTS, (MAX_PARAMETERS + 1024) * Float.BYTES), MAX_PARAMETERS);
    return new Detector(
        spec,
        parameters,
        new DetectorCard(
            card.path("name").asText(),
            card.path("made").asText(),
            card.path("credits").asText(),
            card.path("measured").asText()));
  }

  private static int size(JsonNode shape, int index) throws IOException {
    int size = shape.path(index).asInt(0);
    if (size < 1 || size > 512) {
      throw new StudioIOException("engine.detector.shape");
    }
    return size;
  }

  private static byte[] required(StrictZip zip, String entry, int most) throws IOException {
    return zip.read(entry, most)
        .orElseThrow(() -> new StudioIOException("container.zip.missing", entry));
  }

  @Override
  public void save(Detector detector, Path file) throws IOException {
    ObjectNode card = JsonNodeFactory.instance.objectNode();
    ArrayNode shape = card.putArray("shape");
    for (int size : detector.spec().sizes()) {
      shape.add(size);
    }
    card.put("name", detector.card().name());
    card.put("made", detector.card().made());
    card.put("credits", detector.card().credits());
    card.put("measured", detector.card().measured());
    ByteArrayOutputStream coefficients = new ByteArrayOutputStream();
    NdArrays.writeRow(detector.parameters(), coefficients);
    String configuration = Dl4jDetectors.configuration(detector.spec(), HEIGHT, WIDTH).toJson();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(coefficients.size());
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntries.put(zip, CONFIGURATION, configuration.getBytes(StandardCharsets.UTF_8));
      ZipEntries.put(zip, COEFFICIENTS, coefficients.toByteArray());
      ZipEntries.put(zip, CARD, BoundedJson.write(card));
    }
    writer.write(file, bytes.toByteArray());
  }
}
