import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Reports the sizes of image and installers, also in target/installer/sizes.txt. */
final class SizeReport {
  private static final double MEGA = 1e6;

  private SizeReport() {}

  static void write(Layout layout) throws IOException {
    Map<String, Long> sizes = new LinkedHashMap<>();
    Path app = layout.app();
    sizes.put("Java and JavaFX", of(layout.imageRuntime()));
    sizes.put("class cache", of(app.resolve("digit-studio.aot")));
    sizes.put("program with MNIST and models", of(app.resolve("digit-studio.jar")));
    sizes.put("libraries (jars)", of(app.resolve("lib")));
    sizes.put("native libraries, compressed", of(app.resolve("natives")));
    sizes.put("native libraries, unpacked on first use", of(layout.natives()));
    sizes.put("image, total", of(layout.image()));
    try (Stream<Path> files = Files.list(layout.out())) {
      for (Path file :
          files
              .filter(file -> file.toString().matches(".*\\.(deb|rpm|tar\\.gz|dmg|pkg|msi)"))
              .toList()) {
        sizes.put(file.getFileName().toString(), of(file));
      }
    }
    StringBuilder text = new StringBuilder();
    sizes.forEach((name, size) -> text.append("%8.1f MB  %s%n".formatted(size / MEGA, name)));
    Shell.write(layout.out().resolve("sizes.txt"), text.toString());
    System.out.print(text);
  }

  private static long of(Path path) throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }
}
