package org.digitstudio.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.insight.DoubtfulLabels.Entry;
import org.digitstudio.mnist.BundledMnist;
import org.junit.jupiter.api.Test;

/**
 * Compares the bundled list with published label errors of MNIST's test set, for which no majority
 * of five annotators agreed with the label: Northcutt, Athalye and Mueller, "Pervasive Label Errors
 * in Test Sets Destabilize Machine Learning Benchmarks", arXiv:2103.14749, as browsed on
 * labelerrors.com.
 */
class PublishedLabelErrorsTest {
  /** Maps the image index to the label in MNIST. */
  private static final Map<Integer, Integer> PUBLISHED =
      Map.ofEntries(
          Map.entry(947, 8),
          Map.entry(1621, 0),
          Map.entry(1901, 9),
          Map.entry(2130, 4),
          Map.entry(2462, 2),
          Map.entry(2597, 5),
          Map.entry(2654, 6),
          Map.entry(3520, 6),
          Map.entry(3558, 5),
          Map.entry(5937, 5),
          Map.entry(6651, 0),
          Map.entry(6783, 1),
          Map.entry(8527, 4),
          Map.entry(9679, 6),
          Map.entry(9729, 5));

  private static List<Integer> test() throws IOException {
    return DoubtfulLabels.parse(BundledMnist.doubtfulLabels()).stream()
        .filter(entry -> entry.set().equals("MNIST test"))
        .map(entry -> entry.suspect().index())
        .toList();
  }

  @Test
  void theBundledTestSetHasThePublishedWrongLabels() {
    DigitDataset test = BundledMnist.test();
    PUBLISHED.forEach((index, label) -> assertThat(test.label(index)).isEqualTo(label));
  }

  @Test
  void allFifteenAreAmongTheFirstTwoHundredAndMostAmongTheFirstFifty() throws IOException {
    List<Integer> listed = test();
    assertThat(listed.subList(0, 200)).containsAll(PUBLISHED.keySet());
    assertThat(listed.subList(0, 100).stream().filter(PUBLISHED::containsKey)).hasSize(13);
    assertThat(listed.subList(0, 50).stream().filter(PUBLISHED::containsKey)).hasSize(11);
    assertThat(listed.subList(0, 30).stream().filter(PUBLISHED::containsKey)).hasSize(8);
  }

  @Test
  void everyLineBelongsToABundledDataset() throws IOException {
    Map<String, DigitDataset> sets =
        Map.of("MNIST test", BundledMnist.test(), "MNIST training", BundledMnist.training());
    List<Entry> entries = DoubtfulLabels.parse(BundledMnist.doubtfulLabels());
    assertThat(entries).hasSize(600);
    for (Entry entry : entries) {
      assertThat(sets.get(entry.set()).label(entry.suspect().index()))
          .isEqualTo(entry.suspect().label());
    }
  }

  @Test
  void theChecksumIsTheOneItsReadmeNames() throws Exception {
    Path folder = Path.of("assets/doubtful");
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(Files.readAllBytes(folder.resolve("doubtful-labels.csv")));
    assertThat(folder.resolve("README.md")).content().contains(HexFormat.of().formatHex(digest));
  }
}
