package org.digitstudio.engine.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.port.FileWriter;
import org.digitstudio.domain.port.ModelStore;

/**
 * Deeplearning4j's own zip with our card in it; Keras's {@code .h5} is read too. Reading is plain
 * Java, so that a model is there before any native library is; writing asks Deeplearning4j for the
 * configuration.
 */
public final class Dl4jModelStore implements ModelStore {
  private static final String CONFIGURATION = "configuration.json";
  private static final String COEFFICIENTS = "coefficients.bin";
  private static final String CARD = "model.json";
  private static final String NORMALIZER = "normalizer.bin";
  private static final Set<String> READ = Set.of(CONFIGURATION, COEFFICIENTS, CARD);
  private static final String BUNDLED = "/org/digitstudio/models/";

  private static final int MOST_FILE = 256 << 20;
  private static final int MOST_JSON = 4 << 20;
  private static final int MOST_COEFFICIENTS =
      StoredNetwork.MOST_PARAMETERS * Double.BYTES + (1 << 10);

  /** A zip keeps local time to two seconds; the same model shall make the same file. */
  private static final LocalDateTime ALWAYS = LocalDateTime.of(2026, 1, 1, 0, 0);

  private final FileWriter writer;

  public Dl4jModelStore(FileWriter writer) {
    this.writer = writer;
  }

  @Override
  public Model load(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (Files.isDirectory(file)) {
      throw new IOException("%s is a folder, not a model file.".formatted(name));
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, name);
    } catch (NoSuchFileException e) {
      throw new IOException("There is no file %s.".formatted(file), e);
    }
  }

  @Override
  public Model bundled(String recipe) throws IOException {
    boolean name = recipe.matches("[a-z0-9-]{1,40}");
    String file = recipe + ".zip";
    try (InputStream in = name ? Dl4jModelStore.class.getResourceAsStream(BUNDLED + file) : null) {
      if (in == null) {
        throw new IOException("No model called \"%s\" comes with the program.".formatted(recipe));
      }
      return read(in, file);
    }
  }

  private static Model read(InputStream in, String name) throws IOException {
    try {
      byte[] content = in.readNBytes(MOST_FILE + 1);
      if (content.length > MOST_FILE) {
        throw new IOException("it is larger than any model (%,d MB)".formatted(MOST_FILE >> 20));
      }
      return read(content, name);
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException(
          "%s cannot be opened as a model: %s.".formatted(name, e.getMessage()), e);
    }
  }

  static Model read(byte[] content, String name) throws IOException {
    if (Hdf5File.isOne(content)) {
      return KerasReader.read(content, stem(name));
    }
    StrictZip zip = StrictZip.open(content);
    for (String entry : zip.names()) {
      if (!READ.contains(entry)) {
        refuseSerialized(zip, entry);
      }
    }
    byte[] configuration = required(zip, CONFIGURATION, MOST_JSON);
    StoredNetwork network = ConfigurationReader.read(configuration);
    if (zip.names().contains(NORMALIZER)) {
      Normalizers.requireUnit(zip.head(NORMALIZER, 256));
    }
    byte[] coefficients = required(zip, COEFFICIENTS, MOST_COEFFICIENTS);
    float[] stored = NdArrays.readRow(coefficients, StoredNetwork.MOST_PARAMETERS);
    Optional<byte[]> json = zip.read(CARD, MOST_JSON);
    ModelCard card = json.isPresent() ? CardJson.read(json.get()) : ModelCard.unknown(stem(name));
    CardJson.requireFit(card, network.spec());
    return new Model(card, network.spec(), network.parameters(stored));
  }

  private static byte[] required(StrictZip zip, String entry, int most) throws IOException {
    return zip.read(entry, most)
        .orElseThrow(
            () -> new IOException("it holds no \"%s\", which every model has".formatted(entry)));
  }

  private static void refuseSerialized(StrictZip zip, String entry) throws IOException {
    byte[] head = zip.head(entry, 2);
    if (head.length == 2 && head[0] == (byte) 0xAC && head[1] == (byte) 0xED) {
      throw new IOException(
          "\"%s\" holds serialised Java objects, which could run anything".formatted(entry));
    }
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  @Override
  public void save(Model model, Path file) throws IOException {
    byte[] configuration = ConfigurationWriter.json(model.spec()).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream coefficients = new ByteArrayOutputStream();
    NdArrays.writeRow(model.parameters(), coefficients);
    byte[] card = CardJson.write(model.card());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(coefficients.size());
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, CONFIGURATION, configuration);
      put(zip, COEFFICIENTS, coefficients.toByteArray());
      put(zip, CARD, card);
    }
    writer.write(file, bytes.toByteArray());
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(ALWAYS);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
