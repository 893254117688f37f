package org.digitstudio.ink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureReaderTest {
  @TempDir Path folder;

  @Test
  void greyLevelsAreReadAsTheyWereStored() throws IOException {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(1, 0, 0, 128);
    image.getRaster().setSample(2, 0, 0, 255);
    GreyPicture picture = PictureReader.read(encode(image, "png"), "levels.png");
    assertThat(picture.pixels()).containsExactly(0f, 128 / 255f, 1f);
  }

  @Test
  void transparentPaperIsTheOppositeOfTheInk() throws IOException {
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
  void aPictureOfFourHundredMillionPixelsIsReadInPart() throws IOException {
    Path file = folder.resolve("huge.png");
    Files.write(file, whitePng(20_000, 20_000, 20_000));
    GreyPicture picture = PictureReader.read(file);
    assertThat(picture.width()).isBetween(1_000, PictureReader.MOST_SIDE);
    assertThat(picture.height()).isEqualTo(picture.width());
    assertThat(picture.at(picture.height() - 1, 5)).isEqualTo(1f);
  }

  @Test
  void aPictureThatClaimsMoreThanCanBeReadIsRefusedByItsHeader() throws IOException {
    byte[] liar = whitePng(100_000, 100_000, 1);
    assertThatThrownBy(() -> PictureReader.read(liar, "liar.png"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("100,000 x 100,000 pixels");
  }

  @Test
  void whatIsNoPictureIsRefusedInOneSentence() throws IOException {
    assertThatThrownBy(() -> PictureReader.read(folder.resolve("no.png")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("There is no file");
    assertThatThrownBy(() -> PictureReader.read(folder)).hasMessageContaining("is a folder");
    Path empty = Files.createFile(folder.resolve("empty.png"));
    assertThatThrownBy(() -> PictureReader.read(empty)).hasMessageContaining("is empty");
    assertThatThrownBy(() -> PictureReader.read("hello".getBytes(), "text.png"))
        .hasMessageContaining("no picture that can be read");
  }

  @Test
  void aDamagedPictureIsRefusedAndNeverCrashes() throws IOException {
    BufferedImage image = new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB);
    for (String format : new String[] {"png", "jpg", "gif", "bmp"}) {
      byte[] whole = encode(image, format);
      for (int cut = 1; cut < whole.length; cut += 7) {
        byte[] damaged = Arrays.copyOf(whole, whole.length);
        damaged[cut] ^= 0x55;
        damaged = Arrays.copyOf(damaged, whole.length - cut / 3);
        try {
          assertThat(PictureReader.read(damaged, "d." + format).width()).isPositive();
        } catch (IOException expected) {
          assertThat(expected).hasMessageStartingWith("d.");
        }
      }
    }
  }

  /** A picture with one dark corner, and where that corner belongs for each orientation. */
  @ParameterizedTest
  @CsvSource({
    "1,0,0", "2,0,1", "3,1,1", "4,1,0", "5,0,0", "6,0,1", "7,1,1", "8,1,0",
  })
  void photographsStandAsTheyWereTaken(int orientation, int bottom, int right) throws IOException {
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
