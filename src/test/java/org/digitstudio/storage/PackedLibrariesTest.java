package org.digitstudio.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitstudio.Sentences.refusal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class PackedLibrariesTest {
  private static final String BIG = "libbig.so";
  private static final String SMALL = "libsmall.so.0";

  @TempDir Path root;

  private final AtomicInteger unpacked = new AtomicInteger();
  private Path packed;
  private Path cache;
  private Path temporary;
  private byte[] big;

  /** Another process of the program: prints "first" before it makes the folder, and the folder. */
  static final class Other {
    private Other() {}

    public static void main(String[] folders) throws IOException {
      PackedLibraries libraries =
          new PackedLibraries(Path.of(folders[0]), Path.of(folders[1]), Path.of(folders[2]));
      System.out.println(libraries.folder(() -> System.out.println("first")));
    }
  }

  @BeforeEach
  void packTwoLibraries() throws IOException {
    packed = Files.createDirectory(root.resolve("packed"));
    cache = root.resolve("Zoë Ünï/.cache/digit-studio");
    temporary = Files.createDirectory(root.resolve("tmp"));
    big = new byte[3_000_000];
    new Random(1).nextBytes(big);
    pack(big);
  }

  private void pack(byte[] content) throws IOException {
    byte[] small = "small".getBytes(StandardCharsets.UTF_8);
    Files.writeString(
        packed.resolve(PackedLibraries.INDEX),
        "library %s %d %s\nlibrary %s %d %s\nalias libtwo.so %s\n"
            .formatted(
                sha256(content), content.length, BIG, sha256(small), small.length, SMALL, SMALL));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(content);
    all.writeBytes(small);
    // Two pieces, as the build makes them.
    try (OutputStream out = Files.newOutputStream(packed.resolve(PackedLibraries.ARCHIVE))) {
      byte[] bytes = all.toByteArray();
      out.write(xz(bytes, 0, 1_000_000));
      out.write(xz(bytes, 1_000_000, bytes.length - 1_000_000));
    }
  }

  private static byte[] xz(byte[] bytes, int from, int length) throws IOException {
    ByteArrayOutputStream piece = new ByteArrayOutputStream();
    try (XZOutputStream out = new XZOutputStream(piece, new LZMA2Options(0))) {
      out.write(bytes, from, length);
    }
    return piece.toByteArray();
  }

  private static String sha256(byte[] bytes) {
    return LibraryIndex.hex(LibraryIndex.sha256().digest(bytes));
  }

  private PackedLibraries libraries() {
    return new PackedLibraries(packed, cache, temporary);
  }

  private Path folder() throws IOException {
    return libraries().folder(unpacked::incrementAndGet);
  }

  @Test
  void theFirstUserUnpacksThemIntoTheCache() throws IOException {
    Path folder = folder();

    assertThat(folder).startsWith(cache);
    assertThat(folder.resolve(BIG)).hasBinaryContent(big);
    assertThat(folder.resolve(SMALL)).hasContent("small");
    assertThat(folder.resolve("libtwo.so")).isSymbolicLink().hasContent("small");
    assertThat(unpacked).hasValue(1);
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void aSecondStartTakesWhatIsThere() throws IOException {
    Path first = folder();
    var written = Files.getLastModifiedTime(first.resolve(BIG));

    assertThat(folder()).isEqualTo(first);
    assertThat(unpacked).as("times it was said that it takes a while").hasValue(1);
    assertThat(Files.getLastModifiedTime(first.resolve(BIG))).isEqualTo(written);
  }

  @Test
  void aLibraryThatWasChangedIsUnpackedAnew() throws IOException {
    Path library = folder().resolve(BIG);
    byte[] other = big.clone();
    other[2_000_000]++;
    Files.write(library, other);

    assertThat(folder().resolve(BIG)).isEqualTo(library).hasBinaryContent(big);
    assertThat(unpacked).hasValue(2);
  }

  @Test
  void whatAnOlderVersionOrACrashLeftIsCleared() throws IOException {
    Path old = folder();
    Path cutOff = Files.createDirectory(cache.resolve("libraries-123"));
    Files.writeString(cutOff.resolve(BIG), "a part");
    big[0]++;
    pack(big);

    Path now = folder();

    assertThat(now).isNotEqualTo(old);
    assertThat(now.resolve(BIG)).hasBinaryContent(big);
    assertThat(old).doesNotExist();
    assertThat(cutOff).doesNotExist();
  }

  @Test
  void aDamagedArchiveIsRefusedAndNothingOfItIsLeft() throws IOException {
    Path archive = packed.resolve(PackedLibraries.ARCHIVE);
    byte[] bytes = Files.readAllBytes(archive);
    byte[] flipped = bytes.clone();
    flipped[bytes.length / 2] ^= 1;
    for (byte[] bad : List.of(flipped, java.util.Arrays.copyOf(bytes, bytes.length / 2))) {
      Files.write(archive, bad);

      assertThat(refusal(this::folder))
          .isEqualTo(
              "The program’s own file %s is damaged: reinstall the program.".formatted(archive));
    }
    try (var left = Files.list(cache)) {
      assertThat(left.filter(Files::isDirectory)).isEmpty();
    }
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void anotherArchiveThanTheListSaysIsRefused() throws IOException {
    Path index = packed.resolve(PackedLibraries.INDEX);
    String text = Files.readString(index);
    pack(new byte[big.length]);
    Files.writeString(index, text);

    assertThat(refusal(this::folder)).contains("is damaged");
  }

  @Test
  void aListWithANameThatLeadsElsewhereIsRefused() throws IOException {
    Path index = packed.resolve(PackedLibraries.INDEX);
    Files.writeString(index, Files.readString(index).replace(BIG, "../" + BIG));

    assertThat(refusal(this::folder)).contains(PackedLibraries.INDEX).contains("is damaged");
  }

  @Test
  void whereTheHomeCannotBeWrittenToTheyGoToTheTemporaryFolderForThisTime() throws IOException {
    cache = Files.writeString(root.resolve("file"), "in the way").resolve("digit-studio");

    Path folder = folder();

    assertThat(folder).startsWith(temporary);
    assertThat(folder.resolve(BIG)).hasBinaryContent(big);
  }

  @Test
  void whereThereIsNoRoomAnywhereItSaysHowMuchIsNeeded() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "in the way");
    cache = file.resolve("digit-studio");
    temporary = file.resolve("tmp");

    assertThat(refusal(this::folder))
        .isEqualTo(
            "Deeplearning4j needs 4 MB of free space in %s or %s. Free some space and try again."
                .formatted(cache, temporary));
  }

  @Test
  void ofProcessesThatNeedThemAtOnceOneUnpacksThem() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Dstdout.encoding=UTF-8",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Other.class.getName(),
                  packed.toString(),
                  root.resolve("cache").toString(),
                  temporary.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    }
    List<String> said = new ArrayList<>();
    for (Process process : processes) {
      said.addAll(process.inputReader(StandardCharsets.UTF_8).lines().toList());
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isZero();
    }

    assertThat(said).filteredOn("first"::equals).hasSize(1);
    assertThat(said).filteredOn(line -> !line.equals("first")).hasSize(3);
    Path folder = Path.of(said.getLast().equals("first") ? said.getFirst() : said.getLast());
    assertThat(folder.resolve(BIG)).hasBinaryContent(big);
  }
}
