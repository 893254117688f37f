package org.digitstudio.domain.port;

import java.io.IOException;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.network.Model;

/** One kind of model file. What it reads is untrusted until it has checked it. */
public interface ModelFormat {

  /** Whether a file seems to be of this kind, by its content alone. */
  boolean recognizes(byte[] content);

  /**
   * Reads a model.
   *
   * @param name the file's name without its ending, for a model that has no card
   * @throws org.digitstudio.domain.StudioIOException if the file is damaged, too large, or holds no
   *     network that this program can run
   * @throws StudioException likewise
   */
  Model read(byte[] content, String name) throws IOException;

  /** Whether a file with that name is to be written in this format. */
  default boolean writes(String fileName) {
    return false;
  }

  /**
   * Returns the content of a file that holds the model.
   *
   * @throws StudioException if the format cannot express the network
   */
  default byte[] write(Model model) throws IOException {
    throw new StudioException("exchange.read-only");
  }
}
