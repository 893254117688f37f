package org.digitstudio.ui.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.SynchronousRunner;
import org.digitstudio.application.data.EmbeddingService;
import org.digitstudio.application.data.EmbeddingService.Frame;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.ui.Frames;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Studios;
import org.digitstudio.ui.common.FxRunner;
import org.digitstudio.ui.common.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Measures the time to compute the map of the 10,000 test digits, how well it separates the labels,
 * and the frame times of zooming and panning: {@code mvn test -Dtest=MapFluency -Dmeasure=true}.
 * Asserts nothing, because times depend on the machine.
 */
@EnabledIfSystemProperty(named = "measure", matches = "true")
class MapFluency {
  private static final int FRAMES = 600;

  @Test
  void print() throws InterruptedException {
    SharedState workspace = Studios.workspace("as-described");
    DigitDataset test = BundledMnist.test();
    List<Double> at = new ArrayList<>();
    List<Frame> frames = new ArrayList<>();
    long start = System.nanoTime();
    new EmbeddingService(new SynchronousRunner())
        .start(
            test,
            workspace.classifier().get().orElseThrow(),
            frame -> {
              at.add((System.nanoTime() - start) / 1e9);
              frames.add(frame);
            },
            cause -> {
              throw new AssertionError(cause);
            });
    System.out.printf(
        Locale.ROOT,
        "map of %,d: principal components after %.1f s, first UMAP frame after %.1f s, done after"
            + " %.1f s%n",
        test.size(),
        at.getFirst(),
        at.get(1),
        at.getLast());
    System.out.printf(
        Locale.ROOT,
        "nearest digit on the map has the same label: %.1f %% by components, %.1f %% by UMAP%n",
        100 * sameLabel(frames.getFirst().layout(), test),
        100 * sameLabel(frames.getLast().layout(), test));
    fluency(workspace);
  }

  private static double sameLabel(float[] layout, DigitDataset data) {
    int same = 0;
    for (int i = 0; i < data.size(); i++) {
      int nearest = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int k = 0; k < data.size(); k++) {
        double x = layout[2 * i] - layout[2 * k];
        double y = layout[2 * i + 1] - layout[2 * k + 1];
        if (k != i && x * x + y * y < least) {
          least = x * x + y * y;
          nearest = k;
        }
      }
      same += data.label(nearest) == data.label(i) ? 1 : 0;
    }
    return (double) same / data.size();
  }

  private static void fluency(SharedState workspace) throws InterruptedException {
    DataFixture data =
        new DataFixture(workspace, new FxRunner(), List.of(BundledMnist::test))
            .open(Theme.LIGHT, 1112, 780);
    Fx.await(() -> data.datasets.isLoaded() && data.datasets.progress().get().fraction().isEmpty());
    data.press("page-map");
    MapView map = data.find("digitMap", MapView.class);
    DataView view = (DataView) Fx.call(data.page::view);
    while (!Fx.call(view::mapIsDone)) {
      Thread.sleep(100);
    }
    data.screenshot("map-whole", Theme.LIGHT);
    List<Double> millis =
        Frames.run(FRAMES, frame -> map.zoomBy(frame < FRAMES / 2 ? 1.01 : 1 / 1.01, 400, 300));
    System.out.println("map zoomed in and out: " + Frames.spread(millis));
    data.close();
  }
}
