package org.digitstudio;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.domain.port.RunStore;
import org.digitstudio.engine.format.DetectorFile;
import org.digitstudio.ink.InkJson;
import org.digitstudio.ink.PictureReader;
import org.digitstudio.mnist.IdxFiles;
import org.digitstudio.storage.AtomicFile;
import org.digitstudio.storage.DrawingFile;
import org.digitstudio.storage.FolderRunStore;
import org.digitstudio.storage.MyDigitsFile;
import org.digitstudio.storage.PlanJson;
import org.digitstudio.storage.SettingsFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Damaged files of every kind: each is read or refused in a sentence, never with an Error or
 * another exception, and takes neither long nor much memory.
 */
class HostileFilesTest {
  private static final int MUTANTS = 120;
  private static final double MAX_SECONDS = 2;
  private static final long MAX_BYTES = 64L << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  /** The readers, each with files to begin with. */
  enum Kind {
    PLAN("plan.json", "storage/version-1.0.0/accurate-plan.json") {
      @Override
      void read(Path file) throws Exception {
        PlanJson.read(file);
      }
    },
    RUN("run.json", "storage/version-1.0.0/run/run.json") {
      @Override
      void read(Path file) throws Exception {
        runs(file).load("run");
      }
    },
    CHECKPOINT("checkpoint.bin", "storage/version-1.0.0/run/checkpoint.bin") {
      @Override
      void read(Path file) throws Exception {
        FolderRunStore runs = runs(file);
        try (RunStore.Lease lease = runs.acquire("run")) {
          lease.loadCheckpoint(runs.load("run").plan());
        }
      }
    },
    SETTINGS("settings.json", "storage/version-1.0.0/settings.json") {
      @Override
      void read(Path file) {
        assertThat(new SettingsFile(file, Runnable::run).load()).isNotNull();
      }
    },
    MY_DIGITS("my-digits.jsonl", "storage/version-1.0.0/my-digits.jsonl") {
      @Override
      void read(Path file) throws Exception {
        new MyDigitsFile(file, InkJson.CODEC, InstantSource.system()).list();
      }
    },
    INK("ink.jsonl") {
      @Override
      void read(Path file) throws Exception {
        InkJson.read(file);
      }

      @Override
      List<byte[]> seeds() {
        String lines =
            "{\"label\":7,\"writer\":3,\"strokes\":[[[0,0],[10.5,0],[4,20]]]}\n".repeat(3);
        return List.of(lines.getBytes(StandardCharsets.UTF_8));
      }
    },
    IDX_IMAGES("images.idx") {
      @Override
      void read(Path file) throws Exception {
        IdxFiles.readImageList(file);
      }

      @Override
      List<byte[]> seeds() throws IOException {
        byte[] plain = new byte[16 + 2 * 784];
        System.arraycopy(
            new byte[] {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 28, 0, 0, 0, 28}, 0, plain, 0, 16);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
          gzip.write(plain);
        }
        return List.of(plain, packed.toByteArray());
      }
    },
    PICTURE("picture") {
      @Override
      void read(Path file) throws Exception {
        PictureReader.read(file);
      }

      @Override
      List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (String format : List.of("png", "jpg", "gif", "bmp")) {
          BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_3BYTE_BGR);
          image.createGraphics().drawLine(3, 3, 30, 20);
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          ImageIO.write(image, format, bytes);
          seeds.add(bytes.toByteArray());
        }
        return seeds;
      }
    },
    ONNX("model.onnx", "exchange/onnx/keras-normalized.onnx", "exchange/onnx/flat-784.onnx") {
      @Override
      void read(Path file) throws Exception {
        TestModels.store().load(file);
      }
    },
    KERAS_2("model.h5", "exchange/keras/keras-flat.h5", "exchange/keras/gzip.h5") {
      @Override
      void read(Path file) throws Exception {
        TestModels.store().load(file);
      }
    },
    KERAS_3("model.keras", "exchange/keras/keras3.keras") {
      @Override
      void read(Path file) throws Exception {
        TestModels.store().load(file);
      }
    },
    NPZ("set.npz", "exchange/data/floats.npz", "exchange/data/one-hot.npz") {
      @Override
      void read(Path file) throws Exception {
        TestModels.data().open(List.of(file));
      }
    },
    CSV("set.csv") {
      @Override
      void read(Path file) throws Exception {
        TestModels.data().open(List.of(file));
      }

      @Override
      List<byte[]> seeds() {
        String row = "7" + ",0,255".repeat(392) + "\n";
        return List.of(row.repeat(2).getBytes(StandardCharsets.UTF_8));
      }
    },
    SAFETENSORS("model.safetensors") {
      @Override
      void read(Path file) throws Exception {
        TestModels.store().load(file);
      }

      @Override
      List<byte[]> seeds() throws IOException {
        return List.of(TestModels.small("seed.safetensors"));
      }
    },
    DEEPLEARNING4J("model.zip") {
      @Override
      void read(Path file) throws Exception {
        TestModels.store().load(file);
      }

      @Override
      List<byte[]> seeds() throws IOException {
        return List.of(TestModels.small("seed.zip"));
      }
    },
    DETECTOR("detector.zip") {
      @Override
      void read(Path file) throws Exception {
        new DetectorFile(AtomicFile.WRITER).load(file);
      }

      @Override
      List<byte[]> seeds() throws IOException {
        return List.of(resource("models/number-reader.zip"));
      }
    },
    DRAWING("drawing.json") {
      @Override
      void read(Path file) throws Exception {
        new DrawingFile(file).load();
      }

      @Override
      List<byte[]> seeds() {
        String drawing =
            "{\"strokes\":[{\"width\":24,\"points\":[[1,2],[30.5,40]]},"
                + "{\"width\":12.5,\"points\":[[5,6]]}]}\n";
        return List.of(drawing.getBytes(StandardCharsets.UTF_8));
      }
    };

    private final String fileName;
    private final List<String> resources;

    Kind(String fileName, String... resources) {
      this.fileName = fileName;
      this.resources = List.of(resources);
    }

    abstract void read(Path file) throws Exception;

    List<byte[]> seeds() throws IOException {
      List<byte[]> seeds = new ArrayList<>();
      for (String resource : resources) {
        seeds.add(resource(resource));
      }
      return seeds;
    }

    static byte[] resource(String name) throws IOException {
      try (InputStream in = HostileFilesTest.class.getResourceAsStream(name)) {
        return Objects.requireNonNull(in, name).readAllBytes();
      }
    }

    /** The store of a run whose folder holds the file. */
    static FolderRunStore runs(Path file) {
      return new FolderRunStore(file.getParent().getParent());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDamagedFileIsReadOrRefusedInASentence(Kind kind) throws Exception {
    Path run = Files.createDirectory(folder.resolve("run"));
    for (String name : List.of("plan.json", "run.json")) {
      Files.write(run.resolve(name), Kind.resource("storage/version-1.0.0/run/" + name));
    }
    Path file = run.resolve(kind.fileName);
    List<byte[]> seeds = kind.seeds();
    for (byte[] seed : seeds) {
      Files.write(file, seed);
      // The first reading loads classes, which would count as the file's time and memory.
      kind.read(file);
    }
    Mutations mutations = new Mutations(16);
    long end = System.nanoTime() + Campaign.MINUTES * 60_000_000_000L;
    for (int i = 0; i < MUTANTS || System.nanoTime() < end; i++) {
      byte[] mutant = mutations.next(seeds);
      Files.write(file, mutant);
      check(kind, file, i);
    }
  }

  @SuppressWarnings("checkstyle:illegalcatch") // It names the mutant.
  private static void check(Kind kind, Path file, int number) {
    long cpu = THREADS.getCurrentThreadCpuTime();
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    try {
      kind.read(file);
    } catch (IOException e) {
      assertThat(FailureText.of(e))
          .as("%s, mutant %d", kind, number)
          .isNotBlank()
          .doesNotContain("null", "Exception");
    } catch (Throwable e) {
      throw new AssertionError("%s, mutant %d".formatted(kind, number), e);
    }
    assertThat((THREADS.getCurrentThreadCpuTime() - cpu) * 1e-9)
        .as("seconds for %s, mutant %d", kind, number)
        .isLessThan(MAX_SECONDS);
    assertThat(THREADS.getCurrentThreadAllocatedBytes() - allocated)
        .as("bytes allocated for %s, mutant %d", kind, number)
        .isLessThan(MAX_BYTES);
  }
}
