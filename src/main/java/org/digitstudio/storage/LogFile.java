package org.digitstudio.storage;

/** Sets the path of the log file; nothing is logged to the terminal. */
public final class LogFile {
  /** Read by {@code logback.xml}. */
  static final String FOLDER_PROPERTY = "digitstudio.logs";

  private LogFile() {}

  /** Sets the path for these folders; to be called before the first logger is created. */
  public static void use(UserFolders folders) {
    if (System.getProperty(FOLDER_PROPERTY) == null) {
      System.setProperty(FOLDER_PROPERTY, folders.logs().toString());
    }
  }
}
