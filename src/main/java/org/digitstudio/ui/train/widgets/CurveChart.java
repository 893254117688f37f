package org.digitstudio.ui.train.widgets;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A chart of curves over epochs or learning rates; its legend shows the values at the pointer. */
public final class CurveChart extends VBox {
  private final CurvePlot plot;
  private final DoubleFunction<String> reading;
  private final Label position = new Label();
  private final FlowPane legend = new FlowPane();
  private final List<Label> values = new ArrayList<>();
  private List<CurveSeries> series = List.of();
  private HorizontalAxis axis = HorizontalAxis.epochs(1);

  /**
   * @param scale formats the values of the vertical axis
   * @param reading formats the values of the legend
   */
  public CurveChart(
      String title,
      DoubleFunction<String> scale,
      DoubleFunction<String> reading,
      boolean fromZero) {
    this.plot = new CurvePlot(scale, fromZero);
    this.reading = reading;
    getStyleClass().add("curve-chart");
    Label heading = new Label(title);
    heading.getStyleClass().add("curve-title");
    position.getStyleClass().addAll("small", "muted");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(8, heading, gap, position);
    head.setAlignment(Pos.BASELINE_LEFT);
    legend.getStyleClass().add("curve-legend");
    VBox.setVgrow(plot, Priority.ALWAYS);
    getChildren().addAll(head, legend, plot);
    plot.setAccessibleText(title);
    plot.reading().addListener((observable, before, now) -> readOut());
  }

  /** Shows curves over epochs. */
  public void show(List<CurveSeries> newSeries, int epochs) {
    show(newSeries, HorizontalAxis.epochs(epochs));
  }

  void show(List<CurveSeries> newSeries, HorizontalAxis newAxis) {
    boolean sameCurves = names(newSeries).equals(names(series));
    series = newSeries;
    axis = newAxis;
    plot.show(newSeries, newAxis);
    if (!sameCurves) {
      legend.getChildren().clear();
      values.clear();
      readable().forEach(each -> legend.getChildren().add(entry(each)));
    }
    readOut();
  }

  private static List<String> names(List<CurveSeries> curves) {
    return curves.stream().map(each -> each.name() + each.style()).toList();
  }

  private List<CurveSeries> readable() {
    return series.stream().filter(CurveSeries::readable).toList();
  }

  /** Updates the texts only: called for every batch. */
  private void readOut() {
    OptionalDouble at = plot.reading().get();
    position.setText(at.isPresent() ? axis.reading().apply(at.getAsDouble()) : "");
    List<CurveSeries> readable = readable();
    for (int i = 0; i < readable.size(); i++) {
      values.get(i).setText(valueOf(readable.get(i)));
    }
    plot.setAccessibleHelp(
        readable.stream().map(each -> each.name() + " " + valueOf(each)).toList().toString());
  }

  private Node entry(CurveSeries each) {
    Region swatch = new Region();
    swatch.getStyleClass().addAll("curve-swatch", each.style());
    Label name = new Label(each.name());
    name.getStyleClass().addAll("small", "muted");
    Label value = new Label();
    value.getStyleClass().addAll("small", "figure");
    values.add(value);
    HBox entry = new HBox(6, swatch, name, value);
    entry.setAlignment(Pos.CENTER_LEFT);
    return entry;
  }

  private String valueOf(CurveSeries each) {
    return plot.valueOf(each).map(point -> reading.apply(point.y())).orElse("\u2013");
  }
}
