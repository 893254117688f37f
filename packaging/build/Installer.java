import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the program's image and this system's installer. Maven runs it in the profile "installer"
 * with the toolchain's JDK, as one source program:
 *
 * <pre>java -cp target/lib/xz-VERSION.jar packaging/build/Installer.java PROJECT VERSION</pre>
 *
 * <p>Everything it makes is in target/installer.
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
    Packed.make(layout);
    Jars.collect(layout);
    Runtime25.link(layout);
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
      case MAC, WINDOWS -> Native.make(layout);
    }
    Sizes.report(layout);
  }
}
