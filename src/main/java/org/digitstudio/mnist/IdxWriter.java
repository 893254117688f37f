package org.digitstudio.mnist;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;

/** Writes sets as IDX files, which every program that reads MNIST reads. */
public final class IdxWriter {
  private IdxWriter() {}

  /**
   * Writes the images.
   *
   * @param gzip whether to compress the file, as MNIST's own are
   * @param target is not closed
   */
  public static void writeImages(DigitDataset data, OutputStream target, boolean gzip)
      throws IOException {
    write(
        target,
        gzip,
        out -> {
          out.writeInt(IdxFiles.IMAGES_MAGIC);
          out.writeInt(data.size());
          out.writeInt(DigitImage.SIDE);
          out.writeInt(DigitImage.SIDE);
          byte[] pixels = new byte[DigitImage.PIXELS];
          for (int i = 0; i < data.size(); i++) {
            data.copyPixels(i, pixels, 0);
            out.write(pixels);
          }
        });
  }

  /** Writes the labels; see {@link #writeImages}. */
  public static void writeLabels(DigitDataset data, OutputStream target, boolean gzip)
      throws IOException {
    write(
        target,
        gzip,
        out -> {
          out.writeInt(IdxFiles.LABELS_MAGIC);
          out.writeInt(data.size());
          for (int i = 0; i < data.size(); i++) {
            out.writeByte(data.label(i));
          }
        });
  }

  /** Writes a set as two uncompressed files. */
  public static void writePlain(DigitDataset data, Path images, Path labels) throws IOException {
    try (OutputStream out = Files.newOutputStream(images)) {
      writeImages(data, out, false);
    }
    try (OutputStream out = Files.newOutputStream(labels)) {
      writeLabels(data, out, false);
    }
  }

  private static void write(OutputStream target, boolean gzip, Body body) throws IOException {
    GZIPOutputStream packed = gzip ? new GZIPOutputStream(target, 1 << 16) : null;
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(packed == null ? target : packed, 1 << 16));
    body.writeTo(out);
    out.flush();
    if (packed != null) {
      packed.finish();
    }
  }

  @FunctionalInterface
  private interface Body {
    void writeTo(DataOutputStream out) throws IOException;
  }
}
