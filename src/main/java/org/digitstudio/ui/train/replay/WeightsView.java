package org.digitstudio.ui.train.replay;

import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.digitstudio.application.replay.FirstLayer;

/**
 * The weights of a first layer as a grid of tiles: white is positive, black negative, grey 0; on
 * the scale of the largest weight of the moment.
 */
final class WeightsView extends StackPane {
  private static final int COLUMNS = 8;
  private static final int MAX_TILES = 32;

  /** Desired side of a tile in pixels. */
  private static final int TILE = 27;

  private static final int GAP = 3;

  private final ImageView view = new ImageView();
  private Optional<FirstLayer> shown = Optional.empty();

  WeightsView() {
    getStyleClass().add("weights-view");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    view.setSmooth(false);
    getChildren().add(view);
  }

  void show(Optional<FirstLayer> layer) {
    shown = layer;
    layer.ifPresentOrElse(this::paint, () -> view.setImage(null));
  }

  /** Returns what is shown. */
  Optional<FirstLayer> shown() {
    return shown;
  }

  private void paint(FirstLayer layer) {
    int scale = Math.max(1, TILE / Math.max(layer.width(), layer.height()));
    int tiles = Math.min(MAX_TILES, layer.count());
    int columns = Math.min(COLUMNS, tiles);
    int rows = (tiles + columns - 1) / columns;
    int stepX = layer.width() * scale + GAP;
    int stepY = layer.height() * scale + GAP;
    int width = columns * stepX - GAP;
    int height = rows * stepY - GAP;
    int[] pixels = new int[width * height];
    float[] weights = layer.weights();
    float largest = largest(weights);
    for (int tile = 0; tile < tiles; tile++) {
      int left = tile % columns * stepX;
      int top = tile / columns * stepY;
      for (int y = 0; y < layer.height() * scale; y++) {
        for (int x = 0; x < layer.width() * scale; x++) {
          int cell = (tile * layer.height() + y / scale) * layer.width() + x / scale;
          pixels[(top + y) * width + left + x] = grey(weights[cell] / largest);
        }
      }
    }
    view.setImage(image(pixels, width, height));
  }

  /** Draws into the image of the moment before where it has the size. */
  private WritableImage image(int[] pixels, int width, int height) {
    WritableImage image =
        view.getImage() instanceof WritableImage before
                && before.getWidth() == width
                && before.getHeight() == height
            ? before
            : new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return image;
  }

  private static float largest(float[] weights) {
    float largest = 1e-6f;
    for (float weight : weights) {
      largest = Math.max(largest, Math.abs(weight));
    }
    return largest;
  }

  /**
   * @param share of the largest weight, -1..1
   */
  private static int grey(float share) {
    int grey = Math.round(127.5f + 127.5f * share);
    return 0xFF000000 | grey << 16 | grey << 8 | grey;
  }
}
