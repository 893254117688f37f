package org.digitstudio.exchange.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.port.DatasetWriter;
import org.digitstudio.domain.port.FileWriter;

/** Writes sets as IDX, CSV, npz or a folder of PNG pictures; every file whole or not at all. */
public final class DataExport implements DatasetWriter {
  private static final String GZIP = ".gz";
  private static final int IDX_IMAGES = 0x0803;
  private static final int IDX_LABELS = 0x0801;

  private final FileWriter writer;

  public DataExport(FileWriter writer) {
    this.writer = writer;
  }

  @Override
  public List<Path> write(DigitDataset data, Path target) throws IOException {
    String name = target.getFileName().toString();
    String lower = name.toLowerCase(Locale.ROOT);
    boolean gzip = lower.endsWith(GZIP);
    String plain = gzip ? lower.substring(0, lower.length() - GZIP.length()) : lower;
    if (plain.endsWith(".csv")) {
      return one(target, packed(csv(data), gzip));
    }
    if (plain.endsWith(".npz")) {
      return one(target, NpzWriter.write(data));
    }
    if (plain.contains("images")) {
      Path labels =
          target.resolveSibling(
              name.replaceFirst("(?i)images", "labels").replaceFirst("(?i)idx3", "idx1"));
      writer.write(target, packed(idxImages(data), gzip));
      writer.write(labels, packed(idxLabels(data), gzip));
      return List.of(target, labels);
    }
    return pictures(data, target);
  }

  private List<Path> one(Path target, byte[] content) throws IOException {
    writer.write(target, content);
    return List.of(target);
  }

  private static byte[] packed(byte[] content, boolean gzip) throws IOException {
    if (!gzip) {
      return content;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 4 + 64);
    try (OutputStream out = new GZIPOutputStream(bytes, 1 << 16)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  /** A header, then the label and 784 values of 0 to 255 in each line. */
  private static byte[] csv(DigitDataset data) {
    byte[][] numbers = new byte[256][];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = ("," + i).getBytes(StandardCharsets.US_ASCII);
    }
    ByteArrayOutputStream bytes =
        new ByteArrayOutputStream((int) Math.min(1 << 30, 8_000 + 2_000L * data.size()));
    StringBuilder header = new StringBuilder("label");
    for (int row = 1; row <= DigitImage.SIDE; row++) {
      for (int column = 1; column <= DigitImage.SIDE; column++) {
        header.append(',').append(row).append('x').append(column);
      }
    }
    bytes.writeBytes(header.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
    byte[] pixels = new byte[DigitImage.PIXELS];
    for (int i = 0; i < data.size(); i++) {
      bytes.write('0' + data.label(i));
      data.copyPixels(i, pixels, 0);
      for (byte pixel : pixels) {
        bytes.writeBytes(numbers[pixel & 0xFF]);
      }
      bytes.write('\n');
    }
    return bytes.toByteArray();
  }

  private static byte[] idxImages(DigitDataset data) {
    byte[] content = new byte[16 + data.size() * DigitImage.PIXELS];
    ByteBuffer.wrap(content)
        .putInt(IDX_IMAGES)
        .putInt(data.size())
        .putInt(DigitImage.SIDE)
        .putInt(DigitImage.SIDE);
    for (int i = 0; i < data.size(); i++) {
      data.copyPixels(i, content, 16 + i * DigitImage.PIXELS);
    }
    return content;
  }

  private static byte[] idxLabels(DigitDataset data) {
    byte[] content = new byte[8 + data.size()];
    ByteBuffer.wrap(content).putInt(IDX_LABELS).putInt(data.size());
    for (int i = 0; i < data.size(); i++) {
      content[8 + i] = (byte) data.label(i);
    }
    return content;
  }

  /** One folder for each class, in it a numbered picture for each image. */
  private List<Path> pictures(DigitDataset data, Path target) throws IOException {
    if (Files.exists(target) && !Files.isDirectory(target)) {
      throw new StudioIOException("exchange.data.not-a-folder", target.getFileName());
    }
    List<Path> written = new ArrayList<>();
    for (int label = 0; label < Prediction.CLASSES; label++) {
      Files.createDirectories(target.resolve(folder(data, label)));
    }
    int digits = Integer.toString(Math.max(0, data.size() - 1)).length();
    for (int i = 0; i < data.size(); i++) {
      String number = "0".repeat(digits - Integer.toString(i).length()) + i;
      Path file = target.resolve(folder(data, data.label(i))).resolve(number + ".png");
      byte[] pixels = new byte[DigitImage.PIXELS];
      data.copyPixels(i, pixels, 0);
      writer.write(file, Png.write(pixels, DigitImage.SIDE, DigitImage.SIDE));
      written.add(file);
    }
    return written;
  }

  private static String folder(DigitDataset data, int label) {
    return data.classNames().of(label).replaceAll("[^\\p{L}\\p{N} _-]", "_");
  }
}
