package org.digitstudio.ui.data;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.insight.DigitFilter.Outcome;
import org.digitstudio.insight.DigitTable;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.common.Tooltips;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Names the chosen data sets and gives the accuracy on each, whole and apart from the others: an
 * accuracy on training and test images together would say nothing. Leads to the mistakes.
 */
final class DataHeadline extends HBox {
  private final DataModel model;
  private final Label title = Labels.title("");
  private final Label accuracy = Labels.caption("");
  private final ToggleButton mistakes = new ToggleButton();

  /**
   * @param onMistakes called after the mistakes were asked for, or no longer
   */
  DataHeadline(DataModel model, Runnable onMistakes) {
    super(16);
    this.model = model;
    setAlignment(Pos.CENTER_LEFT);
    title.setId("data-title");
    accuracy.setId("data-accuracy");
    accuracy.setWrapText(true);
    VBox words = new VBox(title, accuracy);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    mistakes.setId("data-mistakes");
    mistakes.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
    mistakes.setMinWidth(Region.USE_PREF_SIZE);
    Tooltips.install(mistakes, Messages.text("data.mistakes.tip"));
    mistakes.setOnAction(
        event -> {
          model.toggleMistakes();
          onMistakes.run();
        });
    getChildren().addAll(words, mistakes);
    model.result().addListener((property, before, now) -> show());
    show();
  }

  private void show() {
    DigitTable table = model.table().get();
    List<Integer> chosen = model.chosenSets();
    title.setText(
        String.join(
            Messages.text("data.title.between"),
            chosen.stream().map(set -> table.sets().get(set).name()).toList()));
    List<String> each = new ArrayList<>();
    int wrong = 0;
    for (int set : chosen) {
      Tally tally = Tally.of(table, set);
      each.add(describe(table.sets().get(set), tally, chosen.size() > 1));
      wrong += tally.classified - tally.correct;
    }
    accuracy.setText(String.join("   ", each));
    mistakes.setText(Messages.text("data.mistakes", wrong));
    mistakes.setDisable(wrong == 0 && !isOnMistakes());
    mistakes.setSelected(isOnMistakes());
  }

  private boolean isOnMistakes() {
    return model.filter().get().outcome() == Outcome.MISCLASSIFIED;
  }

  private static String describe(DigitDataset data, Tally tally, boolean named) {
    if (tally.classified == 0) {
      return named
          ? Messages.text("data.title.unread.named", data.name(), data.size())
          : Messages.text("data.title.unread", data.size());
    }
    String share = Formats.percent((double) tally.correct / tally.classified, 2);
    return named
        ? Messages.text("data.title.read.named", data.name(), data.size(), share)
        : Messages.text("data.title.read", data.size(), share);
  }

  /** The images of a set that have a prediction, and those with a correct one. */
  private record Tally(int classified, int correct) {
    static Tally of(DigitTable table, int set) {
      int classified = 0;
      int wrong = 0;
      int start = table.start(set);
      for (int row = start; row < start + table.sets().get(set).size(); row++) {
        classified += table.isClassified(row) ? 1 : 0;
        wrong += table.isMisclassified(row) ? 1 : 0;
      }
      return new Tally(classified, classified - wrong);
    }
  }
}
