package org.digitstudio.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitstudio.application.training.FileTrainingData;
import org.digitstudio.application.training.SetArrangement;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.data.ClassNamesFile;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.port.DatasetFiles;
import picocli.CommandLine.Option;

/** The options that name a data set of any format. */
final class DatasetOptions {
  /** Lower-case names, as they are typed. */
  enum Part {
    training,
    test
  }

  @Option(names = "--data", paramLabel = "FILE", descriptionKey = "cli.data")
  private List<Path> files = List.of();

  @Option(names = "--part", paramLabel = "PART", descriptionKey = "cli.data.part")
  private Optional<Part> part = Optional.empty();

  @Option(names = "--transpose", descriptionKey = "cli.data.transpose")
  private boolean transpose;

  @Option(names = "--invert", descriptionKey = "cli.data.invert")
  private boolean invert;

  @Option(names = "--class-names", paramLabel = "NAMES", descriptionKey = "cli.data.class-names")
  private List<String> classNames = List.of();

  boolean isGiven() {
    return !files.isEmpty();
  }

  /** Whether one part is asked for. */
  boolean hasPart() {
    return part.isPresent();
  }

  /** Returns what a run keeps of these options to read the data again; empty without data. */
  Map<String, String> source(boolean withMnist) throws IOException {
    return files.isEmpty() ? Map.of() : FileTrainingData.source(files, withMnist, arrangement());
  }

  private SetArrangement arrangement() throws IOException {
    return new SetArrangement(transpose, invert, names());
  }

  /** Returns the names: of a file with a line each, of one list with commas, or one by one. */
  private Optional<ClassNames> names() throws IOException {
    if (classNames.isEmpty()) {
      return Optional.empty();
    }
    if (classNames.size() > 1) {
      return Optional.of(new ClassNames(classNames));
    }
    String only = classNames.getFirst();
    return Optional.of(
        only.contains(",") ? ClassNames.parse(only) : ClassNamesFile.read(Path.of(only)));
  }

  /** Whether the images are taken as the file has them. */
  boolean areAsFiled() {
    return !transpose && !invert;
  }

  /**
   * Checks that the options go together.
   *
   * @throws StudioException if they do not
   */
  void check() {
    if (files.isEmpty() && (part.isPresent() || transpose || invert || !classNames.isEmpty())) {
      throw new StudioException("cli.data.needs-data");
    }
    if (files.size() > 2) {
      throw new StudioException("cli.data.two-files");
    }
  }

  /**
   * Opens the part that is asked for, or the test part, or the only one.
   *
   * @throws IOException if the files can't be opened
   */
  DigitDataset open(DatasetFiles opener) throws IOException {
    List<DigitDataset> parts = opener.open(files);
    if (part.isPresent() && parts.size() < 2) {
      throw new StudioException("cli.data.one-part");
    }
    boolean training = part.equals(Optional.of(Part.training));
    DigitDataset data = training ? parts.getFirst() : parts.getLast();
    return arrangement().apply(data);
  }
}
