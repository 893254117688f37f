import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** How large the image and the installers are, part by part; also in target/installer/sizes.txt. */
final class Sizes {
  private static final double MEGA = 1e6;

  private Sizes() {}

  static void report(Layout layout) throws IOException {
    Map<String, Long> sizes = new LinkedHashMap<>();
    Path app = layout.app();
    sizes.put("Java and JavaFX", of(layout.imageRuntime()));
    sizes.put("archive of classes", of(app.resolve("digit-studio.aot")));
    sizes.put("the program with MNIST and models", of(app.resolve("digit-studio.jar")));
    sizes.put("libraries (jars)", of(app.resolve("lib")));
    sizes.put("libraries of Deeplearning4j, packed", of(app.resolve("natives")));
    sizes.put("the same unpacked, by the first who needs them", of(layout.natives()));
    sizes.put("image, whole", of(layout.image()));
    try (Stream<Path> made = Files.list(layout.out())) {
      for (Path file :
          made.filter(file -> file.toString().matches(".*\\.(deb|rpm|tar\\.gz|dmg|pkg|msi)")).toList()) {
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
