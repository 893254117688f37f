package org.digitstudio.ui.inside.network;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.digitstudio.application.text.Messages;
import org.digitstudio.insight.NetworkParts.Part;
import org.digitstudio.ui.inside.model.InsideModel;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.model.Selections;
import org.digitstudio.ui.inside.model.Station;
import org.digitstudio.ui.inside.model.StationKind;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The whole network on one page, following the pen, with the drawing pad on it. */
public final class NetworkStation implements Station {
  private final InsideModel model;
  private final Consumer<Pane> dockPad;
  private final OverviewPane overview = new OverviewPane(this::open);
  private final StackPane dock = new StackPane();
  private final Label words = new Label();
  private final Button play = new Button();
  private final Signal signal;
  private final BorderPane view;

  /**
   * @param dockPad moves the drawing pad into a pane
   */
  public NetworkStation(InsideModel model, Consumer<Pane> dockPad) {
    this.model = model;
    this.dockPad = dockPad;
    this.signal = new Signal(overview.reach(), this::arrived);
    dock.getStyleClass().add("overview-pad");
    dock.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(dock, Pos.BOTTOM_LEFT);
    StackPane stage = new StackPane(overview, dock);
    stage.setMinSize(0, 0);
    words.setId("overview-words");
    words.getStyleClass().add("overview-words");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    play.setId("overview-play");
    play.setMinWidth(Region.USE_PREF_SIZE);
    play.setTooltip(new Tooltip(Messages.text("inside.network.play.hint")));
    play.setOnAction(event -> togglePlay());
    HBox foot = new HBox(words, play);
    foot.getStyleClass().add("overview-foot");
    view = new BorderPane(stage);
    view.setBottom(foot);
    view.getStyleClass().add("overview-page");
    overview.selection().subscribe(now -> describe());
    arrived(Optional.empty());
  }

  @Override
  public Parent view() {
    return view;
  }

  @Override
  public void show(Inspection newest) {
    dockPad.accept(dock);
    overview.show(newest);
    describe();
  }

  @Override
  public void hidden() {
    signal.stop();
  }

  private void togglePlay() {
    if (signal.isRunning()) {
      signal.stop();
    } else {
      overview.overview().ifPresent(shown -> signal.play(shown.columns().size()));
    }
  }

  private void arrived(Optional<Integer> column) {
    play.setGraphic(new FontIcon(column.isPresent() ? Feather.SQUARE : Feather.PLAY));
    play.setText(Messages.text(column.isPresent() ? "inside.network.stop" : "inside.network.play"));
    column.ifPresentOrElse(
        index -> overview.overview().ifPresent(shown -> explain(shown, index)), this::describe);
  }

  private void explain(Overview shown, int index) {
    words.setText(
        switch (shown.columns().get(index).kind()) {
          case IMAGE -> Messages.text("inside.network.signal.image");
          case CONVOLUTION -> Messages.text("inside.network.signal.convolution");
          case POOLING -> Messages.text("inside.network.signal.pooling");
          case NEURONS -> Messages.text("inside.network.signal.neurons");
          case OUTPUT -> Messages.text("inside.network.signal.output");
        });
  }

  private void describe() {
    if (signal != null && signal.isRunning()) {
      return;
    }
    Optional<String> text =
        overview
            .overview()
            .flatMap(shown -> overview.selection().get().map(at -> SelectionText.of(shown, at)));
    words.setText(text.orElseGet(() -> Messages.text("inside.network.hint")));
    text.ifPresent(overview::setAccessibleText);
  }

  /** Opens the station of the selected cell, with the same selection. */
  private void open(Selection selected) {
    overview
        .overview()
        .ifPresent(shown -> open(shown, shown.columns().get(selected.column()), selected));
  }

  private void open(Overview shown, Column column, Selection selected) {
    Selections selections = model.selections();
    switch (column.kind()) {
      case IMAGE -> selections.pixel().set(selected.cell());
      case CONVOLUTION -> {
        selections.learnedKernels().set(true);
        selections.convolution().set(index(shown.inspection().parts().convolutions(), column));
        selections.map().set(selected.unit());
        selections.mapCell().set(selected.cell());
      }
      case POOLING -> {
        selections.pooling().set(index(shown.inspection().parts().pools(), column));
        selections.map().set(selected.unit());
        selections.pooledCell().set(selected.cell());
      }
      case NEURONS -> {
        selections.hiddenLayer().set(index(shown.inspection().parts().hidden(), column));
        selections.neuron().set(selected.unit());
      }
      case OUTPUT -> selections.digit().set(OptionalInt.of(selected.unit()));
    }
    model
        .station()
        .set(
            switch (column.kind()) {
              case IMAGE -> StationKind.IMAGE;
              case CONVOLUTION -> StationKind.CONVOLUTION;
              case POOLING -> StationKind.POOLING;
              case NEURONS -> StationKind.NEURONS;
              case OUTPUT -> StationKind.SOFTMAX;
            });
  }

  private static int index(List<Part> parts, Column column) {
    return Math.max(0, parts.indexOf(column.part().orElseThrow()));
  }
}
