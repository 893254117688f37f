package org.digitstudio.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;

/** Measures frame times, for the tests that measure with {@code -Dmeasure=true}. */
public final class Frames {
  private Frames() {}

  /**
   * Runs a change at each frame and waits for the last frame.
   *
   * @param change receives the frame's number, from 0, on the JavaFX thread
   * @return milliseconds from each frame to the next
   */
  public static List<Double> run(int frames, IntConsumer change) throws InterruptedException {
    List<Double> millis = new ArrayList<>();
    CountDownLatch done = new CountDownLatch(1);
    AnimationTimer timer =
        new AnimationTimer() {
          private long last;
          private int frame;

          @Override
          public void handle(long now) {
            long time = System.nanoTime();
            if (last > 0) {
              millis.add((time - last) / 1e6);
            }
            last = time;
            change.accept(frame);
            if (frame++ == frames) {
              stop();
              done.countDown();
            }
          }
        };
    Fx.run(timer::start);
    done.await();
    return millis;
  }

  /** Formats the count, median, 99th percentile and maximum. */
  public static String spread(List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "n=%d  p50 %.2f ms  p99 %.2f ms  max %.2f ms",
        sorted.size(),
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 99 / 100),
        sorted.getLast());
  }
}
