package org.digitstudio.application.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.ConcatDataset;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.port.ImagesReader;
import org.digitstudio.ink.LabelledInk;
import org.jspecify.annotations.Nullable;

/**
 * Training data with drawn digits and non-digits added.
 *
 * @param base the training data they are added to
 * @param ink the drawn digits
 * @param copies number of images of each drawing of the largest donor: one as the Draw page
 *     prepares it, the others as other writers, tablets and pens would have produced it
 * @param nonDigits files of letters, signs and images to be unsure of; may be empty
 * @param images reads the images among them
 * @param credits requested by the files' licences
 */
public record InkTrainingData(
    TrainingData base,
    InkSelection ink,
    int copies,
    List<Path> nonDigits,
    ImagesReader images,
    String credits)
    implements TrainingData {
  /** The keys of {@link #source}, which are the command's options; files are a line each. */
  public static final String INK = "ink";

  public static final String WRITERS = "writers";
  public static final String DONORS = "donors";
  public static final String WITHOUT_DONORS = "without-donors";
  public static final String COPIES = "ink-copies";
  public static final String NON_DIGITS = "non-digits";
  public static final String CREDITS = "credits";

  /** Seed of all variants, so that a resumed run trains on the same images. */
  private static final long SEED = 0x696e6bL;

  private static final int NON_DIGIT_COPIES = 2;

  public InkTrainingData {
    nonDigits = List.copyOf(nonDigits);
  }

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
    DigitDataset mnist = datasets.training();
    List<LabelledInk> drawn = ink.read();
    DigitDataset digits = VariantImages.of(ink.name(), drawn, copies, SEED);
    String name =
        Messages.text(
            "application.data.ink",
            mnist.name(),
            mnist.size(),
            ink.name(),
            drawn.size(),
            digits.size());
    DigitDataset all = new ConcatDataset(name, mnist, digits, 1);
    if (!nonDigits.isEmpty()) {
      DigitDataset others =
          NonDigitImages.read(
              nonDigits, ink.withoutDonors(), drawn, mnist, NON_DIGIT_COPIES, images, SEED);
      String both = Messages.text("application.data.non-digits", name, others.size());
      all = new ConcatDataset(both, all, others, 1);
    }
    return new Datasets(all, datasets.test(), joined(datasets.credits(), credits));
  }

  @Override
  public DigitDataset readTest() throws IOException {
    return base.readTest();
  }

  private static String joined(String first, String second) {
    return first.isEmpty() || second.isEmpty() ? first + second : first + "; " + second;
  }

  @Override
  public Map<String, String> source() {
    Map<String, String> source = new TreeMap<>(base.source());
    source.putAll(source(ink, copies, nonDigits, credits));
    return source;
  }

  /** Returns the source of drawn digits, which are added to the base's data. */
  public static Map<String, String> source(
      InkSelection ink, int copies, List<Path> nonDigits, String credits) {
    Map<String, String> source = new TreeMap<>();
    source.put(INK, lines(ink.files()));
    put(source, WRITERS, ink.writers().map(Writers::toString).orElse(""));
    put(source, DONORS, names(ink.donors()));
    put(source, WITHOUT_DONORS, names(ink.withoutDonors()));
    put(source, COPIES, copies > 1 ? Integer.toString(copies) : "");
    put(source, NON_DIGITS, lines(nonDigits));
    put(source, CREDITS, credits);
    return source;
  }

  private static void put(Map<String, String> source, String key, String value) {
    if (!value.isEmpty()) {
      source.put(key, value);
    }
  }

  /** Files as the value of a key. */
  private static String lines(List<Path> files) {
    return files.stream().map(Path::toString).collect(Collectors.joining("\n"));
  }

  /** Donors as the value of a key. */
  private static String names(Set<String> donors) {
    return String.join(",", new TreeSet<>(donors));
  }

  private static Set<String> names(@Nullable String joined) {
    return joined == null ? Set.of() : Set.of(joined.split(","));
  }

  private static List<Path> files(String lines) {
    return lines.lines().map(Path::of).toList();
  }

  /**
   * Creates the training data that a {@link #source} with drawn digits describes.
   *
   * @throws IllegalArgumentException with one sentence for the user if a value cannot be read
   */
  static InkTrainingData of(TrainingData base, Map<String, String> source, ImagesReader images) {
    InkSelection ink =
        new InkSelection(
            files(source.getOrDefault(INK, "")),
            Optional.ofNullable(source.get(WRITERS)).map(Writers::parse),
            names(source.get(DONORS)),
            names(source.get(WITHOUT_DONORS)));
    return new InkTrainingData(
        base,
        ink,
        Integer.parseInt(source.getOrDefault(COPIES, "1")),
        files(source.getOrDefault(NON_DIGITS, "")),
        images,
        source.getOrDefault(CREDITS, ""));
  }
}
