package org.digitstudio.ui.inside.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.insight.Sweep;

/**
 * The probability of each digit over the range of one distortion, below a ribbon of the predicted
 * digits, with a line at the current amount.
 */
final class ProbabilityCurves extends Region {
  private static final double RIBBON = 18;
  private static final double MARGIN = 4;

  /** Narrower pieces of the ribbon have no numeral. */
  private static final double MIN_NUMERAL_WIDTH = 12;

  private static final double STALE_OPACITY = 0.35;

  private final List<Polyline> curves = new ArrayList<>();
  private final List<Label> pieces = new ArrayList<>();
  private final Line marker = new Line();
  private ClassNames classNames = ClassNames.DIGITS;
  private Optional<Sweep> sweep = Optional.empty();
  private double share;

  /**
   * @param onPoint receives the position that the pointer is pressed at or dragged to, 0..1
   */
  ProbabilityCurves(DoubleConsumer onPoint) {
    getStyleClass().add("whatif-plot");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(0, 0);
    for (int digit = 0; digit < Prediction.CLASSES; digit++) {
      Polyline curve = new Polyline();
      curve.getStyleClass().addAll("whatif-curve", "whatif-curve-" + digit);
      curve.setManaged(false);
      curve.setMouseTransparent(true);
      curves.add(curve);
    }
    marker.getStyleClass().add("whatif-marker");
    marker.setManaged(false);
    marker.setMouseTransparent(true);
    getChildren().addAll(curves);
    getChildren().add(marker);
    setOnMousePressed(event -> onPoint.accept(shareAt(event)));
    setOnMouseDragged(event -> onPoint.accept(shareAt(event)));
  }

  private double shareAt(MouseEvent event) {
    return Math.clamp((event.getX() - MARGIN) / Math.max(1, getWidth() - 2 * MARGIN), 0, 1);
  }

  void show(Sweep newest, ClassNames names) {
    classNames = names;
    sweep = Optional.of(newest);
    stale(false);
    requestLayout();
  }

  /** Fades curves that are about to be replaced. */
  void stale(boolean outdated) {
    double opacity = outdated ? STALE_OPACITY : 1;
    curves.forEach(curve -> curve.setOpacity(opacity));
    pieces.forEach(piece -> piece.setOpacity(opacity));
  }

  /** Moves the line to a position, 0..1. */
  void mark(double position) {
    share = position;
    layOutMarker();
  }

  private void layOutMarker() {
    double x = x(share);
    marker.setStartX(x);
    marker.setEndX(x);
    marker.setStartY(0);
    marker.setEndY(getHeight());
  }

  private double x(double position) {
    return MARGIN + position * (getWidth() - 2 * MARGIN);
  }

  private double y(double probability) {
    double top = RIBBON + MARGIN;
    return top + (1 - probability) * (getHeight() - MARGIN - top);
  }

  @Override
  protected void layoutChildren() {
    layOutMarker();
    sweep.ifPresent(
        shown -> {
          layOutCurves(shown);
          layOutRibbon(shown);
        });
  }

  private void layOutCurves(Sweep shown) {
    boolean[] predicted = shown.predicted();
    for (int digit = 0; digit < curves.size(); digit++) {
      List<Double> points = new ArrayList<>();
      for (int point = 0; point < shown.points(); point++) {
        points.add(x((double) point / (shown.points() - 1)));
        points.add(y(shown.probabilities()[point][digit]));
      }
      curves.get(digit).getPoints().setAll(points);
      if (predicted[digit]) {
        curves.get(digit).toFront();
      }
    }
    marker.toFront();
  }

  /** Draws one piece for each run of points with the same prediction. */
  private void layOutRibbon(Sweep shown) {
    int used = 0;
    int start = 0;
    for (int point = 1; point <= shown.points(); point++) {
      boolean ends =
          point == shown.points() || shown.predictions()[point] != shown.predictions()[start];
      if (ends) {
        layOutPiece(piece(used++), shown, start, point - 1);
        start = point;
      }
    }
    for (int i = 0; i < pieces.size(); i++) {
      pieces.get(i).setVisible(i < used);
    }
  }

  private Label piece(int index) {
    while (pieces.size() <= index) {
      Label piece = new Label();
      piece.setAlignment(Pos.CENTER);
      piece.setManaged(false);
      piece.setMouseTransparent(true);
      pieces.add(piece);
      getChildren().add(piece);
    }
    return pieces.get(index);
  }

  private void layOutPiece(Label piece, Sweep shown, int from, int to) {
    double half = 0.5 / (shown.points() - 1);
    double left = x(Math.max(0, (double) from / (shown.points() - 1) - half));
    double right = x(Math.min(1, (double) to / (shown.points() - 1) + half));
    int digit = shown.predictions()[from];
    boolean fits = right - left >= MIN_NUMERAL_WIDTH;
    piece.getStyleClass().setAll("whatif-piece", "whatif-piece-" + digit);
    piece.setText(fits ? classNames.of(digit) : "");
    piece.resizeRelocate(left, 0, right - left, RIBBON);
  }

  @Override
  protected double computePrefHeight(double width) {
    return 120;
  }
}
