package org.digitstudio.lab.paper;

import java.util.List;
import org.digitstudio.ink.Box;

/**
 * A training sample of a detector: one picture or several beside each other, as the network gets
 * them, and the truth.
 *
 * @param input normalised contrast, row by row; 0 between pictures
 * @param ink 1 where a digit's ink is, 0 elsewhere, row by row
 * @param digits with their boxes in the input's pixels
 */
public record PaperSample(int width, int height, float[] input, byte[] ink, List<Placed> digits) {

  /**
   * A digit in a picture.
   *
   * @param frame where its picture lies in the input
   */
  public record Placed(int label, Box box, Box frame) {}
}
