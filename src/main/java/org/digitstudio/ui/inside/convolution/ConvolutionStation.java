package org.digitstudio.ui.inside.convolution;

import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.insight.ReceptiveField.Area;
import org.digitstudio.ui.inside.model.InsideModel;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.model.KernelView;
import org.digitstudio.ui.inside.model.Station;
import org.digitstudio.ui.inside.widgets.Cell;
import org.digitstudio.ui.inside.widgets.Connectors;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PanelExport;
import org.digitstudio.ui.inside.widgets.PixelMap;
import org.digitstudio.ui.inside.widgets.WhileShown;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A kernel slides over its input and fills a feature map: one made by hand or a learned one. */
public final class ConvolutionStation implements Station {
  private static final Duration STEP = Duration.millis(120);

  private final InsideModel model;
  private final ObjectProperty<Cell> cell;
  private final PixelMap input = new PixelMap(Messages.text("inside.conv.input")).pointable();
  private final PixelMap output = new PixelMap(Messages.text("inside.conv.map")).pointable();
  private final Label inputName = Panel.caption("");
  private final Label outputName = Panel.caption("");
  private final PatchPanel patch = new PatchPanel();
  private final KernelsPanel kernels;
  private final Connectors connectors = new Connectors();
  private final Button play = new Button();
  private final Timeline sliding = new Timeline(new KeyFrame(STEP, event -> slide()));
  private final StackPane view;
  private boolean updating;

  public ConvolutionStation(InsideModel model, PanelExport export) {
    this.model = model;
    this.cell = model.selections().mapCell();
    sliding.setCycleCount(Animation.INDEFINITE);
    input.setId("conv-input");
    output.setId("conv-output");
    play.setId("conv-play");
    play.setOnAction(event -> play(sliding.getStatus() != Animation.Status.RUNNING));
    play.setTooltip(new Tooltip(Messages.text("inside.conv.play.hint")));
    play.getStyleClass().add("flat");
    playing(false);
    HBox maps = new HBox(Panel.captioned(input, inputName), Panel.captioned(output, outputName));
    maps.getStyleClass().add("inside-row");
    Panel slides = new Panel(export, Messages.text("inside.conv.title"), maps).tools(play);
    slides.setMinWidth(VBox.USE_PREF_SIZE);
    view = new StackPane();
    this.kernels = new KernelsPanel(model, export, this::refresh);
    HBox.setHgrow(kernels.view(), Priority.ALWAYS);
    HBox top = new HBox(slides, kernels.view());
    top.getStyleClass().add("inside-row");
    VBox.setVgrow(top, Priority.ALWAYS);
    VBox column = new VBox(top, new Panel(export, Messages.text("inside.conv.numbers"), patch));
    column.getStyleClass().add("inside-column");
    connectors
        .connect(input::markedBounds, patch::patchBounds)
        .connect(input::markedBounds, output::markedBounds);
    view.getChildren().addAll(column, connectors);
    output.selection().addListener((property, before, now) -> select(now));
    input.selection().addListener((property, before, now) -> selectUnder(now));
    WhileShown.on(view, cell, this::showCell);
    WhileShown.on(view, model.zoom(), this::refresh);
  }

  @Override
  public Parent view() {
    return view;
  }

  /** Shows the hand-made kernels (0) or the learned ones (1), as a click does. */
  public void source(int index) {
    kernels.source(index);
  }

  /** Starts or stops the sliding kernel. */
  public void play(boolean on) {
    if (on) {
      sliding.play();
    } else {
      sliding.pause();
    }
    playing(on);
  }

  @Override
  public void hidden() {
    play(false);
  }

  private void playing(boolean on) {
    play.setGraphic(new FontIcon(on ? Feather.PAUSE : Feather.PLAY));
    play.setText(Messages.text(on ? "inside.conv.pause" : "inside.conv.play"));
  }

  private void refresh() {
    model.show(this);
  }

  @Override
  public void show(Inspection now) {
    kernels.show(now);
    patch.editor(kernels.editor());
    Optional<KernelView> kernel = kernels.kernel(now);
    kernel.ifPresent(this::showMaps);
    patch.setVisible(kernel.isPresent());
    output.setVisible(kernel.isPresent());
    connectors.setVisible(kernel.isPresent());
  }

  private void showMaps(KernelView kernel) {
    KernelView.Matrix in = kernel.input();
    KernelView.Matrix out = kernel.output();
    int side = DigitImage.SIDE * model.zoom().get();
    updating = true;
    input.zoom(Math.max(1, side / in.rows()));
    input.show(in.rows(), in.columns(), in.values(), in.tint(), in.scale());
    output.zoom(Math.max(1, side / out.rows()));
    output.show(out.rows(), out.columns(), out.values(), out.tint(), out.scale());
    updating = false;
    inputName.setText(Messages.text("inside.conv.input.size", in.rows(), in.columns()));
    outputName.setText(Messages.text("inside.conv.map.size", out.rows(), out.columns()));
    showCell(kernel);
  }

  private void showCell() {
    if (!updating) {
      model.inspection().get().flatMap(kernels::kernel).ifPresent(this::showCell);
    }
  }

  private void showCell(KernelView kernel) {
    Cell shown = cell.get().within(output.rows(), output.columns());
    updating = true;
    output.selection().set(shown);
    Area under = kernel.patchArea(shown);
    input
        .selection()
        .set(
            new Cell((under.top() + under.bottom()) / 2, (under.left() + under.right()) / 2)
                .within(input.rows(), input.columns()));
    updating = false;
    output.mark(List.of(new Area(shown.row(), shown.column(), shown.row(), shown.column())));
    input.mark(List.of(under));
    patch.show(kernel, shown);
    connectors.refresh();
  }

  private void select(Cell selected) {
    if (!updating) {
      cell.set(selected);
    }
  }

  private void selectUnder(Cell inputCell) {
    if (!updating) {
      model
          .inspection()
          .get()
          .flatMap(kernels::kernel)
          .ifPresent(kernel -> cell.set(kernel.cellAt(inputCell)));
    }
  }

  private void slide() {
    Cell now = cell.get().within(output.rows(), output.columns());
    Cell next =
        now.column() + 1 < output.columns()
            ? new Cell(now.row(), now.column() + 1)
            : new Cell((now.row() + 1) % Math.max(1, output.rows()), 0);
    cell.set(next);
  }
}
