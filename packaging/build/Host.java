import java.util.Locale;

/** The system that the installer is built on and for: jpackage does not cross-build. */
enum Host {
  LINUX("linux"),
  MAC("mac"),
  WINDOWS("windows");

  private final String folder;

  Host(String folder) {
    this.folder = folder;
  }

  static Host here() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.startsWith("windows") ? WINDOWS : name.startsWith("mac") ? MAC : LINUX;
  }

  /** Returns the name of the system's folder in packaging. */
  String folder() {
    return folder;
  }

  boolean isLibrary(String name) {
    return switch (this) {
      case LINUX -> name.matches(".*\\.so(\\.\\d+)*");
      case MAC -> name.endsWith(".dylib");
      case WINDOWS -> name.endsWith(".dll");
    };
  }
}
