package org.digitstudio.ui.shell;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.digitstudio.domain.DigitImage;
import org.digitstudio.domain.Model;

/** What a place asks of the window and of the other places; on the JavaFX thread. */
public interface Navigator {
  /** Goes to Draw and reads this picture there. */
  void openInDraw(DigitImage image);

  /** Goes to Draw and leaves what is drawn there. */
  default void openDraw() {
    openInDraw(DigitImage.empty());
  }

  /** Goes to Inside and shows what the network makes of this picture. */
  void openInInside(DigitImage image);

  /** Goes to Data with these filters set. */
  void openInData(DataRequest request);

  /** Goes to Train. */
  void openTrain();

  /** Reads with this model from now on, everywhere. */
  void useModel(Model model);

  /** Shows a short message that goes away by itself. */
  void notify(String message);

  /** Shows what went wrong, in the user's words, with details that can be copied. */
  void showError(String message, Optional<Exception> cause);

  /** Shows a failure in its own words where it has a sentence for the user, else in these. */
  default void showFailure(Exception cause, String otherwise) {
    String own = cause instanceof IOException ? cause.getMessage() : null;
    showError(own == null ? otherwise : own, Optional.of(cause));
  }

  /**
   * Filters of the Data place; an empty one is not set.
   *
   * @param set the name of the set, such as "MNIST test"
   * @param truth the true digit
   * @param answer the digit the network said
   * @param onlyWrong only pictures the network got wrong
   */
  record DataRequest(
      Optional<String> set, OptionalInt truth, OptionalInt answer, boolean onlyWrong) {}
}
