import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Builds the application image and this system's installer. Maven runs it in the profile
 * "installer" with the toolchain's JDK in source-file mode:
 *
 * <pre>java -cp target/lib/xz-VERSION.jar packaging/build/Installer.java PROJECT VERSION</pre>
 *
 * <p>All results are in target/installer.
 */
final class Installer {
  private Installer() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 2) {
      System.err.println("usage: java packaging/build/Installer.java PROJECT VERSION");
      System.exit(2);
    }
    Layout layout = new Layout(Path.of(args[0]).toAbsolutePath().normalize(), args[1], Host.here());
    Shell.deleteTree(layout.out());
    Files.createDirectories(layout.out());

    Icons.write(layout);
    Natives.unpack(layout);
    Licences.check(layout);
    LibraryArchive.make(layout);
    Jars.collect(layout);
    JavaRuntime.link(layout);
    AppImage.make(layout);
    AotCache.make(layout);
    AppImage.finish(layout);
    switch (layout.host()) {
      case LINUX -> {
        Portable.make(layout);
        Path tree = LinuxTree.make(layout);
        Rpm.make(layout, tree);
        Deb.make(layout, tree);
        Shell.deleteTree(tree);
      }
      case MAC, WINDOWS -> NativeInstaller.make(layout);
    }
    SizeReport.write(layout);
  }
}
