package org.digitstudio.ui.train.replay;

import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import org.digitstudio.application.replay.FirstLayer;
import org.digitstudio.application.replay.ResponseMaps;

/**
 * The weights of a first layer, or its feature maps, as a grid of tiles on the scale of the largest
 * value of the moment. Of weights, white is positive, black negative and grey 0; of feature maps,
 * black is 0.
 */
final class WeightsView extends StackPane {
  private static final int COLUMNS = 8;
  private static final int MAX_TILES = 32;

  /** Desired side of a tile in pixels. */
  private static final int TILE = 27;

  private static final int GAP = 3;

  private final ImageView view = new ImageView();

  WeightsView() {
    getStyleClass().add("weights-view");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    view.setSmooth(false);
    getChildren().add(view);
  }

  void showWeights(Optional<FirstLayer> layer) {
    layer.ifPresentOrElse(
        each -> paint(each.count(), each.height(), each.width(), each.weights(), true),
        () -> view.setImage(null));
  }

  void showMaps(Optional<ResponseMaps> maps) {
    maps.ifPresentOrElse(
        each -> paint(each.count(), each.height(), each.width(), each.values(), false),
        () -> view.setImage(null));
  }

  private void paint(int count, int tileHeight, int tileWidth, float[] values, boolean signed) {
    int scale = Math.max(1, TILE / Math.max(tileWidth, tileHeight));
    int tiles = Math.min(MAX_TILES, count);
    int columns = Math.min(COLUMNS, tiles);
    int rows = (tiles + columns - 1) / columns;
    int stepX = tileWidth * scale + GAP;
    int stepY = tileHeight * scale + GAP;
    int width = columns * stepX - GAP;
    int height = rows * stepY - GAP;
    int[] pixels = new int[width * height];
    float largest = largest(values);
    for (int tile = 0; tile < tiles; tile++) {
      int left = tile % columns * stepX;
      int top = tile / columns * stepY;
      for (int y = 0; y < tileHeight * scale; y++) {
        for (int x = 0; x < tileWidth * scale; x++) {
          int cell = (tile * tileHeight + y / scale) * tileWidth + x / scale;
          float share = values[cell] / largest;
          pixels[(top + y) * width + left + x] = grey(signed ? 0.5f + 0.5f * share : share);
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

  private static float largest(float[] values) {
    float largest = 1e-6f;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /**
   * @param white 0..1
   */
  private static int grey(float white) {
    int grey = Math.round(255 * Math.clamp(white, 0f, 1f));
    return 0xFF000000 | grey << 16 | grey << 8 | grey;
  }
}
