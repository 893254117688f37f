package org.digitstudio.domain.port;

import java.io.IOException;
import org.digitstudio.domain.training.RunRecord;

/** A form in which a run leaves the program: its curves, or a program that trains it again. */
public interface RunFormat {
  /** Returns a short name in lower case, as the command line has it, such as "tensorboard". */
  String id();

  /** Returns the key of the text that names the format for the user. */
  String nameKey();

  /** Returns the name that a run's file should have. */
  String fileName(RunRecord run);

  /**
   * Writes a run.
   *
   * @throws org.digitstudio.domain.StudioException if the format can't express its network
   */
  byte[] write(RunRecord run) throws IOException;
}
