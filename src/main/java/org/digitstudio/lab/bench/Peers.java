package org.digitstudio.lab.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.digitstudio.domain.StudioIOException;

/**
 * The peers' programs, copied to a temporary folder so that nothing is built in their own, and
 * MNIST as IDX files for them. Closing deletes the folder.
 */
public final class Peers implements AutoCloseable {
  public static final List<String> NAMES = PeerKind.ids();

  /** Folder of the sources that all peers share. */
  private static final String COMMON = "common";

  /** The network that ONNX Runtime predicts with. */
  private static final String MODEL = "as-described";

  private final Path source;
  private final String maven;
  private final BenchTools tools;
  private final Path folder;
  private final Path idx;

  /**
   * @param source folder that holds a Maven project for each peer
   * @param maven command that builds and runs a project
   */
  public Peers(Path source, String maven, BenchTools tools) throws IOException {
    this.source = source;
    this.maven = maven;
    this.tools = tools;
    this.folder = Files.createTempDirectory("digit-studio-peers");
    this.idx = Files.createDirectory(folder.resolve("mnist"));
    tools
        .idx()
        .write(
            tools.training().get(),
            idx.resolve("train-images-idx3-ubyte"),
            idx.resolve("train-labels-idx1-ubyte"));
    tools
        .idx()
        .write(
            tools.test().get(),
            idx.resolve("t10k-images-idx3-ubyte"),
            idx.resolve("t10k-labels-idx1-ubyte"));
  }

  boolean has(String name) {
    return PeerKind.of(name)
        .filter(kind -> Files.isRegularFile(source.resolve(kind.folder()).resolve("pom.xml")))
        .isPresent();
  }

  PeerProgram program(String name, int epochs) throws IOException, InterruptedException {
    PeerKind kind = PeerKind.of(name).orElseThrow();
    Path copy = folder.resolve(kind.folder());
    for (String needed : List.of(kind.folder(), COMMON)) {
      if (!Files.exists(folder.resolve(needed)) && Files.exists(source.resolve(needed))) {
        copy(source.resolve(needed), folder.resolve(needed));
      }
    }
    if (kind == PeerKind.ONNXRUNTIME) {
      exportNetwork();
    }
    return new PeerProgram(
        name,
        kind.environment(),
        List.of(
            maven,
            "-q",
            "-B",
            "-f",
            copy.toString(),
            "compile",
            "exec:java",
            "-Dexec.args=\"%s\" %d 0 %s".formatted(idx, epochs, kind.setting()).strip()));
  }

  /** Writes the article's network as ONNX beside the images. */
  private void exportNetwork() throws IOException, InterruptedException {
    Path file = idx.resolve(MODEL + ".onnx");
    if (!Files.exists(file)) {
      List<String> arguments = List.of("export-model", "--model", MODEL, file.toString());
      Process export = new ProcessBuilder(tools.program().command(arguments)).inheritIO().start();
      if (export.waitFor() != 0) {
        throw new StudioIOException("lab.bench.peer-copy", file);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files
          .filter(file -> !from.relativize(file).startsWith("target"))
          .forEach(
              file -> {
                try {
                  Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (UncheckedIOException e) {
      throw new StudioIOException(e, "lab.bench.peer-copy", from);
    }
  }

  @Override
  public void close() throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path dir, @org.jspecify.annotations.Nullable IOException problem) throws IOException {
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
