package org.digitstudio.domain.port;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.MyDigit;

/** The digits the user kept. What was kept stays, whatever happens to the program or the power. */
public interface MyDigitsStore {

  /** All of them, in the order they were kept. */
  List<MyDigit> list() throws IOException;

  /** Keeps one more; once this returns it is on the disk. */
  MyDigit add(int label, DigitImage image, Optional<Ink> ink) throws IOException;

  /** Says that a digit is meant to be another; nothing happens where it is gone. */
  void relabel(String id, int label) throws IOException;

  void delete(Set<String> ids) throws IOException;

  /** Adds deleted digits again, at the end; those that are there already are left alone. */
  void restore(List<MyDigit> digits) throws IOException;

  /** Writes all pictures and labels as a pair of IDX files. */
  void exportIdx(Path images, Path labels) throws IOException;

  /** Writes the drawn ones as ink, a line a digit. */
  void exportInk(Path file) throws IOException;

  /** The kept digits as a set to learn from or to look at. */
  static DigitDataset dataset(String name, List<MyDigit> digits) {
    return new ImageSet(
        name,
        digits.stream().map(MyDigit::image).toList(),
        digits.stream().mapToInt(MyDigit::label).toArray());
  }
}
