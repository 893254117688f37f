package org.digitstudio.ui.data;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.insight.ConfidentLearning.Suspect;
import org.digitstudio.insight.DigitTable;
import org.digitstudio.insight.DoubtfulLabels.Located;
import org.digitstudio.ui.common.DigitView;
import org.jspecify.annotations.Nullable;

/** Doubtful labels, most doubtful first, each with the reason. */
final class DoubtfulView extends VBox {
  private final ListView<Located> list = new ListView<>();
  private final Label summary = new Label();
  private final Label why = new Label();
  private DigitTable table = DigitTable.empty();

  /**
   * @param onRow called with the row of the selected image
   */
  DoubtfulView(IntConsumer onRow) {
    getStyleClass().addAll("doubtful-view", "data-page");
    summary.getStyleClass().add("data-heading");
    summary.setWrapText(true);
    summary.setMinHeight(USE_PREF_SIZE);
    why.getStyleClass().add("muted");
    why.setWrapText(true);
    why.setMinHeight(USE_PREF_SIZE);
    list.setId("doubtfulList");
    list.setAccessibleText(Messages.text("data.doubtful.list"));
    list.setFixedCellSize(80);
    list.setPlaceholder(new Label(Messages.text("data.doubtful.none")));
    list.setCellFactory(view -> new DoubtfulCell());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (property, before, now) -> {
              if (now != null) {
                onRow.accept(now.row());
              }
            });
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(summary, why, list);
  }

  /**
   * Shows the doubtful labels among some rows.
   *
   * @param rows those that match the filters, in ascending order
   */
  void show(DigitTable newTable, int[] rows, List<Located> all) {
    List<Located> suspects =
        all.stream().filter(each -> Arrays.binarySearch(rows, each.row()) >= 0).toList();
    table = newTable;
    long flagged = suspects.stream().filter(each -> each.suspect().flagged()).count();
    summary.setText(Messages.text("data.doubtful.summary", suspects.size()));
    why.setText(Messages.text("data.doubtful.why", flagged));
    list.getItems().setAll(suspects);
  }

  /** One entry: the image, its set and index, and why its label is doubtful. */
  private final class DoubtfulCell extends ListCell<Located> {
    private final DigitView image = new DigitView(56);
    private final Label location = new Label();
    private final Label reason = new Label();
    private final HBox content;

    DoubtfulCell() {
      location.getStyleClass().add("muted");
      reason.setWrapText(true);
      VBox words = new VBox(reason, location);
      words.setAlignment(Pos.CENTER_LEFT);
      HBox.setHgrow(words, Priority.ALWAYS);
      content = new HBox(16, image, words);
      content.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Located item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null || item.row() >= table.size()) {
        setGraphic(null);
        setAccessibleText("");
        return;
      }
      Suspect suspect = item.suspect();
      ClassNames names = table.sets().get(table.set(item.row())).classNames();
      image.show(table.image(item.row()));
      reason.setText(
          Messages.text(
              suspect.margin() < 0 ? "data.doubtful.reads" : "data.doubtful.close",
              names.of(suspect.label()),
              names.of(suspect.suggested()),
              SampleNames.percent(suspect.suggestedProbability()),
              SampleNames.percent(suspect.labelProbability())));
      String where = SampleNames.where(table, item.row());
      location.setText(suspect.flagged() ? Messages.text("data.doubtful.flagged", where) : where);
      setAccessibleText(reason.getText() + " " + location.getText());
      setGraphic(content);
    }
  }
}
