package org.digitstudio.ink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.domain.StudioIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureReaderTest {
  @TempDir Path folder;

  @Test
  void greyLevelsAreReadAsStored() throws IOException {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(1, 0, 0, 128);
    image.getRaster().setSample(2, 0, 0, 255);
    GreyPicture picture = PictureReader.read(encode(image, "png"), "levels.png");
    assertThat(picture.pixels()).containsExactly(0f, 128 / 255f, 1f);
  }

  @Test
  void aTransparentBackgroundGetsTheOppositeShadeOfTheInk() throws IOException {
    for (Color ink : new Color[] {Color.BLACK, Color.WHITE}) {
      BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB);
      Graphics2D g = image.createGraphics();
      g.setColor(ink);
      g.fillRect(8, 2, 4, 16);
      g.dispose();
      GreyPicture picture = PictureReader.read(encode(image, "png"), "clear.png");
      assertThat(picture.at(10, 10)).isEqualTo(ink == Color.BLACK ? 0f : 1f);
      assertThat(picture.at(1, 1)).isEqualTo(ink == Color.BLACK ? 1f : 0f);
    }
  }

  @Test
  void blueInkIsDark() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0x3050E0);
    image.setRGB(1, 0, 0xE8E4D8);
    GreyPicture picture = PictureReader.read(encode(image, "png"), "blue.png");
    assertThat(picture.at(0, 0)).isLessThan(0.35f);
    assertThat(picture.at(0, 1)).isGreaterThan(0.8f);
  }

  @Test
  void aPictureOfFourHundredMillionPixelsIsSubsampled() throws IOException {
    Path file = folder.resolve("huge.png");
    Files.write(file, whitePng(20_000, 20_000, 20_000));
    GreyPicture picture = PictureReader.read(file);
    assertThat(picture.width()).isBetween(1_000, PictureReader.MAX_SIDE);
    assertThat(picture.height()).isEqualTo(picture.width());
    assertThat(picture.at(picture.height() - 1, 5)).isEqualTo(1f);
  }

  @Test
  void aPictureThatClaimsTooManyPixelsIsRefusedByItsHeader() throws IOException {
    byte[] liar = whitePng(100_000, 100_000, 1);

    assertThat(refusal(liar, "liar.png"))
        .isEqualTo(
            "liar.png says that it has 100,000 × 100,000 pixels; pictures of up to 500 million can"
                + " be read.");
  }

  @Test
  void aFewHundredBytesCannotMakeTheDecoderKeepAHugePictureInMemory() throws IOException {
    byte[] progressive = resource("progressive-22000x22000.jpg");

    assertThat(refusal(progressive, "huge.jpg")).contains("too much memory or time");
  }

  @Test
  void aBmpThatEmbedsAnotherFormatIsRefused() throws IOException {
    assertThat(refusal(resource("bmp-holding-jpeg.bmp"), "nested.bmp"))
        .contains("holds a file of another format");
  }

  @Test
  void aTruncatedPhotographIsRefused() throws IOException {
    byte[] whole = encode(new BufferedImage(200, 200, BufferedImage.TYPE_BYTE_GRAY), "jpg");
    byte[] half = Arrays.copyOf(whole, whole.length - 20);

    assertThat(refusal(half, "half.jpg")).contains("the end of the picture is missing");
  }

  @Test
  void anAnimationIsRefusedWithAHint() throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      for (int i = 0; i < 2; i++) {
        BufferedImage frame = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        writer.writeToSequence(new IIOImage(frame, null, null), null);
      }
      writer.endWriteSequence();
    }

    assertThat(refusal(out.toByteArray(), "cat.gif"))
        .isEqualTo("cat.gif is an animation; choose a still picture.");
  }

  @Test
  void aTiffIsReadLikeAnyOtherPicture() throws IOException {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(2, 0, 0, 255);

    GreyPicture picture = PictureReader.read(encode(image, "tiff"), "scan.tif");

    assertThat(picture.pixels()).containsExactly(0f, 0f, 1f);
  }

  @Test
  void aPngIsRotatedByItsExifOrientation() throws IOException {
    byte[] file = resource("exif-orientation.png");
    GreyPicture stored = PictureReader.grey(ImageIO.read(new ByteArrayInputStream(file)));

    GreyPicture turned = PictureReader.read(file, "photo.png");

    // Orientation 6: the stored top left corner belongs to the top right.
    assertThat(turned.at(0, turned.width() - 1)).isEqualTo(stored.at(0, 0));
    assertThat(turned.at(50, 100)).isEqualTo(stored.at(stored.height() - 1 - 100, 50));
    assertThat(turned.pixels()).isNotEqualTo(stored.pixels());
  }

  @Test
  void aCmykJpegIsRead() throws IOException {
    GreyPicture picture = PictureReader.read(resource("cmyk-with-rgb-profile.jpg"), "print.jpg");
    float[] pixels = picture.pixels();
    Arrays.sort(pixels);

    assertThat(pixels[0]).as("ink").isLessThan(0.3f);
    assertThat(pixels[pixels.length / 2]).as("paper").isGreaterThan(0.7f);
  }

  @Test
  void whatIsNotAPictureIsRefusedInOneSentence() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.png"));

    assertThat(refusal(() -> PictureReader.read(folder.resolve("no.png")))).contains("no.png");
    assertThat(refusal(() -> PictureReader.read(folder))).contains("is a folder");
    assertThat(refusal(() -> PictureReader.read(empty))).contains("is empty");
    assertThat(refusal("hello".getBytes(StandardCharsets.US_ASCII), "text.png"))
        .isEqualTo("text.png is not a picture that can be read; use PNG, JPEG, GIF, BMP or TIFF.");
  }

  @Test
  void aDamagedPictureIsRefusedAndNeverCrashes() throws IOException {
    BufferedImage image = new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB);
    for (String format : new String[] {"png", "jpg", "gif", "bmp", "tiff"}) {
      byte[] whole = encode(image, format);
      for (int cut = 1; cut < whole.length; cut += 7) {
        byte[] damaged = Arrays.copyOf(whole, whole.length);
        damaged[cut] ^= 0x55;
        damaged = Arrays.copyOf(damaged, whole.length - cut / 3);
        try {
          assertThat(PictureReader.read(damaged, "d." + format).width()).isPositive();
        } catch (StudioIOException expected) {
          assertThat(FailureText.of(expected)).startsWith("d.");
        }
      }
    }
  }

  private static String refusal(byte[] bytes, String name) {
    return refusal(() -> PictureReader.read(bytes, name));
  }

  private static String refusal(ThrowingCallable reading) {
    return FailureText.of(catchThrowable(reading));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(PictureReaderTest.class.getResourceAsStream("/pictures/" + name))) {
      return in.readAllBytes();
    }
  }

  /** A picture with one dark corner, and where that corner belongs for each orientation. */
  @ParameterizedTest
  @CsvSource({
    "1,0,0", "2,0,1", "3,1,1", "4,1,0", "5,0,0", "6,0,1", "7,1,1", "8,1,0",
  })
  void photographsAreShownUpright(int orientation, int bottom, int right) throws IOException {
    BufferedImage image = new BufferedImage(32, 16, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, 32, 16);
    g.setColor(Color.BLACK);
    g.fillRect(0, 0, 8, 8);
    g.dispose();
    byte[] jpeg = withOrientation(encode(image, "jpg"), orientation);
    GreyPicture picture = PictureReader.read(jpeg, "photo.jpg");
    assertThat(picture.width()).isEqualTo(orientation >= 5 ? 16 : 32);
    int row = bottom == 1 ? picture.height() - 4 : 3;
    int column = right == 1 ? picture.width() - 4 : 3;
    assertThat(picture.at(row, column)).isCloseTo(0f, within(0.1f));
  }

  private static byte[] withOrientation(byte[] jpeg, int orientation) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(out);
    data.write(jpeg, 0, 2);
    data.writeShort(0xFFE1);
    data.writeShort(2 + 6 + 8 + 2 + 12 + 4);
    data.writeBytes("Exif\0\0MM");
    data.writeShort(42);
    data.writeInt(8);
    data.writeShort(1);
    data.writeShort(0x0112);
    data.writeShort(3);
    data.writeInt(1);
    data.writeShort(orientation);
    data.writeShort(0);
    data.writeInt(0);
    data.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  private static byte[] encode(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  /** A one-bit PNG, so that a huge one is a small file. */
  private static byte[] whitePng(int width, int height, int rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DataOutputStream png = new DataOutputStream(out);
    png.writeLong(0x89504E470D0A1A0AL);
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put(new byte[] {1, 0, 0, 0, 0});
    chunk(png, "IHDR", header.array());
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater =
        new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED))) {
      byte[] row = new byte[1 + (width + 7) / 8];
      Arrays.fill(row, 1, row.length, (byte) 0xFF);
      for (int i = 0; i < rows; i++) {
        deflater.write(row);
      }
    }
    chunk(png, "IDAT", packed.toByteArray());
    chunk(png, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static void chunk(DataOutputStream png, String type, byte[] body) throws IOException {
    png.writeInt(body.length);
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    png.write(name);
    png.write(body);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(body);
    png.writeInt((int) crc.getValue());
  }
}
