package org.digitstudio.ui.inside.whatif;

import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.insight.Distortion.Kind;
import org.digitstudio.insight.Sweep;
import org.digitstudio.ui.inside.widgets.Panel;

/** The slider of one distortion below the curves over its range. */
final class SweepCard {
  /** Closer to the neutral amount than this share of the range, the slider snaps to it. */
  private static final double SNAP = 0.015;

  private static final int KEY_STEPS = 60;

  private final Kind kind;
  private final Label amount = Panel.caption("");
  private final Label range = Panel.caption("");
  private final Slider slider;
  private final ProbabilityCurves plot;
  private final VBox view;
  private ClassNames classNames = ClassNames.DIGITS;
  private Optional<Sweep> sweep = Optional.empty();

  /**
   * @param onChange receives the amount
   */
  SweepCard(Kind kind, DoubleConsumer onChange) {
    this.kind = kind;
    String id = kind.name().toLowerCase(Locale.ROOT);
    this.slider = new Slider(kind.min(), kind.max(), kind.neutral());
    this.plot =
        new ProbabilityCurves(share -> slider.setValue(snapped(kind.min() + share * width())));
    Label name = new Label(DistortionText.name(kind));
    name.getStyleClass().add("whatif-name");
    name.setMinWidth(0);
    name.setWrapText(true);
    name.setMinHeight(Region.USE_PREF_SIZE);
    amount.setId("whatif-amount-" + id);
    amount.setMinWidth(Region.USE_PREF_SIZE);
    range.setId("whatif-range-" + id);
    range.setWrapText(true);
    range.setMinHeight(Region.USE_PREF_SIZE);
    slider.setId("whatif-" + id);
    slider.setBlockIncrement(width() / KEY_STEPS);
    slider.setAccessibleText(DistortionText.name(kind));
    slider
        .valueProperty()
        .addListener(
            (property, before, now) -> {
              describe();
              onChange.accept(amount());
            });
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox header = new HBox(name, space, amount);
    header.getStyleClass().add("whatif-header");
    VBox.setVgrow(plot, Priority.ALWAYS);
    view = new VBox(header, plot, slider, range);
    view.getStyleClass().add("whatif-card");
    view.setMinWidth(0);
    describe();
  }

  VBox view() {
    return view;
  }

  /** Returns the amount the slider is at. */
  private double amount() {
    return snapped(slider.getValue());
  }

  private double width() {
    return kind.max() - kind.min();
  }

  private double snapped(double value) {
    return Math.abs(value - kind.neutral()) < SNAP * width() ? kind.neutral() : value;
  }

  /** Moves the slider to the amount that changes nothing. */
  void reset() {
    slider.setValue(kind.neutral());
  }

  void show(Sweep newest, ClassNames names) {
    classNames = names;
    sweep = Optional.of(newest);
    plot.show(newest, names);
    describe();
  }

  void stale() {
    plot.stale(true);
  }

  private void describe() {
    double now = amount();
    amount.setText(DistortionText.amount(kind, now));
    plot.mark((now - kind.min()) / width());
    range.setText(sweep.map(shown -> range(shown, now)).orElse(""));
    plot.setAccessibleText(DistortionText.name(kind) + ": " + range.getText());
  }

  private String range(Sweep shown, double now) {
    Sweep.Range holds = shown.rangeAround(now);
    String predicted = classNames.of(shown.predictions()[shown.pointAt(now)]);
    if (holds.from() <= kind.min() && holds.to() >= kind.max()) {
      return Messages.text("inside.whatif.everywhere", predicted);
    }
    return Messages.text(
        "inside.whatif.holds",
        predicted,
        DistortionText.start(kind, holds.from()),
        DistortionText.amount(kind, holds.to()));
  }
}
