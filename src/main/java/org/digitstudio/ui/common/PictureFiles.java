package org.digitstudio.ui.common;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/** Takes pictures of what is on the screen and writes them. */
public final class PictureFiles {
  private static final double SCALE = 2;

  private PictureFiles() {}

  /** Takes a picture of a node at twice its size, for print; on the JavaFX thread. */
  public static Image photograph(Node node) {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(background(node));
    parameters.setTransform(Transform.scale(SCALE, SCALE));
    return node.snapshot(parameters, null);
  }

  /** Returns the window's own background: light text would be lost on white. */
  private static Paint background(Node node) {
    return node.getScene() != null
            && node.getScene().getRoot() instanceof Region root
            && root.getBackground() != null
            && !root.getBackground().getFills().isEmpty()
        ? root.getBackground().getFills().getFirst().getFill()
        : Color.WHITE;
  }

  /** Writes a PNG file, on any thread; an existing file stays whole until the new one is. */
  public static void write(Image image, Path file) throws IOException {
    write(png(image), file);
  }

  /** Writes a picture that is encoded already, in the same careful way. */
  public static void write(byte[] encoded, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path sibling = Files.createTempFile(folder, ".picture", ".part");
    try {
      Files.write(sibling, encoded);
      Files.move(sibling, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(sibling);
    }
  }

  /** Encodes an image as PNG; on any thread. */
  public static byte[] png(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage buffered = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    buffered.setRGB(0, 0, width, height, pixels, 0, width);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(buffered, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("PNG could not be encoded in memory", e);
    }
    return bytes.toByteArray();
  }
}
