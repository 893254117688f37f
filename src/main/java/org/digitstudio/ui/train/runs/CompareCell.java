package org.digitstudio.ui.train.runs;

import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.ui.train.model.RunsViewModel;
import org.digitstudio.ui.train.widgets.RunCurves;
import org.jspecify.annotations.Nullable;

/** The tick that puts a run's curves on the chart, with the colour they have there. */
final class CompareCell extends TableCell<RunRecord, RunRecord> {
  private final RunsViewModel runs;
  private final CheckBox box = new CheckBox();
  private final Region swatch = new Region();
  private final HBox content = new HBox(6, box, swatch);

  CompareCell(RunsViewModel runs) {
    this.runs = runs;
    content.setAlignment(Pos.CENTER_LEFT);
    box.setOnAction(event -> compare());
  }

  private void compare() {
    RunRecord run = getItem();
    if (run != null && box.isSelected()) {
      runs.compared().add(run.id());
    } else if (run != null) {
      runs.compared().remove(run.id());
    }
  }

  @Override
  protected void updateItem(@Nullable RunRecord run, boolean empty) {
    super.updateItem(run, empty);
    if (empty || run == null) {
      setGraphic(null);
      return;
    }
    int index = runs.comparedRuns().stream().map(RunRecord::id).toList().indexOf(run.id());
    box.setSelected(index >= 0);
    box.setId("train-compare-" + run.id());
    box.setAccessibleText(Messages.text("train.compare.run", run.name()));
    swatch.getStyleClass().setAll("curve-swatch");
    if (index >= 0) {
      swatch.getStyleClass().add(RunCurves.style(index));
    }
    swatch.setVisible(index >= 0);
    setGraphic(content);
  }
}
