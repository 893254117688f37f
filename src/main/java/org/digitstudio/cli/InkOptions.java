package org.digitstudio.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.digitstudio.application.training.InkSelection;
import org.digitstudio.application.training.InkTrainingData.Writers;
import picocli.CommandLine.Option;

/** {@code --ink} and what chooses from it. */
final class InkOptions {
  @Option(
      names = "--ink",
      paramLabel = "FILE",
      description =
          "Drawn digits, one a line: {\"label\":7,\"strokes\":[[[x,y],...],...]}, plain or gzip;"
              + " may be given several times.")
  private List<Path> files = List.of();

  @Option(
      names = "--writers",
      paramLabel = "A-B",
      description = "Only these writers' digits of the ink files, such as 21-30.")
  private Optional<String> writers = Optional.empty();

  @Option(
      names = "--donors",
      paramLabel = "NAME",
      split = ",",
      description = "Only digits that these donors gave, where the files name donors.")
  private Set<String> donors = Set.of();

  @Option(
      names = "--without-donors",
      paramLabel = "NAME",
      split = ",",
      description = "No digits that these donors gave.")
  private Set<String> withoutDonors = Set.of();

  boolean isGiven() {
    return !files.isEmpty();
  }

  /**
   * @return empty where no file was given
   * @throws IllegalArgumentException with one sentence for the user if options do not go together
   */
  Optional<InkSelection> selection() {
    if (files.isEmpty()) {
      if (writers.isPresent() || !donors.isEmpty() || !withoutDonors.isEmpty()) {
        throw new IllegalArgumentException(
            "--writers, --donors and --without-donors choose from ink files; give --ink FILE.");
      }
      return Optional.empty();
    }
    return Optional.of(new InkSelection(files, writers.map(Writers::parse), donors, withoutDonors));
  }
}
