package org.digitstudio.application.training;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.digitstudio.domain.data.ConcatDataset;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.digit.MyDigit;
import org.digitstudio.domain.port.MyDigitsStore;

/**
 * Training pictures with My digits added, which adapts a model to a hand. A few dozen digits would
 * drown among 60,000, so they are repeated until they are about a tenth, at most a hundred times.
 */
public record MyDigitsTrainingData(TrainingData base, MyDigitsStore myDigits)
    implements TrainingData {
  /** The key of {@link #source}. */
  public static final String MY_DIGITS = "my-digits";

  private static final int SHARE = 10;
  private static final int MOST = 100;

  @Override
  public Datasets read() throws IOException {
    Datasets pictures = base.read();
    List<MyDigit> digits = myDigits.list();
    if (digits.isEmpty()) {
      throw new IOException(
          "There are no digits of your own yet; keep some in Draw first, each with its label.");
    }
    DigitDataset whole = pictures.training();
    int times = Math.clamp(whole.size() / SHARE / digits.size(), 1, MOST);
    String name =
        "%s (%,d) and %,d digits of the user's own, each %d times"
            .formatted(whole.name(), whole.size(), digits.size(), times);
    DigitDataset own = MyDigitsStore.dataset("My digits", digits);
    return new Datasets(
        new ConcatDataset(name, whole, own, times), pictures.test(), pictures.credits());
  }

  @Override
  public Map<String, String> source() {
    Map<String, String> source = new TreeMap<>(base.source());
    source.put(MY_DIGITS, "");
    return source;
  }
}
