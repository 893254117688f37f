package org.digitstudio.ui.inside.model;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;

/** Hands out images of the test set, a different one of the wanted digit at each call. */
public final class TestSamples {
  private final BackgroundRunner runner;
  private final Supplier<DigitDataset> source;
  private final Consumer<Throwable> failed;
  private final int[] next = new int[10];
  private Optional<DigitDataset> data = Optional.empty();

  /**
   * @param source loads the test set; called at most once, on a background thread
   * @param failed receives the failure if it could not be loaded
   */
  public TestSamples(
      BackgroundRunner runner, Supplier<DigitDataset> source, Consumer<Throwable> failed) {
    this.runner = runner;
    this.source = source;
    this.failed = failed;
  }

  /** Passes the next image of a digit to {@code done}, on the JavaFX thread. */
  public void next(int digit, Consumer<DigitImage> done) {
    if (data.isPresent()) {
      done.accept(find(data.get(), digit));
      return;
    }
    runner.start(
        job -> source.get(),
        (DigitDataset loaded) -> {
          data = Optional.of(loaded);
          done.accept(find(loaded, digit));
        },
        failed);
  }

  private DigitImage find(DigitDataset set, int digit) {
    for (int tried = 0; tried < set.size(); tried++) {
      int index = (next[digit] + tried) % set.size();
      if (set.label(index) == digit) {
        next[digit] = index + 1;
        return set.image(index);
      }
    }
    return set.image(0);
  }
}
