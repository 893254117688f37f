package org.digitstudio.application.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.digitstudio.application.training.InkTrainingData.Writers;
import org.digitstudio.ink.InkJson;
import org.digitstudio.ink.LabelledInk;

/**
 * Labelled drawings of one or several files.
 *
 * @param files lines of ink; unlabelled ones are passed over
 * @param writers whose digits to take; empty takes all
 * @param donors whose digits to take; empty takes all
 * @param withoutDonors whose digits to leave out
 */
public record InkSelection(
    List<Path> files, Optional<Writers> writers, Set<String> donors, Set<String> withoutDonors) {
  public InkSelection {
    files = List.copyOf(files);
    donors = Set.copyOf(donors);
    withoutDonors = Set.copyOf(withoutDonors);
  }

  /** All of one file. */
  public static InkSelection of(Path file) {
    return new InkSelection(List.of(file), Optional.empty(), Set.of(), Set.of());
  }

  /** The same files, but these writers' digits. */
  public InkSelection by(Writers others) {
    return new InkSelection(files, Optional.of(others), donors, withoutDonors);
  }

  /** The same files, but one donor's digits. */
  public InkSelection from(String donor) {
    return new InkSelection(files, Optional.empty(), Set.of(donor), Set.of());
  }

  /** The names of the files, joined. */
  public String name() {
    return files.stream()
        .map(file -> file.getFileName().toString())
        .collect(Collectors.joining(", "));
  }

  /**
   * @throws IOException with one sentence for the user if a file holds no such drawing
   */
  public List<LabelledInk> read() throws IOException {
    List<LabelledInk> all = new ArrayList<>();
    for (Path file : files) {
      List<LabelledInk> lines =
          InkJson.read(file).stream().filter(line -> line.label().isPresent()).toList();
      if (lines.isEmpty()) {
        throw new IOException("%s holds no labelled digit.".formatted(file.getFileName()));
      }
      lines.stream().filter(this::takes).forEach(all::add);
    }
    if (all.isEmpty()) {
      throw new IOException(
          "%s: no labelled digit of %s."
              .formatted(
                  name(), writers.map(range -> "writers " + range).orElse("the donors asked for")));
    }
    return all;
  }

  private boolean takes(LabelledInk line) {
    boolean writer =
        writers.isEmpty()
            || line.writer().isPresent() && writers.get().contains(line.writer().getAsInt());
    boolean donor = donors.isEmpty() || line.donor().filter(donors::contains).isPresent();
    return writer && donor && line.donor().filter(withoutDonors::contains).isEmpty();
  }
}
