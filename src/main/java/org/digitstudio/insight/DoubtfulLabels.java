package org.digitstudio.insight;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.insight.ConfidentLearning.Suspect;

/**
 * The list of labels worth doubting as a CSV file: set, index, label, suggested, the two
 * probabilities, and whether confident learning flags it.
 */
public final class DoubtfulLabels {
  public static final String HEADER =
      "set,index,label,suggested,label_probability,suggested_probability,flagged";
  private static final int MOST_LINES = 100_000;

  private DoubtfulLabels() {}

  /** A suspect and the name of its set. */
  public record Entry(String set, Suspect suspect) {}

  /** Lines without line ends, the header first. */
  public static List<String> format(List<Entry> entries) {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (Entry entry : entries) {
      Suspect suspect = entry.suspect;
      lines.add(
          String.format(
              Locale.ROOT,
              "%s,%d,%d,%d,%.6f,%.6f,%d",
              entry.set,
              suspect.index(),
              suspect.label(),
              suspect.suggested(),
              suspect.labelProbability(),
              suspect.suggestedProbability(),
              suspect.flagged() ? 1 : 0));
    }
    return lines;
  }

  /**
   * Reads the lines back; those that begin with # are left out.
   *
   * @throws IOException with one sentence that names the line that is wrong
   */
  public static List<Entry> parse(List<String> lines) throws IOException {
    List<Entry> entries = new ArrayList<>();
    List<String> told = lines.stream().filter(line -> !line.startsWith("#")).toList();
    if (told.isEmpty() || !told.getFirst().equals(HEADER) || told.size() > MOST_LINES) {
      throw new IOException("This is not a list of doubtful labels.");
    }
    for (String line : told.subList(1, told.size())) {
      entries.add(entry(line));
    }
    return entries;
  }

  private static Entry entry(String line) throws IOException {
    String[] parts = line.split(",", -1);
    try {
      if (parts.length == 7) {
        return new Entry(
            parts[0],
            new Suspect(
                Integer.parseInt(parts[1]),
                digit(parts[2]),
                digit(parts[3]),
                Float.parseFloat(parts[4]),
                Float.parseFloat(parts[5]),
                parts[6].equals("1")));
      }
    } catch (NumberFormatException e) {
      throw new IOException("The list of doubtful labels is damaged at: " + line, e);
    }
    throw new IOException("The list of doubtful labels is damaged at: " + line);
  }

  private static int digit(String text) {
    int digit = Integer.parseInt(text);
    if (digit < 0 || digit >= Prediction.CLASSES) {
      throw new NumberFormatException("not a digit");
    }
    return digit;
  }

  /** The entries whose set and label the data still has, as rows of a table. */
  public static List<Located> locate(List<Entry> entries, DigitTable table) {
    List<Located> located = new ArrayList<>();
    for (int set = 0; set < table.sets().size(); set++) {
      DigitDataset data = table.sets().get(set);
      for (Entry entry : entries) {
        Suspect suspect = entry.suspect;
        if (entry.set.equals(data.name())
            && suspect.index() < data.size()
            && data.label(suspect.index()) == suspect.label()) {
          located.add(new Located(table.start(set) + suspect.index(), suspect));
        }
      }
    }
    return located;
  }

  /** A suspect and its row in a table. */
  public record Located(int row, Suspect suspect) {}
}
