import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.X86Options;
import org.tukaani.xz.XZOutputStream;

/**
 * The native libraries of Deeplearning4j in one xz archive, with an index of sizes and SHA-256
 * sums: 363 MB become 40 MB. The program's PackedLibraries unpacks them when they are first needed.
 * The archive is the concatenation of the libraries, cut into pieces that are compressed in
 * parallel; xz reads concatenated streams as one. Archives of earlier builds are reused from
 * target/packed.
 */
final class LibraryArchive {
  private static final int PIECE = 96 << 20;
  private static final int PRESET = 5;

  /** Dictionary size in bytes: ND4J repeats code for many types at distances above 8 MB. */
  private static final int DICTIONARY = 32 << 20;

  private LibraryArchive() {}

  static void make(Layout layout) throws IOException, InterruptedException {
    List<Path> libraries;
    try (Stream<Path> all = Files.list(layout.natives())) {
      libraries = all.sorted().toList();
    }
    StringBuilder index = new StringBuilder();
    for (Path library : libraries) {
      index.append(
          "library %s %d %s\n"
              .formatted(sha256(library), Files.size(library), library.getFileName()));
    }
    new TreeMap<>(Natives.aliases(layout.host()))
        .forEach((name, library) -> index.append("alias %s %s\n".formatted(name, library)));
    Path folder = layout.input().resolve("natives");
    Shell.write(folder.resolve("libraries.index"), index.toString());
    Path cached =
        layout
            .project()
            .resolve("target/packed")
            .resolve(sha256(folder.resolve("libraries.index")) + "-" + PRESET + ".xz");
    if (Files.notExists(cached)) {
      Files.createDirectories(cached.getParent());
      Path part = cached.resolveSibling("part");
      pack(libraries, part);
      Files.move(part, cached);
    }
    Shell.copy(cached, folder.resolve("libraries.xz"));
  }

  private static void pack(List<Path> libraries, Path archive)
      throws IOException, InterruptedException {
    ByteBuffer all = ByteBuffer.allocate((int) size(libraries));
    for (Path library : libraries) {
      try (FileChannel channel = FileChannel.open(library)) {
        while (channel.read(all) > 0) {
          continue;
        }
      }
    }
    byte[] bytes = all.array();
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try (workers;
        OutputStream out = Files.newOutputStream(archive)) {
      List<Future<byte[]>> pieces = new ArrayList<>();
      for (int from = 0; from < bytes.length; from += PIECE) {
        int start = from;
        int length = Math.min(PIECE, bytes.length - from);
        pieces.add(workers.submit(() -> piece(bytes, start, length)));
      }
      for (Future<byte[]> piece : pieces) {
        out.write(piece.get());
      }
    } catch (ExecutionException e) {
      throw new IOException("The libraries cannot be compressed", e.getCause());
    }
  }

  private static byte[] piece(byte[] bytes, int from, int length) throws IOException {
    List<FilterOptions> filters = new ArrayList<>();
    if (System.getProperty("os.arch").matches("amd64|x86_64")) {
      filters.add(new X86Options());
    }
    LZMA2Options options = new LZMA2Options(PRESET);
    options.setDictSize(DICTIONARY);
    filters.add(options);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (XZOutputStream out = new XZOutputStream(packed, filters.toArray(FilterOptions[]::new))) {
      out.write(bytes, from, length);
    }
    return packed.toByteArray();
  }

  private static long size(List<Path> files) throws IOException {
    long size = 0;
    for (Path file : files) {
      size += Files.size(file);
    }
    return size;
  }

  private static String sha256(Path file) throws IOException {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
