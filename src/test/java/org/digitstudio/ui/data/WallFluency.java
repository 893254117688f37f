package org.digitstudio.ui.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Scene;
import org.digitstudio.application.SharedState;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.ui.Frames;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Studios;
import org.digitstudio.ui.common.FxRunner;
import org.digitstudio.ui.common.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Measures the time until the first images are visible after the page is opened, the frame times of
 * scrolling through the wall of 70,000 images with software rendering, and the memory: {@code mvn
 * test -Dtest=WallFluency -Dmeasure=true}. Asserts nothing, because times depend on the machine.
 */
@EnabledIfSystemProperty(named = "measure", matches = "true")
class WallFluency {
  private static final int FRAMES = 1_200;
  private static final double[] TILES = {36, 20, 116};

  @Test
  void print() throws InterruptedException {
    for (int time = 1; time <= 3; time++) {
      firstScreen(time);
    }
    DataFixture data = open(Studios.workspace("as-described"));
    Fx.await(() -> data.datasets.isLoaded() && data.datasets.progress().get().fraction().isEmpty());
    DigitWall wall = data.find("digitWall", DigitWall.class);
    scroll(wall, 200);
    for (double tile : TILES) {
      Fx.run(() -> wall.tileProperty().set(tile));
      long before = used();
      List<Double> millis = scroll(wall, FRAMES);
      report(wall, millis, before, used());
    }
    data.close();
    for (String model : List.of("as-described", "accurate")) {
      readAll(model);
    }
  }

  private static void readAll(String name) {
    DigitClassifier model = Studios.workspace(name).classifier().get().orElseThrow();
    long start = System.nanoTime();
    for (DigitDataset data : List.of(BundledMnist.test(), BundledMnist.training())) {
      model.classifyAll(data, DigitClassifier.Extra.NONE, part -> {}, () -> false);
    }
    System.out.printf(
        Locale.ROOT, "70,000 read by %s: %.1f s%n", name, (System.nanoTime() - start) / 1e9);
  }

  private static DataFixture open(SharedState workspace) {
    return new DataFixture(
            workspace,
            new FxRunner(),
            List.of(BundledMnist::test, BundledMnist::training),
            Optional.empty())
        .open(Theme.LIGHT, 1112, 780);
  }

  /** Prints the time from the press on Data to the pulse that shows images, with empty caches. */
  private static void firstScreen(int time) throws InterruptedException {
    Fx.run(() -> {});
    DataFixture data =
        new DataFixture(
            SharedState.blank(),
            new FxRunner(),
            List.of(BundledMnist::test, BundledMnist::training),
            Optional.empty());
    CountDownLatch seen = new CountDownLatch(1);
    long start = System.nanoTime();
    long[] end = new long[1];
    data.open(Theme.LIGHT, 1112, 780);
    Fx.run(
        () -> {
          Scene scene = data.stage().getScene();
          Runnable[] listener = new Runnable[1];
          listener[0] =
              () -> {
                if (data.datasets.table().get().size() > 0 && seen.getCount() > 0) {
                  end[0] = System.nanoTime();
                  seen.countDown();
                }
              };
          scene.addPostLayoutPulseListener(listener[0]);
        });
    seen.await();
    System.out.printf(
        Locale.ROOT, "first screen, time %d: %.0f ms%n", time, (end[0] - start) / 1e6);
    Fx.await(data.datasets::isLoaded);
    data.close();
  }

  /** Scrolls from top to bottom in a number of frames and returns the intervals between them. */
  private static List<Double> scroll(DigitWall wall, int frames) throws InterruptedException {
    return Frames.run(
        frames, frame -> wall.scrollProperty().set(wall.scrollEnd() * frame / frames));
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static void report(DigitWall wall, List<Double> millis, long before, long after) {
    System.out.printf(
        Locale.ROOT,
        "tile %3.0f over %,.0f px: %s  memory %.0f to %.0f MB%n",
        wall.tileProperty().get(),
        wall.scrollEnd(),
        Frames.spread(millis),
        before / 1e6,
        after / 1e6);
  }
}
