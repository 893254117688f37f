package org.digitstudio.ui.train;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/** Pictures of what is on the screen, as PNG. */
final class PictureFiles {
  private static final double SCALE = 2;

  private PictureFiles() {}

  /** A picture at twice the size, for print; on the JavaFX thread. */
  static Image photograph(Node node) {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(ground(node));
    parameters.setTransform(Transform.scale(SCALE, SCALE));
    WritableImage image = node.snapshot(parameters, null);
    return image;
  }

  /** What the window is filled with, so that light words do not end up on white paper. */
  private static Paint ground(Node node) {
    return node.getScene() != null
            && node.getScene().getRoot() instanceof Region root
            && root.getBackground() != null
            && !root.getBackground().getFills().isEmpty()
        ? root.getBackground().getFills().getFirst().getFill()
        : Color.WHITE;
  }

  /** Writes a PNG; on any thread. */
  static void write(Image image, Path file) throws IOException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage buffered = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    buffered.setRGB(0, 0, width, height, pixels, 0, width);
    if (!ImageIO.write(buffered, "png", file.toFile())) {
      throw new IOException("This system writes no PNG files.");
    }
  }
}
