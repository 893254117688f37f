package org.digitstudio.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.common.Theme;
import org.digitstudio.ui.train.model.RunViewModel.RunState;
import org.digitstudio.ui.train.widgets.CurvePlot;
import org.junit.jupiter.api.Test;

/** Edge cases a careful user would try. */
class TrainCareTest extends TrainFixture {
  @Test
  void sortingTheTableKeepsTheListsOrderAndTheSelection() {
    train(3, 1);
    train(4, 2);
    press("train-tab-runs");
    sortAndRefresh(table());
  }

  /** Only the table is sorted, not the list behind it; reloading keeps the selection. */
  private void sortAndRefresh(TableView<RunRecord> table) {
    Fx.run(
        () -> {
          table.getColumns().get(5).setSortType(TableColumn.SortType.ASCENDING);
          table.getSortOrder().add(table.getColumns().get(5));
          table.getSelectionModel().select(0);
        });
    assertThat(Fx.call(() -> table.getItems().stream().map(run -> run.curve().size()).toList()))
        .containsExactly(3, 4);
    assertThat(Fx.call(() -> page.model().runs().all().getFirst().curve())).hasSize(4);
    RunRecord shorter = Fx.call(() -> table.getSelectionModel().getSelectedItem());
    Fx.run(() -> page.model().runs().rename(shorter, "Sunday"));
    Fx.await(() -> table.getItems().getFirst().name().equals("Sunday"));
    assertThat(Fx.call(() -> table.getSelectionModel().getSelectedItem().name()))
        .isEqualTo("Sunday");
  }

  @Test
  void closingTheWindowDuringARunAsksForConfirmationAndASecondRunIsRefused() throws Exception {
    type("train-epochs", "1000");
    type("train-batch", "5");
    type("train-validation", "500");
    press("train-start");
    Fx.await(() -> run().curve().size() >= 2);
    Fx.run(() -> page.model().train());
    assertThat(navigator.errors).singleElement().asString().contains("As described 1");
    assertThat(answerWhetherToClose("Keep training")).isFalse();
    assertThat(Fx.call(() -> run().isRunning())).isTrue();
    assertThat(answerWhetherToClose("Stop and close")).isTrue();
    Fx.await(() -> run().state().get() == RunState.DONE);
    assertThat(runs.list().getFirst().status().resumable()).isTrue();
    assertThat(Fx.call(() -> page.mayClose())).as("nothing is under way").isTrue();
  }

  private boolean answerWhetherToClose(String answer) throws Exception {
    CompletableFuture<Boolean> closes = new CompletableFuture<>();
    Platform.runLater(() -> closes.complete(page.mayClose()));
    Fx.await(() -> dialogButton(answer).isPresent());
    Fx.run(() -> dialogButton(answer).orElseThrow().fire());
    return closes.get(60, TimeUnit.SECONDS);
  }

  private static Optional<Button> dialogButton(String text) {
    return Window.getWindows().stream()
        .flatMap(each -> Fx.all(each, ".button").stream())
        .filter(Button.class::isInstance)
        .map(Button.class::cast)
        .filter(button -> text.equals(button.getText()))
        .findFirst();
  }

  @Test
  void hoveringOverACurveShowsItsValues() {
    train(3, 1);
    CurvePlot plot = (CurvePlot) Fx.find(window, ".run-pane .curve-plot");
    double first = Fx.call(() -> run().curve().getFirst().loss());
    Fx.run(
        () ->
            Event.fireEvent(
                plot,
                new MouseEvent(
                    MouseEvent.MOUSE_MOVED,
                    60 + (plot.getWidth() - 64) / 3,
                    40,
                    0,
                    0,
                    MouseButton.NONE,
                    0,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    true,
                    null)));
    assertThat(Fx.call(() -> plot.reading().get()).getAsDouble()).isEqualTo(1);
    assertThat(Fx.call(() -> plot.getAccessibleHelp())).contains("%.4f".formatted(first));
    Fx.screenshot(window, "train-reading", Theme.LIGHT);
  }
}
