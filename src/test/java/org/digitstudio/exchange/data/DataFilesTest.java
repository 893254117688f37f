package org.digitstudio.exchange.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.digitstudio.TestModels;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.mnist.BundledMnist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets of every format; the npz files were written by NumPy ({@code make_files.py}). */
class DataFilesTest {
  private static final DigitDataset DIGITS = BundledMnist.test().take(40);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "digits.csv",
        "digits.csv.gz",
        "digits.npz",
        "my-images-idx3-ubyte",
        "my-images.idx3-ubyte.gz",
        "pictures"
      })
  void aSetThatIsWrittenOpensWithTheSameBytes(String name) throws IOException {
    List<Path> written = TestModels.dataWriter().write(DIGITS, folder.resolve(name));

    List<Path> chosen = name.equals("pictures") ? List.of(folder.resolve(name)) : written;
    List<DigitDataset> opened = TestModels.data().open(chosen);

    assertThat(opened).hasSize(1);
    // A folder for each class brings the images in the order of their labels.
    int[] order = name.equals("pictures") ? byLabel(DIGITS) : IntStream.range(0, 40).toArray();
    assertSame(opened.getFirst(), DIGITS.subset("expected", order));
  }

  private static int[] byLabel(DigitDataset data) {
    return IntStream.range(0, data.size())
        .boxed()
        .sorted(Comparator.comparing(data::label))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static void assertSame(DigitDataset found, DigitDataset expected) {
    assertThat(found.size()).isEqualTo(expected.size());
    assertThat(found.labels()).containsExactly(expected.labels());
    for (int i = 0; i < found.size(); i++) {
      assertThat(pixels(found, i)).as("image %d", i).isEqualTo(pixels(expected, i));
    }
  }

  private static byte[] pixels(DigitDataset data, int index) {
    byte[] pixels = new byte[DigitImage.PIXELS];
    data.copyPixels(index, pixels, 0);
    return pixels;
  }

  @Test
  void kerasArchiveHasATrainingAndATestPart() throws IOException {
    List<DigitDataset> sets = TestModels.data().open(List.of(resource("keras-style.npz")));

    assertThat(sets)
        .extracting(DigitDataset::name)
        .containsExactly("keras-style train", "keras-style test");
    assertThat(sets.getFirst().size()).isEqualTo(20);
    assertPattern(sets.get(1), 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"floats.npz", "one-hot.npz"})
  void archivesOfOtherTypesAndNamesOpen(String name) throws IOException {
    DigitDataset set = TestModels.data().open(List.of(resource(name))).getFirst();

    assertThat(set.size()).isEqualTo(12);
    assertPattern(set, 0);
  }

  @Test
  void imagesAndLabelsInAnArchiveEachOpenTogetherWithTheirClassNames() throws IOException {
    DigitDataset set =
        TestModels.data()
            .open(
                List.of(
                    resource("kuzushiji-train-imgs.npz"), resource("kuzushiji-train-labels.npz")))
            .getFirst();

    assertPattern(set, 0);
    assertThat(set.classNames().of(0)).isEqualTo("お");
  }

  /** Image i of those files has the label i % 10 and pixels (7 i + 3 k) % 256. */
  private static void assertPattern(DigitDataset set, int first) {
    for (int i = 0; i < set.size(); i++) {
      assertThat(set.label(i)).isEqualTo((first + i) % 10);
      byte[] pixels = pixels(set, i);
      for (int k = 0; k < pixels.length; k++) {
        assertThat(pixels[k] & 0xFF).isEqualTo((7 * (first + i) + 3 * k) % 256);
      }
    }
  }

  @Test
  void pickledObjectsAreRefused() throws IOException {
    assertRefused(resource("objects.npz"), "does not hold plain numbers");
  }

  @Test
  void aTableWithoutHeaderWithOtherSeparatorsOrValuesOfZeroToOneOpens() throws IOException {
    for (String separator : List.of(",", ";", "\t")) {
      Path file = write("t" + (int) separator.charAt(0) + ".csv", table(separator, 255, false));
      assertSame(TestModels.data().open(List.of(file)).getFirst(), DIGITS.take(3));
    }
    Path unit = write("unit.csv", table(",", 1, false));
    assertSame(TestModels.data().open(List.of(unit)).getFirst(), DIGITS.take(3));
  }

  @Test
  void aLabelIsFoundByItsColumnsName() throws IOException {
    Path file = write("last.csv", table(",", 255, true));
    assertSame(TestModels.data().open(List.of(file)).getFirst(), DIGITS.take(3));
  }

  /** Three digits, the label first, or last under a header. */
  private static byte[] table(String separator, double largest, boolean labelLast) {
    StringBuilder text = new StringBuilder();
    if (labelLast) {
      for (int i = 0; i < DigitImage.PIXELS; i++) {
        text.append("pixel").append(i).append(separator);
      }
      text.append("Label\r\n");
    }
    for (int i = 0; i < 3; i++) {
      StringBuilder values = new StringBuilder();
      for (byte pixel : pixels(DIGITS, i)) {
        int value = pixel & 0xFF;
        values.append(separator).append(largest == 1 ? Double.toString(value / 255.0) : value);
      }
      String row = values.toString();
      int label = DIGITS.label(i);
      text.append(labelLast ? row.substring(1) + separator + label : label + row).append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aDamagedTableNamesItsLine() throws IOException {
    String good = new String(table(",", 255, false), StandardCharsets.UTF_8);
    String[] lines = good.split("\r\n");
    assertRefused(
        write("short.csv", (lines[0] + "\n" + lines[1].substring(6)).getBytes()), "Line 2");
    assertRefused(write("word.csv", (lines[0] + "\n" + lines[1] + "x\n").getBytes()), "Line 2");
    assertRefused(write("large.csv", (lines[0] + "\n" + lines[1] + "999\n").getBytes()), "Line 2");
    assertRefused(
        write("label.csv", ("12" + lines[0].substring(1) + "\n").getBytes()),
        "Image 1 has the label 12");
    assertRefused(write("empty.csv", new byte[0]), "It holds no images");
    assertRefused(write("long.csv", "1".repeat(100_000).getBytes()), "longer than any image");
  }

  @Test
  void kagglesLayoutOfFoldersBesideFilesIsFound() throws IOException {
    Path images = folder.resolve("set/train-images.idx3-ubyte");
    Files.createDirectories(images.getParent());
    TestModels.dataWriter().write(DIGITS, images);
    for (String kind : List.of("images", "labels")) {
      String own = "train-%s-idx%d-ubyte".formatted(kind, kind.equals("images") ? 3 : 1);
      Path nested = Files.createDirectories(folder.resolve("set").resolve(own));
      Files.copy(folder.resolve("set/" + own.replace("-idx", ".idx")), nested.resolve(own));
    }

    Path inside = folder.resolve("set/train-images-idx3-ubyte/train-images-idx3-ubyte");
    for (Path chosen : List.of(folder.resolve("set"), images, inside)) {
      List<DigitDataset> opened = TestModels.data().open(List.of(chosen));
      assertThat(opened).hasSize(1);
      assertSame(opened.getFirst(), DIGITS);
    }
  }

  @Test
  void aZipOfPicturesByClassOpensWithItsFolderNames() throws IOException {
    // Up to the first 8, so that each class has a folder.
    DigitDataset digits = BundledMnist.test().take(62);
    TestModels.dataWriter().write(digits, folder.resolve("p"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        Stream<Path> files = Files.walk(folder.resolve("p"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String label = file.getParent().getFileName().toString();
        zip.putNextEntry(new ZipEntry("things/class " + label + "/" + file.getFileName()));
        Files.copy(file, zip);
      }
    }

    DigitDataset set =
        TestModels.data().open(List.of(write("things.zip", bytes.toByteArray()))).getFirst();

    assertSame(set, digits.subset("expected", byLabel(digits)));
    assertThat(set.classNames().of(7)).isEqualTo("class 7");
  }

  @Test
  void aFileOfNamesBesideTheSetNamesItsClasses() throws IOException {
    Path file = folder.resolve("set.csv");
    TestModels.dataWriter().write(DIGITS, file);
    Files.writeString(
        folder.resolve("classes.txt"),
        "zero\none\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n");

    assertThat(TestModels.data().open(List.of(file)).getFirst().classNames().of(3))
        .isEqualTo("three");
  }

  @Test
  void damagedFilesAreRefusedInWords() throws IOException {
    byte[] npz = Files.readAllBytes(resource("keras-style.npz"));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(table(",", 255, false));
    }
    byte[] csv = packed.toByteArray();
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      byte[] content = (i % 2 == 0 ? npz : csv).clone();
      if (i % 3 == 0) {
        content = Arrays.copyOf(content, random.nextInt(content.length));
      }
      for (int k = 0; k < 3 && content.length > 4; k++) {
        content[4 + random.nextInt(content.length - 4)] = (byte) random.nextInt();
      }
      Path file = write("damaged", content);
      try {
        TestModels.data().open(List.of(file));
      } catch (StudioIOException expected) {
        assertThat(FailureText.of(expected)).startsWith("damaged cannot be opened as a data set.");
      }
    }
  }

  private static void assertRefused(Path file, String reason) {
    Throwable failure = catchThrowable(() -> TestModels.data().open(List.of(file)));
    assertThat(failure).isInstanceOf(StudioIOException.class);
    assertThat(FailureText.of(failure))
        .startsWith(file.getFileName() + " cannot be opened as a data set. ")
        .contains(reason)
        .endsWith(".");
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private Path resource(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = Objects.requireNonNull(DataFilesTest.class.getResourceAsStream(name))) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }
}
