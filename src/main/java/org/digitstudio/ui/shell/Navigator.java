package org.digitstudio.ui.shell;

import java.util.Optional;
import java.util.OptionalInt;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.Model;

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
  void showError(String message, Optional<Throwable> cause);

  /** Shows a failure in the one way there is: its sentence, and details that can be copied. */
  default void showFailure(Throwable failure) {
    showError(FailureText.of(failure), Optional.of(failure));
  }

  /** Shows a failure in its own words where it has a sentence for the user, else in these. */
  default void showFailure(Throwable failure, String otherwise) {
    showError(
        FailureText.isForeseen(failure) ? FailureText.of(failure) : otherwise,
        Optional.of(failure));
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
