package org.digitstudio.lab.paper;

import java.util.List;
import org.digitstudio.ink.Box;

/**
 * A training sample of a detector: the network's input, made of one picture or of several side by
 * side, and its ground truth.
 *
 * @param input normalized contrast, row by row; 0 between pictures
 * @param ink 1 for the ink of digits, 0 elsewhere, row by row
 * @param digits the digits with their boxes in pixels of the input
 */
public record PaperSample(int width, int height, float[] input, byte[] ink, List<Placed> digits) {

  /**
   * A digit in a picture.
   *
   * @param frame the box of its picture in the input
   */
  public record Placed(int label, Box box, Box frame) {}
}
