package org.digitstudio.ui.inside.convolution;

import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.digitstudio.application.text.Messages;
import org.digitstudio.insight.ReceptiveField.Area;
import org.digitstudio.ui.inside.model.InsideModel;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.model.KernelView;
import org.digitstudio.ui.inside.model.Station;
import org.digitstudio.ui.inside.widgets.Cell;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PanelExport;
import org.digitstudio.ui.inside.widgets.PixelMap;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A kernel slides over the picture and leaves a map: by hand first, then the network's own. */
public final class ConvolutionStation implements Station {
  private static final Duration STEP = Duration.millis(120);

  private final InsideModel model;
  private final PixelMap input = new PixelMap(Messages.text("inside.conv.input")).pointable();
  private final PixelMap output = new PixelMap(Messages.text("inside.conv.map")).pointable();
  private final Label inputName = Panel.caption("");
  private final Label outputName = Panel.caption("");
  private final PatchPanel window = new PatchPanel();
  private final KernelsPanel kernels;
  private final Button play = new Button();
  private final Timeline sliding = new Timeline(new KeyFrame(STEP, event -> slide()));
  private final ObjectProperty<Cell> position = new SimpleObjectProperty<>(new Cell(8, 14));
  private final VBox view;
  private boolean linking;

  public ConvolutionStation(InsideModel model, PanelExport export) {
    this.model = model;
    this.kernels = new KernelsPanel(model, export, this::refresh);
    sliding.setCycleCount(Animation.INDEFINITE);
    input.setId("conv-input");
    output.setId("conv-output");
    play.setId("conv-play");
    play.setOnAction(event -> play(sliding.getStatus() != Animation.Status.RUNNING));
    play.setTooltip(new Tooltip(Messages.text("inside.conv.play.hint")));
    play.getStyleClass().add("flat");
    playing(false);
    HBox pictures =
        new HBox(Panel.captioned(input, inputName), Panel.captioned(output, outputName));
    pictures.getStyleClass().add("inside-row");
    Panel slides = new Panel(export, Messages.text("inside.conv.title"), pictures).tools(play);
    slides.setMinWidth(VBox.USE_PREF_SIZE);
    HBox.setHgrow(kernels.view(), Priority.ALWAYS);
    HBox top = new HBox(slides, kernels.view());
    top.getStyleClass().add("inside-row");
    VBox.setVgrow(top, Priority.ALWAYS);
    view = new VBox(top, new Panel(export, Messages.text("inside.conv.numbers"), window));
    view.getStyleClass().add("inside-column");
    position.addListener((property, before, now) -> showCell());
    output.selection().addListener((property, before, now) -> point(now));
    input.selection().addListener((property, before, now) -> pointInput(now));
    model.zoom().addListener((property, before, now) -> refresh());
  }

  @Override
  public Parent view() {
    return view;
  }

  /** Shows the kernels made by hand (0) or the network's own (1), as a click does. */
  public void source(int index) {
    kernels.source(index);
  }

  /** Starts or stops the kernel's slide. */
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
    if (view != null && view.getScene() != null) {
      model.inspection().get().ifPresent(this::show);
    }
  }

  @Override
  public void show(Inspection now) {
    kernels.show(now);
    window.editor(kernels.editor());
    Optional<KernelView> subject = kernels.subject(now);
    subject.ifPresent(this::showMaps);
    window.setVisible(subject.isPresent());
    output.setVisible(subject.isPresent());
  }

  private void showMaps(KernelView subject) {
    KernelView.Sheet in = subject.input();
    KernelView.Sheet out = subject.output();
    int room = 28 * model.zoom().get();
    linking = true;
    input.zoom(Math.max(1, room / in.rows()));
    input.show(in.rows(), in.columns(), in.values(), in.tint(), in.scale());
    output.zoom(Math.max(1, room / out.rows()));
    output.show(out.rows(), out.columns(), out.values(), out.tint(), out.scale());
    linking = false;
    inputName.setText(Messages.text("inside.conv.input.size", in.rows(), in.columns()));
    outputName.setText(Messages.text("inside.conv.map.size", out.rows(), out.columns()));
    position.set(position.get().within(out.rows(), out.columns()));
    showCell(subject);
  }

  private void showCell() {
    if (!linking) {
      model.inspection().get().flatMap(kernels::subject).ifPresent(this::showCell);
    }
  }

  private void showCell(KernelView subject) {
    Cell cell = position.get().within(output.rows(), output.columns());
    linking = true;
    output.selection().set(cell);
    Area seen = subject.patchArea(cell);
    input
        .selection()
        .set(
            new Cell((seen.top() + seen.bottom()) / 2, (seen.left() + seen.right()) / 2)
                .within(input.rows(), input.columns()));
    linking = false;
    output.mark(List.of(new Area(cell.row(), cell.column(), cell.row(), cell.column())));
    input.mark(List.of(seen));
    window.show(subject, cell);
  }

  private void point(Cell cell) {
    if (!linking) {
      position.set(cell);
    }
  }

  private void pointInput(Cell cell) {
    if (!linking) {
      model
          .inspection()
          .get()
          .flatMap(kernels::subject)
          .ifPresent(subject -> position.set(subject.cellAt(cell)));
    }
  }

  private void slide() {
    Cell now = position.get();
    Cell next =
        now.column() + 1 < output.columns()
            ? new Cell(now.row(), now.column() + 1)
            : new Cell((now.row() + 1) % Math.max(1, output.rows()), 0);
    position.set(next);
  }
}
