import java.nio.file.Path;

/**
 * The folders and files of the build.
 *
 * @param version of the project, such as 1.0.0
 */
record Layout(Path project, String version, Host host) {
  /** Name of the launcher, and of the Debian package. */
  static final String NAME = "digit-studio";

  Path out() {
    return project.resolve("target/installer");
  }

  Path packaging() {
    return project.resolve("packaging");
  }

  /** Returns the folder of this system's files in packaging. */
  Path systemFolder() {
    return packaging().resolve(host.folder());
  }

  Path icons() {
    return out().resolve("icons");
  }

  /** Returns the folder of jpackage's input: the jars and the archive of native libraries. */
  Path input() {
    return out().resolve("input");
  }

  /** Returns the folder of Deeplearning4j's native libraries before compression. */
  Path natives() {
    return out().resolve("natives");
  }

  Path modules() {
    return out().resolve("modules");
  }

  Path runtime() {
    return out().resolve("runtime");
  }

  /** Returns the folder of the application image. */
  Path image() {
    return out().resolve("image").resolve(host == Host.MAC ? "Digit Studio.app" : NAME);
  }

  /** Returns the folder of jars in the image; $APPDIR in the launcher's options. */
  Path app() {
    return switch (host) {
      case LINUX -> image().resolve("lib/app");
      case MAC -> image().resolve("Contents/app");
      case WINDOWS -> image().resolve("app");
    };
  }

  Path imageRuntime() {
    return switch (host) {
      case LINUX -> image().resolve("lib/runtime");
      case MAC -> image().resolve("Contents/runtime/Contents/Home");
      case WINDOWS -> image().resolve("runtime");
    };
  }

  Path launcher() {
    return switch (host) {
      case LINUX -> image().resolve("bin").resolve(NAME);
      case MAC -> image().resolve("Contents/MacOS").resolve("Digit Studio");
      case WINDOWS -> image().resolve(NAME + ".exe");
    };
  }

  /** Returns the path of a tool of the JDK that runs the build. */
  static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }
}
