package org.digitstudio.domain.port;

import java.io.IOException;
import org.digitstudio.domain.digit.Drawing;

/** Keeps the drawing on the Draw page from one start of the program to the next. */
public interface DrawingStore {
  /**
   * Returns the drawing saved last; a blank one where there is none.
   *
   * @throws IOException if the file is damaged or cannot be read
   */
  Drawing load() throws IOException;

  /** Replaces the saved drawing, atomically. */
  void save(Drawing drawing) throws IOException;
}
