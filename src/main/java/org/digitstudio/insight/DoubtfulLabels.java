package org.digitstudio.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.insight.ConfidentLearning.Suspect;

/**
 * The list of doubtful labels as a CSV file: dataset, index, label, suggested digit, their
 * probabilities, and whether confident learning flags it.
 */
public final class DoubtfulLabels {
  public static final String HEADER =
      "set,index,label,suggested,label_probability,suggested_probability,flagged";
  private static final int MAX_LINES = 100_000;

  private DoubtfulLabels() {}

  /** A suspect and the name of its dataset. */
  public record Entry(String set, Suspect suspect) {}

  /** Returns the lines, without line ends, the header first. */
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
   * Parses the lines; those that begin with # are comments.
   *
   * @throws StudioIOException if the header or a line is not valid
   */
  public static List<Entry> parse(List<String> lines) throws StudioIOException {
    List<Entry> entries = new ArrayList<>();
    List<String> rows = lines.stream().filter(line -> !line.startsWith("#")).toList();
    if (rows.isEmpty() || !rows.getFirst().equals(HEADER) || rows.size() > MAX_LINES) {
      throw new StudioIOException("insight.doubtful.header");
    }
    for (String line : rows.subList(1, rows.size())) {
      entries.add(entry(line));
    }
    return entries;
  }

  private static Entry entry(String line) throws StudioIOException {
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
      throw new StudioIOException(e, "insight.doubtful.line", line);
    }
    throw new StudioIOException("insight.doubtful.line", line);
  }

  private static int digit(String text) {
    int digit = Integer.parseInt(text);
    if (digit < 0 || digit >= Prediction.CLASSES) {
      throw new NumberFormatException("not a digit");
    }
    return digit;
  }

  /** Returns the entries whose dataset and label still match the data, with their rows. */
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
