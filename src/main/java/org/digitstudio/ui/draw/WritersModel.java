package org.digitstudio.ui.draw;

import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.collect.WriterScore;
import org.digitstudio.domain.digit.MyDigit;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.ui.shell.Navigator;
import org.jspecify.annotations.Nullable;

/** The accuracy of the model in use on each writer's digits. Used on the JavaFX thread. */
final class WritersModel {
  private final MyDigitsModel myDigits;
  private final SharedState workspace;
  private final BackgroundRunner runner;
  private final Navigator navigator;
  private final ObservableList<WriterScore> scores = FXCollections.observableArrayList();
  private @Nullable BackgroundTask task;

  WritersModel(
      MyDigitsModel myDigits, SharedState workspace, BackgroundRunner runner, Navigator navigator) {
    this.myDigits = myDigits;
    this.workspace = workspace;
    this.runner = runner;
    this.navigator = navigator;
    myDigits.digits().addListener((ListChangeListener<MyDigit>) change -> evaluate());
    workspace.classifier().onChange(classifier -> runner.later(this::evaluate));
  }

  /** Returns the scores in the order of the writers' names; empty without a model. */
  ObservableList<WriterScore> scores() {
    return scores;
  }

  private void evaluate() {
    if (task != null) {
      task.cancel();
    }
    Optional<DigitClassifier> classifier = workspace.classifier().get();
    List<MyDigit> digits = List.copyOf(myDigits.digits());
    if (classifier.isEmpty() || digits.isEmpty()) {
      scores.clear();
      return;
    }
    task =
        runner.start(
            job -> WriterScore.of(digits, classifier.get(), job::isCancelled),
            scores::setAll,
            navigator::showFailure);
  }
}
