package org.digitstudio.domain.data;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.digit.Prediction;

/**
 * The names of a set's ten classes, in the order of their labels: the digits, or names such as
 * "Sneaker".
 */
public record ClassNames(List<String> names) {
  /** A longer name fits no cell of a confusion matrix. */
  public static final int MAX_NAME_LENGTH = 40;

  public static final ClassNames DIGITS =
      new ClassNames(IntStream.range(0, Prediction.CLASSES).mapToObj(Integer::toString).toList());

  /**
   * Checks the names.
   *
   * @throws StudioException unless there are ten different names of 1 to 40 characters
   */
  public ClassNames {
    names = names.stream().map(String::strip).toList();
    if (names.size() != Prediction.CLASSES) {
      throw new StudioException("domain.classes.count", names.size(), Prediction.CLASSES);
    }
    for (String name : names) {
      if (name.isEmpty()
          || name.length() > MAX_NAME_LENGTH
          || name.chars().anyMatch(Character::isISOControl)) {
        throw new StudioException("domain.classes.name", MAX_NAME_LENGTH);
      }
    }
    if (names.stream().distinct().count() != names.size()) {
      throw new StudioException("domain.classes.same");
    }
  }

  /**
   * Parses ten names that were typed.
   *
   * @param text names with commas between them, or a line each
   * @throws StudioException unless there are ten different names of 1 to 40 characters
   */
  public static ClassNames parse(String text) {
    String separator = text.contains("\n") ? "\n" : ",";
    return new ClassNames(
        Stream.of(text.split(separator)).filter(name -> !name.isBlank()).toList());
  }

  /** Returns the names with commas between them, as {@link #parse} reads them. */
  public String joined() {
    boolean plain = names.stream().noneMatch(name -> name.contains(","));
    return String.join(plain ? ", " : "\n", names);
  }

  /** Returns the name of the class with a label, 0..9. */
  public String of(int label) {
    return names.get(label);
  }

  /** Returns these names, or the other ones where these are only the digits. */
  public ClassNames or(ClassNames others) {
    return areDigits() ? others : this;
  }

  /** Whether these are the digits 0 to 9 themselves. */
  public boolean areDigits() {
    return equals(DIGITS);
  }
}
