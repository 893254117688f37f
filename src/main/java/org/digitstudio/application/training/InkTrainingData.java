package org.digitstudio.application.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.ConcatDataset;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.TrainingData;

/**
 * Training images with the drawn digits of a file added.
 *
 * @param base the images they are added to
 * @param file lines of ink; unlabelled ones are skipped
 * @param writers whose digits to take; empty takes all
 * @param copies how often each digit occurs per epoch, each time drawn by another pen
 * @param credits that the file's licence asks for
 */
public record InkTrainingData(
    TrainingData base, Path file, Optional<Writers> writers, int copies, String credits)
    implements TrainingData {
  /** The keys of {@link #source}, which are options of the command line. */
  public static final String INK = "ink";

  public static final String WRITERS = "writers";
  public static final String COPIES = "ink-copies";
  public static final String CREDITS = "credits";

  /** A range of writers' numbers, both ends included. */
  public record Writers(int first, int last) {
    /**
     * Parses a range.
     *
     * @throws StudioException if it is not like 1-20
     */
    public static Writers parse(String text) {
      String[] ends = text.split("-", -1);
      try {
        int first = Integer.parseInt(ends[0].strip());
        int last = ends.length == 1 ? first : Integer.parseInt(ends[1].strip());
        if (ends.length <= 2 && first >= 0 && first <= last) {
          return new Writers(first, last);
        }
      } catch (NumberFormatException ignored) {
        // Refused below.
      }
      throw new StudioException("application.ink.writers", text);
    }

    public boolean contains(int writer) {
      return writer >= first && writer <= last;
    }

    @Override
    public String toString() {
      return first + "-" + last;
    }
  }

  @Override
  public Datasets read() throws IOException {
    Datasets datasets = base.read();
    List<DigitDataset> extra = InkFiles.versions(file, writers, copies);
    String name =
        Messages.text(
            "application.data.ink",
            datasets.training().name(),
            datasets.training().size(),
            String.valueOf(file.getFileName()),
            extra.getFirst().size(),
            copies);
    String allCredits =
        datasets.credits().isEmpty() || credits.isEmpty()
            ? datasets.credits() + credits
            : datasets.credits() + "; " + credits;
    return new Datasets(
        new ConcatDataset(name, datasets.training(), extra), datasets.test(), allCredits);
  }

  @Override
  public Map<String, String> source() {
    Map<String, String> source = new TreeMap<>(base.source());
    source.put(INK, file.toString());
    writers.ifPresent(range -> source.put(WRITERS, range.toString()));
    if (copies > 1) {
      source.put(COPIES, Integer.toString(copies));
    }
    if (!credits.isEmpty()) {
      source.put(CREDITS, credits);
    }
    return source;
  }
}
