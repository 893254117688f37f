package org.digitstudio.application.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.digitstudio.domain.data.ConcatDataset;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.TrainingData;

/**
 * Training pictures with drawn digits of a file added, made into pictures as the canvas does it.
 *
 * @param base what they are added to
 * @param file lines of ink; unlabelled ones are passed over
 * @param writers whose digits to take; empty takes all
 * @param copies how often each is seen an epoch, each time drawn by another pen
 * @param credits that the file asks for
 */
public record InkTrainingData(
    TrainingData base, Path file, Optional<Writers> writers, int copies, String credits)
    implements TrainingData {
  /** The keys of {@link #source}, which are the command's options. */
  public static final String INK = "ink";

  public static final String WRITERS = "writers";
  public static final String COPIES = "ink-copies";
  public static final String CREDITS = "credits";

  /** A range of writers' numbers, both ends in it. */
  public record Writers(int first, int last) {
    /**
     * @throws IllegalArgumentException with one sentence for the user if it is not like 1-20
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
        // said below, with the other ways to be wrong
      }
      throw new IllegalArgumentException("Writers are a range such as 1-20, not " + text + ".");
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
    Datasets pictures = base.read();
    List<DigitDataset> extra = InkFiles.versions(file, writers, copies);
    String name =
        "%s (%,d) and handwriting of %s (%,d%s)"
            .formatted(
                pictures.training().name(),
                pictures.training().size(),
                file.getFileName(),
                extra.getFirst().size(),
                copies == 1 ? "" : ", each by %d pens".formatted(copies));
    String allCredits =
        pictures.credits().isEmpty() || credits.isEmpty()
            ? pictures.credits() + credits
            : pictures.credits() + "; " + credits;
    return new Datasets(
        new ConcatDataset(name, pictures.training(), extra), pictures.test(), allCredits);
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
