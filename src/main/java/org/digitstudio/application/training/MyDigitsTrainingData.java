package org.digitstudio.application.training;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.data.ConcatDataset;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.digit.MyDigit;
import org.digitstudio.domain.port.MyDigitsStore;

/**
 * Training images with My digits added. A few dozen among 60,000 would have no effect, so they are
 * repeated until they are about a tenth, at most a hundred times.
 */
public record MyDigitsTrainingData(TrainingData base, MyDigitsStore myDigits)
    implements TrainingData {
  /** The key of {@link #source}. */
  public static final String MY_DIGITS = "my-digits";

  /** The key of the source of {@link #alone}. */
  public static final String MY_DIGITS_ONLY = "my-digits-only";

  private static final int SHARE = 10;
  private static final int MAX_REPEATS = 100;

  /** Returns My digits as training data of their own, with a part held out for the test. */
  static TrainingData alone(MyDigitsStore myDigits) {
    return new TrainingData() {
      @Override
      public Datasets read() throws IOException {
        return FileTrainingData.divided(MyDigitsStore.dataset("My digits", myDigits.list()));
      }

      @Override
      public Map<String, String> source() {
        return Map.of(MY_DIGITS_ONLY, "");
      }
    };
  }

  @Override
  public DigitDataset readTest() throws IOException {
    return base.readTest();
  }

  @Override
  public Datasets read() throws IOException {
    Datasets datasets = base.read();
    List<MyDigit> digits = myDigits.list();
    if (digits.isEmpty()) {
      throw new StudioIOException("application.my-digits.none");
    }
    DigitDataset whole = datasets.training();
    int times = Math.clamp(whole.size() / SHARE / digits.size(), 1, MAX_REPEATS);
    String name =
        Messages.text(
            "application.data.my-digits", whole.name(), whole.size(), digits.size(), times);
    DigitDataset own = MyDigitsStore.dataset("My digits", digits);
    return new Datasets(
        new ConcatDataset(name, whole, own, times), datasets.test(), datasets.credits());
  }

  @Override
  public Map<String, String> source() {
    Map<String, String> source = new TreeMap<>(base.source());
    source.put(MY_DIGITS, "");
    return source;
  }
}
