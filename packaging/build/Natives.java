import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The native libraries of Deeplearning4j, shipped compressed beside the jars: see LibraryArchive.
 * Of ND4J's builds the base one is used: it runs on every x86-64 machine, and its convolutions and
 * matrix products still select the processor's instructions at run time.
 */
final class Natives {
  private static final String BASE = "linux-x86_64|macosx-x86_64|macosx-arm64|windows-x86_64";

  private Natives() {}

  static boolean isNativeJar(Path jar) {
    return jar.getFileName()
        .toString()
        .matches(".*-(" + BASE + ")(-avx2|-avx512|-onednn.*)?\\.jar");
  }

  private static boolean isBase(Path jar) {
    return jar.getFileName().toString().matches(".*-(" + BASE + ")\\.jar");
  }

  static void unpack(Layout layout) throws IOException, InterruptedException {
    Path folder = layout.natives();
    Files.createDirectories(folder);
    List<String> unused = Shell.list(layout.packaging().resolve("unused-natives.txt"));
    Set<String> found = new TreeSet<>();
    for (Path jar : Jars.list(layout.project().resolve("target/lib"))) {
      if (isNativeJar(jar) && isBase(jar)) {
        found.addAll(unpack(layout.host(), jar, folder, unused));
      }
    }
    if (found.isEmpty()) {
      throw new IllegalStateException("target/lib holds no native libraries of ND4J.");
    }
    if (layout.host() == Host.LINUX) {
      for (String name : found) {
        // Removes debug symbols: 22 MB of them in libnd4jcpu.so.
        Shell.run(List.of("strip", "--strip-unneeded", folder.resolve(name).toString()));
      }
    }
  }

  /**
   * Returns further names of libraries: those of OpenBLAS without LAPACK, which JavaCPP would
   * otherwise create beside the libraries.
   */
  static Map<String, String> aliases(Host host) {
    return host == Host.LINUX
        ? Map.of(
            "libopenblas.so", "libopenblas.so.0",
            "libopenblas_nolapack.so", "libopenblas.so.0",
            "libopenblas_nolapack.so.0", "libopenblas.so.0")
        : Map.of();
  }

  private static Set<String> unpack(Host host, Path jar, Path folder, List<String> unused)
      throws IOException {
    Set<String> names = new TreeSet<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        if (!entry.isDirectory()
            && host.isLibrary(name)
            && !unused.contains(name)
            && names.add(name)
            && Files.notExists(folder.resolve(name))) {
          try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, folder.resolve(name));
          }
        }
      }
    }
    return names;
  }
}
