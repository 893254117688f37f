package org.digitstudio.application.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.digitstudio.application.training.InkTrainingData.Writers;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.ink.InkJson;
import org.digitstudio.ink.LabelledInk;

/**
 * A choice of labelled drawings from one or several files.
 *
 * @param files lines of ink; those without a label are skipped
 * @param writers restricts the lines that name no donor to these writers, whose numbers the file
 *     itself assigns; empty takes all
 * @param donors takes only these donors, {@link #NO_DONOR} standing for lines that name none; empty
 *     takes all
 * @param withoutDonors leaves these donors out
 */
public record InkSelection(
    List<Path> files, Optional<Writers> writers, Set<String> donors, Set<String> withoutDonors) {
  /** Stands for the donor of lines that name none. */
  public static final String NO_DONOR = "-";

  public InkSelection {
    files = List.copyOf(files);
    donors = Set.copyOf(donors);
    withoutDonors = Set.copyOf(withoutDonors);
  }

  /** Selects all of one file. */
  public static InkSelection of(Path file) {
    return new InkSelection(List.of(file), Optional.empty(), Set.of(), Set.of());
  }

  /** Selects other writers from the lines that name no donor. */
  public InkSelection by(Writers others) {
    return new InkSelection(files, Optional.of(others), Set.of(NO_DONOR), Set.of());
  }

  /** Selects one donor's digits from the same files. */
  public InkSelection from(String donor) {
    return new InkSelection(files, Optional.empty(), Set.of(donor), Set.of());
  }

  /** Returns the names of the files, joined by commas. */
  public String name() {
    return files.stream()
        .map(file -> file.getFileName().toString())
        .collect(Collectors.joining(", "));
  }

  /**
   * Reads the drawings.
   *
   * @throws StudioIOException if a file has none
   */
  public List<LabelledInk> read() throws IOException {
    List<LabelledInk> all = new ArrayList<>();
    for (Path file : files) {
      List<LabelledInk> lines =
          InkJson.read(file).stream().filter(line -> line.label().isPresent()).toList();
      if (lines.isEmpty()) {
        throw new StudioIOException("application.ink.no-labels", file.getFileName());
      }
      lines.stream().filter(this::takes).forEach(all::add);
    }
    if (all.isEmpty()) {
      throw writers.isPresent()
          ? new StudioIOException(
              "application.ink.no-labels-of-writers", name(), writers.get().toString())
          : new StudioIOException("application.ink.no-labels-of-donors", name());
    }
    return all;
  }

  private boolean takes(LabelledInk line) {
    String donor = line.donor().orElse(NO_DONOR);
    boolean writer =
        writers.isEmpty()
            || line.donor().isPresent()
            || line.writer().isPresent() && writers.get().contains(line.writer().getAsInt());
    return writer && (donors.isEmpty() || donors.contains(donor)) && !withoutDonors.contains(donor);
  }
}
