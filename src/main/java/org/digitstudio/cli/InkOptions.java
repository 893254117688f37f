package org.digitstudio.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.digitstudio.application.training.InkSelection;
import org.digitstudio.application.training.InkTrainingData.Writers;
import org.digitstudio.domain.StudioException;
import picocli.CommandLine.Option;

/** {@code --ink} and what chooses from it. */
final class InkOptions {
  @Option(names = "--ink", paramLabel = "FILE", descriptionKey = "cli.ink")
  private List<Path> files = List.of();

  @Option(names = "--writers", paramLabel = "A-B", descriptionKey = "cli.writers")
  private Optional<String> writers = Optional.empty();

  @Option(names = "--donors", paramLabel = "NAME", split = ",", descriptionKey = "cli.donors")
  private Set<String> donors = Set.of();

  @Option(
      names = "--without-donors",
      paramLabel = "NAME",
      split = ",",
      descriptionKey = "cli.without-donors")
  private Set<String> withoutDonors = Set.of();

  boolean isGiven() {
    return !files.isEmpty();
  }

  /**
   * @return empty where no file was given
   * @throws StudioException if something is to be chosen from no file
   */
  Optional<InkSelection> selection() {
    if (files.isEmpty()) {
      if (writers.isPresent() || !donors.isEmpty() || !withoutDonors.isEmpty()) {
        throw new StudioException("cli.writers.needs-ink");
      }
      return Optional.empty();
    }
    return Optional.of(new InkSelection(files, writers.map(Writers::parse), donors, withoutDonors));
  }
}
