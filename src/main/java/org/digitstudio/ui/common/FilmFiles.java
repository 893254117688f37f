package org.digitstudio.ui.common;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Writes pictures of moments as an animated GIF or as one PNG; on any thread. */
public final class FilmFiles {
  private static final String NATIVE = "javax_imageio_gif_image_1.0";

  /** Time per picture in hundredths of a second. */
  private static final int DELAY = 35;

  /** The last picture stays longer. */
  private static final int LAST_DELAY = 200;

  /** Pictures per row of a strip. */
  private static final int COLUMNS = 3;

  private FilmFiles() {}

  /**
   * Writes an animation that repeats for ever.
   *
   * @param pictures at least one; all are drawn at the size of the largest
   */
  public static void writeGif(List<Image> pictures, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      int width = width(pictures);
      int height = height(pictures);
      for (int i = 0; i < pictures.size(); i++) {
        BufferedImage frame = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        draw(pictures.get(i), frame, 0, 0);
        int delay = i == pictures.size() - 1 ? LAST_DELAY : DELAY;
        writer.writeToSequence(
            new IIOImage(frame, null, metadata(writer, frame, delay, i == 0)), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    PictureFiles.write(bytes.toByteArray(), file);
  }

  private static IIOMetadata metadata(
      ImageWriter writer, BufferedImage frame, int delay, boolean isFirst) throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            new ImageTypeSpecifier(frame), writer.getDefaultWriteParam());
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(NATIVE);
    IIOMetadataNode control = child(root, "GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("transparentColorIndex", "0");
    control.setAttribute("delayTime", Integer.toString(delay));
    if (isFirst) {
      IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
      loop.setAttribute("applicationID", "NETSCAPE");
      loop.setAttribute("authenticationCode", "2.0");
      // Sub-block 1 with a count of 0: repeat for ever.
      loop.setUserObject(new byte[] {1, 0, 0});
      child(root, "ApplicationExtensions").appendChild(loop);
    }
    metadata.setFromTree(NATIVE, root);
    return metadata;
  }

  private static IIOMetadataNode child(IIOMetadataNode root, String name) {
    for (int i = 0; i < root.getLength(); i++) {
      if (root.item(i).getNodeName().equals(name)) {
        return (IIOMetadataNode) root.item(i);
      }
    }
    IIOMetadataNode made = new IIOMetadataNode(name);
    root.appendChild(made);
    return made;
  }

  /** Writes the pictures in rows, from the first at the top left to the last. */
  public static void writeStrip(List<Image> pictures, Path file) throws IOException {
    int columns = Math.min(COLUMNS, pictures.size());
    int rows = (pictures.size() + columns - 1) / columns;
    int width = width(pictures);
    int height = height(pictures);
    BufferedImage strip =
        new BufferedImage(columns * width, rows * height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < pictures.size(); i++) {
      draw(pictures.get(i), strip, i % columns * width, i / columns * height);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(strip, "png", bytes);
    PictureFiles.write(bytes.toByteArray(), file);
  }

  private static int width(List<Image> pictures) {
    return pictures.stream().mapToInt(picture -> (int) picture.getWidth()).max().orElseThrow();
  }

  private static int height(List<Image> pictures) {
    return pictures.stream().mapToInt(picture -> (int) picture.getHeight()).max().orElseThrow();
  }

  private static void draw(Image picture, BufferedImage target, int left, int top) {
    int width = (int) picture.getWidth();
    int height = (int) picture.getHeight();
    int[] pixels = new int[width * height];
    picture
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage source = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    source.setRGB(0, 0, width, height, pixels, 0, width);
    Graphics2D graphics = target.createGraphics();
    graphics.drawImage(source, left, top, null);
    graphics.dispose();
  }
}
