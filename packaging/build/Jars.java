import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The jars of the image: those of target/lib, which the POM limits to what the program loads. */
final class Jars {
  private Jars() {}

  static void collect(Layout layout) throws IOException {
    Path target = layout.project().resolve("target");
    Shell.copy(target.resolve("digit-studio.jar"), layout.input().resolve("digit-studio.jar"));
    for (Path jar : list(target.resolve("lib"))) {
      // JavaFX becomes part of the runtime; native libraries are packed separately.
      if (!isJavafx(jar) && !Natives.isNativeJar(jar)) {
        Path copy = layout.input().resolve("lib").resolve(jar.getFileName());
        Shell.copy(jar, copy);
        unseal(jar, copy);
      }
    }
    // The class cache records time and size of every jar.
    Shell.setTimes(layout.input());
  }

  /**
   * Removes the seal of a jar: Java does not know that a package is sealed if some of its classes
   * come from the class cache, and then refuses to load the others.
   */
  private static void unseal(Path jar, Path copy) throws IOException {
    try (JarFile from = new JarFile(jar.toFile())) {
      Manifest manifest = from.getManifest();
      if (manifest == null || manifest.getMainAttributes().remove(Attributes.Name.SEALED) == null) {
        return;
      }
      try (JarOutputStream to = new JarOutputStream(Files.newOutputStream(copy))) {
        ZipEntry manifestEntry = new ZipEntry(JarFile.MANIFEST_NAME);
        manifestEntry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        to.putNextEntry(manifestEntry);
        manifest.write(to);
        for (JarEntry entry : from.stream().toList()) {
          if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
            JarEntry copied = new JarEntry(entry.getName());
            copied.setTimeLocal(entry.getTimeLocal());
            to.putNextEntry(copied);
            from.getInputStream(entry).transferTo(to);
          }
        }
      }
    }
  }

  static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  static boolean isJavafx(Path jar) {
    return jar.getFileName().toString().startsWith("javafx-");
  }
}
