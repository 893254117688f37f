package org.digitstudio.ui.inside.compare;

import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.inside.compare.CompareModels.Choice;
import org.digitstudio.ui.inside.model.InsideModel;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.model.Station;
import org.digitstudio.ui.inside.model.TestSamples;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PanelExport;

/** Two networks or two images side by side, layer by layer. */
public final class CompareStation implements Station {
  private final CompareColumn left;
  private final CompareColumn right;
  private final VBox view;

  public CompareStation(
      InsideModel model, PanelExport export, TestSamples samples, CompareModels models) {
    left =
        new CompareColumn(
            new CompareColumn.Side("a", Messages.text("inside.compare.left"), new Choice.InUse()),
            model,
            samples,
            models);
    right =
        new CompareColumn(
            new CompareColumn.Side(
                "b", Messages.text("inside.compare.right"), new Choice.Untrained()),
            model,
            samples,
            models);
    HBox columns = new HBox(left.view(), right.view());
    columns.getStyleClass().add("inside-columns");
    List.of(left, right).forEach(column -> HBox.setHgrow(column.view(), Priority.ALWAYS));
    ScrollPane scroll = new ScrollPane(columns);
    scroll.setFitToWidth(true);
    // The columns fill the panel, or are scrolled where they are taller.
    scroll.setFitToHeight(true);
    columns.setMinHeight(Region.USE_PREF_SIZE);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Panel panel = new Panel(export, Messages.text("inside.compare.title"), scroll);
    VBox.setVgrow(panel, Priority.ALWAYS);
    view = new VBox(panel);
    view.getStyleClass().add("inside-column");
  }

  @Override
  public Parent view() {
    return view;
  }

  @Override
  public void show(Inspection now) {
    left.follow(now);
    right.follow(now);
  }
}
