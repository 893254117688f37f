package org.digitstudio.storage;

/** Tells the log where its file is; nothing of it goes to the terminal. */
public final class LogFile {
  /** Read by {@code logback.xml}. */
  static final String FOLDER_PROPERTY = "digitstudio.logs";

  private LogFile() {}

  /** Call this before the first logger is asked for. */
  public static void use(UserFolders folders) {
    if (System.getProperty(FOLDER_PROPERTY) == null) {
      System.setProperty(FOLDER_PROPERTY, folders.logs().toString());
    }
  }
}
