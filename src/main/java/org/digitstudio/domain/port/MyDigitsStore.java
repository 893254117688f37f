package org.digitstudio.domain.port;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.MyDigit;

/** The digits the user has saved. They survive a crash of the program and a power failure. */
public interface MyDigitsStore {

  /** Returns all of them, in the order they were saved. */
  List<MyDigit> list() throws IOException;

  /**
   * Saves one more; once this returns it is on the disk.
   *
   * @param writer name of who wrote it, at most {@link MyDigit#MAX_WRITER_LENGTH} characters
   */
  MyDigit add(int label, DigitImage image, Optional<Ink> ink, String writer) throws IOException;

  /** Saves one more of an unknown writer; once this returns it is on the disk. */
  default MyDigit add(int label, DigitImage image, Optional<Ink> ink) throws IOException {
    return add(label, image, ink, "");
  }

  /** Changes the label of a digit; nothing happens where it was deleted. */
  void relabel(String id, int label) throws IOException;

  /**
   * Changes who wrote digits; those that were deleted are left out.
   *
   * @param writers names by the digits' ids, at most {@link MyDigit#MAX_WRITER_LENGTH} characters
   */
  void nameWriters(Map<String, String> writers) throws IOException;

  void delete(Set<String> ids) throws IOException;

  /** Adds deleted digits again, at the end; those that are there already are left alone. */
  void restore(List<MyDigit> digits) throws IOException;

  /** Writes all images and labels as a pair of IDX files. */
  void exportIdx(Path images, Path labels) throws IOException;

  /** Writes the drawn ones as ink, one line per digit. */
  void exportInk(Path file) throws IOException;

  /** Returns saved digits as a set. */
  static DigitDataset dataset(String name, List<MyDigit> digits) {
    return new ImageSet(
        name,
        digits.stream().map(MyDigit::image).toList(),
        digits.stream().mapToInt(MyDigit::label).toArray());
  }
}
