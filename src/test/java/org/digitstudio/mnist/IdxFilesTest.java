package org.digitstudio.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitstudio.Sentences.refusal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFilesTest {
  private static final byte[] TWO_PICTURES = idx(2 * 784, 0x0803, 2, 28, 28);
  private static final byte[] TWO_LABELS = idx(2, 0x0801, 2);

  @TempDir Path folder;

  /** A header of big-endian numbers, then {@code length} bytes 1, 2, 3 and so on up to 9. */
  private static byte[] idx(int length, int... header) {
    ByteBuffer bytes = ByteBuffer.allocate(header.length * 4 + length);
    for (int value : header) {
      bytes.putInt(value);
    }
    for (int i = 0; i < length; i++) {
      bytes.put((byte) (i % 9 + 1));
    }
    return bytes.array();
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static DigitDataset read(byte[] images, byte[] labels) throws IOException {
    return IdxFiles.read(
        "set",
        new ByteArrayInputStream(images),
        "images",
        new ByteArrayInputStream(labels),
        "labels");
  }

  private static void refused(byte[] images, byte[] labels, String sentence) {
    assertThat(refusal(() -> read(images, labels))).contains(sentence).endsWith(".");
  }

  @Test
  void aFileThatIsNotThereIsNamedInASentence() {
    Path gone = Path.of("gone-images-idx3-ubyte");
    assertThat(refusal(() -> IdxFiles.read("Gone", gone, gone)))
        .isEqualTo("There is no file gone-images-idx3-ubyte.");
  }

  @Test
  void plainAndPackedFilesAreReadAlike() throws IOException {
    for (byte[] images : new byte[][] {TWO_PICTURES, gzip(TWO_PICTURES)}) {
      for (byte[] labels : new byte[][] {TWO_LABELS, gzip(TWO_LABELS)}) {
        DigitDataset data = read(images, labels);
        assertThat(data.size()).isEqualTo(2);
        assertThat(data.label(1)).isEqualTo(2);
        assertThat(data.image(1).at(0, 0)).isEqualTo((784 % 9 + 1) / 255f);
      }
    }
  }

  @Test
  void anotherMagicNumberIsNamed() {
    refused(TWO_LABELS, TWO_LABELS, "images is not an IDX file of images: it starts with 00000801");
    refused(TWO_PICTURES, TWO_PICTURES, "labels is not an IDX file of labels");
    refused("GIF89a is a picture".getBytes(), TWO_LABELS, "images is not an IDX file");
  }

  @Test
  void picturesOfAnotherSizeAreNamed() {
    refused(idx(2 * 1024, 0x0803, 2, 32, 32), TWO_LABELS, "images of 32 × 32");
    refused(idx(784, 0x0803, 2, -28, 28), TWO_LABELS, "images of 4,294,967,268 × 28");
  }

  @Test
  void countsThatCannotBeAreRefusedBeforeAnythingIsAllocated() {
    refused(idx(0, 0x0803, 0, 28, 28), TWO_LABELS, "claims 0 entries");
    refused(idx(9, 0x0803, -1, 28, 28), TWO_LABELS, "claims 4,294,967,295 entries");
    refused(TWO_PICTURES, idx(2, 0x0801, 2_000_000), "claims 2,000,000 entries");
  }

  @Test
  void aFileCutShortSaysWhere() {
    refused(
        Arrays.copyOf(TWO_PICTURES, TWO_PICTURES.length - 1),
        TWO_LABELS,
        "images is incomplete: its header names 2 entries, but it has 1");
    refused(Arrays.copyOf(TWO_PICTURES, 9), TWO_LABELS, "images ends inside its header");
    refused(TWO_PICTURES, new byte[0], "labels ends inside its header");
    refused(idx(100, 0x0803, 400_000, 28, 28), TWO_LABELS, "images is incomplete");
    byte[] packed = gzip(TWO_PICTURES);
    refused(Arrays.copyOf(packed, packed.length / 2), TWO_LABELS, "images is incomplete");
    refused(Arrays.copyOf(packed, 5), TWO_LABELS, "images ends inside its header");
  }

  @Test
  void aFileThatGoesOnIsRefused() {
    refused(
        Arrays.copyOf(TWO_PICTURES, TWO_PICTURES.length + 1),
        TWO_LABELS,
        "images continues after the 2 entries");
    refused(
        TWO_PICTURES,
        gzip(Arrays.copyOf(TWO_LABELS, TWO_LABELS.length + 5)),
        "labels continues after");
  }

  @Test
  void aLabelThatIsNoDigitIsNamed() {
    byte[] letters = TWO_LABELS.clone();
    letters[9] = 26;
    refused(TWO_PICTURES, letters, "Label 1 in labels is 26");
    letters[9] = (byte) 200;
    refused(TWO_PICTURES, letters, "Label 1 in labels is 200");
  }

  @Test
  void filesThatDoNotBelongTogetherAreRefused() {
    refused(TWO_PICTURES, idx(3, 0x0801, 3), "images has 2 images, but labels has 3 labels");
  }

  @Test
  void damagedGzipIsSaidToBeDamaged() {
    byte[] packed = gzip(TWO_PICTURES);
    packed[packed.length - 6] ^= 0x55;
    refused(packed, TWO_LABELS, "images is damaged");
  }

  @Test
  void aGzipBombIsNotUnpacked() {
    byte[] bomb = ByteBuffer.allocate(16 + 60_000 * 784).array();
    ByteBuffer.wrap(bomb).putInt(0x0803).putInt(60_000).putInt(28).putInt(28);
    refused(
        gzip(bomb),
        idx(60_000, 0x0801, 60_000),
        "images unpacks to far more than any set of images");
  }

  @Test
  void qmnistsLabelsAreItsFirstColumn() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (int value : new int[] {0x0c02, 2, 8}) {
        out.writeInt(value);
      }
      for (int value : new int[] {5, 0, 231, 5, 100, 1, 0, 0, 7, 4, 2561, 7, 101, 2, 0, 0}) {
        out.writeInt(value);
      }
    }
    byte[] labels = bytes.toByteArray();
    DigitDataset data = read(TWO_PICTURES, labels);
    assertThat(data.label(0)).isEqualTo(5);
    assertThat(data.label(1)).isEqualTo(7);
    refused(TWO_PICTURES, Arrays.copyOf(labels, labels.length - 4), "labels is incomplete");
    ByteBuffer.wrap(labels).putInt(12, 256 + 5);
    refused(TWO_PICTURES, labels, "Label 0 in labels is");
    ByteBuffer.wrap(labels).putInt(8, 9);
    refused(TWO_PICTURES, labels, "labels has 9 numbers per label");
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    DigitDataset some = BundledMnist.test().take(40);
    for (boolean gzip : new boolean[] {false, true}) {
      Path images = folder.resolve("images" + gzip);
      Path labels = folder.resolve("labels" + gzip);
      try (var out = Files.newOutputStream(images)) {
        IdxWriter.writeImages(some, out, gzip);
      }
      try (var out = Files.newOutputStream(labels)) {
        IdxWriter.writeLabels(some, out, gzip);
      }
      DigitDataset back = IdxFiles.read("back", images, labels);
      assertThat(back.size()).isEqualTo(40);
      for (int i = 0; i < 40; i++) {
        assertThat(back.image(i)).isEqualTo(some.image(i));
        assertThat(back.label(i)).isEqualTo(some.label(i));
      }
      assertThat(Files.size(images) < 40 * 784).isEqualTo(gzip);
    }
  }

  @Test
  void emnistsLyingPicturesAreStoodUp() {
    float[] pixels = new float[784];
    pixels[3 * 28 + 20] = 1;
    DigitDataset lying =
        new ImageSet("EMNIST", java.util.List.of(DigitImage.of(pixels)), new int[] {4});
    DigitDataset upright = lying.transposed();
    assertThat(upright.image(0).at(20, 3)).isEqualTo(1);
    assertThat(upright.image(0).inkMass()).isEqualTo(1);
    assertThat(upright.label(0)).isEqualTo(4);
  }
}
