package org.digitstudio.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.digitstudio.domain.Failure;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.port.FileWriter;
import org.digitstudio.domain.port.ModelFormat;
import org.digitstudio.domain.port.ModelStore;

/**
 * Model files of every format. A file is opened by what is in it, whatever its name; a file is
 * written in the format that its name ends in.
 */
public final class ModelFiles implements ModelStore {
  private static final String BUNDLED = "/org/digitstudio/models/";

  /** A Deeplearning4j file under such a name would mislead. */
  private static final Pattern READ_ONLY = Pattern.compile("(?i)\\.(keras|h5|hdf5)$");

  private static final int MAX_FILE = 256 << 20;

  private final FileWriter writer;
  private final List<ModelFormat> formats;

  /**
   * @param formats the first that recognizes a file reads it, and the first of all writes where
   *     none knows the name's ending
   */
  public ModelFiles(FileWriter writer, List<ModelFormat> formats) {
    this.writer = writer;
    this.formats = List.copyOf(formats);
  }

  @Override
  public Model load(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (Files.isDirectory(file)) {
      throw new StudioIOException("exchange.folder", name);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, name);
    }
  }

  @Override
  public Model bundled(String recipe) throws IOException {
    boolean sound = recipe.matches("[a-z0-9-]{1,40}");
    String file = recipe + ".zip";
    try (InputStream in = sound ? ModelFiles.class.getResourceAsStream(BUNDLED + file) : null) {
      if (in == null) {
        throw new StudioIOException("exchange.no-bundled-model", recipe);
      }
      return read(in, file);
    }
  }

  private Model read(InputStream in, String name) throws IOException {
    byte[] content = in.readNBytes(MAX_FILE + 1);
    try {
      if (content.length > MAX_FILE) {
        throw new StudioIOException("exchange.too-large", MAX_FILE >> 20);
      }
      return formatOf(content).read(content, stem(name));
    } catch (StudioIOException | StudioException e) {
      throw new StudioIOException(e, "exchange.cannot-open", name, (Failure) e);
    }
  }

  private ModelFormat formatOf(byte[] content) throws IOException {
    for (ModelFormat format : formats) {
      if (format.recognizes(content)) {
        return format;
      }
    }
    throw new StudioIOException(ForeignFile.reason(content));
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  @Override
  public void check(Path file) throws IOException {
    writer.check(file);
  }

  @Override
  public void save(Model model, Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    ModelFormat format =
        formats.stream()
            .filter(candidate -> candidate.writes(name))
            .findFirst()
            .orElse(formats.getFirst());
    if (!format.writes(name) && READ_ONLY.matcher(name).find()) {
      throw new StudioIOException("exchange.only-read", name.substring(name.lastIndexOf('.')));
    }
    writer.write(file, format.write(model));
  }
}
