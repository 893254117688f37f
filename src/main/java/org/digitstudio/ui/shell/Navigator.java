package org.digitstudio.ui.shell;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.digitstudio.application.reading.ModelChoice;
import org.digitstudio.application.reading.ModelChoice.InMemory;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.Model;

/** The window and the other pages as a page sees them; called on the JavaFX thread. */
public interface Navigator {
  /** Opens Draw and reads this image there. */
  void openInDraw(DigitImage image);

  /** Opens Draw and leaves what is drawn there. */
  default void openDraw() {
    openInDraw(DigitImage.empty());
  }

  /** Opens Inside and shows what the network makes of this image. */
  void openInInside(DigitImage image);

  /** Opens Data with these filters set. */
  void openInData(DataRequest request);

  /** Opens Train. */
  void openTrain();

  /** Reads with this model on every page, once it has loaded; says so then. */
  void useModel(ModelChoice choice);

  /** Reads with this model, which is in no file yet, on every page. */
  default void useModel(Model model) {
    useModel(new InMemory(model));
  }

  /** Shows a short message that goes away by itself. */
  void notify(String message);

  /** Shows what was done, with an Undo button that runs {@code undo} on the JavaFX thread. */
  void notify(String message, Runnable undo);

  /**
   * Shows beside a page's name in the rail how far its work is, whichever page is open.
   *
   * @param fraction 0..1; empty once nothing is under way
   */
  void showProgress(PageId page, OptionalDouble fraction);

  /** Shows what went wrong, in the user's words, with details that can be copied. */
  void showError(String message, Optional<Throwable> cause);

  /** Shows a failure in the one way there is: its sentence, and details that can be copied. */
  default void showFailure(Throwable failure) {
    // A foreseen failure says all there is to say; a stack trace would only frighten.
    showError(
        FailureText.of(failure),
        FailureText.isForeseen(failure) ? Optional.empty() : Optional.of(failure));
  }

  /** Shows a failure in its own words where it has a sentence for the user, else in these. */
  default void showFailure(Throwable failure, String otherwise) {
    if (FailureText.isForeseen(failure)) {
      showFailure(failure);
    } else {
      showError(otherwise, Optional.of(failure));
    }
  }

  /**
   * Filters of the Data page; an empty one is not set.
   *
   * @param set the name of the set, such as "MNIST test"
   * @param other a set of that name that Data may not have, such as the test set of a run
   * @param truth the true digit
   * @param answer the predicted digit
   * @param onlyWrong only misclassified images
   */
  record DataRequest(
      Optional<String> set,
      Optional<DigitDataset> other,
      OptionalInt truth,
      OptionalInt answer,
      boolean onlyWrong) {
    /** Creates a request for a set that Data has. */
    public DataRequest(
        Optional<String> set, OptionalInt truth, OptionalInt answer, boolean onlyWrong) {
      this(set, Optional.empty(), truth, answer, onlyWrong);
    }

    /** Returns the same request for a set that is handed over with it. */
    public DataRequest of(DigitDataset data) {
      return new DataRequest(Optional.of(data.name()), Optional.of(data), truth, answer, onlyWrong);
    }
  }
}
