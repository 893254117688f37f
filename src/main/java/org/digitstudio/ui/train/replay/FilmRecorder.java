package org.digitstudio.ui.train.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.image.Image;
import org.digitstudio.ui.common.PictureFiles;
import org.digitstudio.ui.train.model.ReplayModel;

/**
 * Takes a picture of a node at each moment of a run. One moment per turn of the JavaFX thread, so
 * that the window stays alive; the position is put back in the end.
 */
public final class FilmRecorder {
  private final ReplayModel model;
  private final Node node;
  private final List<Image> pictures = new ArrayList<>();

  /**
   * @param node follows the position of the model
   */
  public FilmRecorder(ReplayModel model, Node node) {
    this.model = model;
    this.node = node;
  }

  /**
   * Records at most so many moments, evenly spread from the first to the last.
   *
   * @param done receives the pictures on the JavaFX thread
   */
  public void record(int maxMoments, Consumer<List<Image>> done) {
    int all = model.count().get();
    int count = Math.min(maxMoments, all);
    int[] moments =
        IntStream.range(0, count)
            .map(i -> count == 1 ? 0 : (int) Math.round(i * (all - 1.0) / (count - 1)))
            .toArray();
    int before = model.position().get();
    record(
        moments,
        0,
        () -> {
          model.position().set(before);
          done.accept(List.copyOf(pictures));
        });
  }

  private void record(int[] moments, int next, Runnable end) {
    if (next == moments.length || moments[next] >= model.count().get()) {
      end.run();
      return;
    }
    model.position().set(moments[next]);
    node.getScene().getRoot().layout();
    pictures.add(PictureFiles.photograph(node));
    Platform.runLater(() -> record(moments, next + 1, end));
  }
}
