import java.nio.file.Path;

/**
 * Where everything is.
 *
 * @param version of the project, such as 1.0.0
 */
record Layout(Path project, String version, Host host) {
  /** The name of the launcher, and of the package on Linux. */
  static final String NAME = "digit-studio";

  Path out() {
    return project.resolve("target/installer");
  }

  Path packaging() {
    return project.resolve("packaging");
  }

  /** This system's own files in packaging. */
  Path own() {
    return packaging().resolve(host.folder());
  }

  Path icons() {
    return out().resolve("icons");
  }

  /** What goes into the image beside Java: the jars, later the natives too. */
  Path input() {
    return out().resolve("input");
  }

  /** The libraries of Deeplearning4j, before they are packed. */
  Path natives() {
    return out().resolve("natives");
  }

  Path modules() {
    return out().resolve("modules");
  }

  Path runtime() {
    return out().resolve("runtime");
  }

  /** The image jpackage makes. */
  Path image() {
    return out().resolve("image").resolve(host == Host.MAC ? "Digit Studio.app" : NAME);
  }

  /** The folder of jars in the image; $APPDIR in the launcher's options. */
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

  /** A tool of the JDK that runs this. */
  static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }
}
