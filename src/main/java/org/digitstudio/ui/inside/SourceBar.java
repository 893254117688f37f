package org.digitstudio.ui.inside;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.ui.common.Tooltips;
import org.digitstudio.ui.inside.model.InsideModel;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.model.TestSamples;
import org.digitstudio.ui.inside.tour.TourMenu;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PixelMap;
import org.digitstudio.ui.inside.widgets.SegmentedControl;
import org.digitstudio.ui.inside.widgets.Tint;
import org.digitstudio.ui.inside.widgets.WhileShown;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The inspected image, the prediction and the model's name, with the choice of the image. */
final class SourceBar {
  private static final int LEGEND_CELLS = 41;

  /** Page width below which the pad's button has no text and there is no legend, in pixels. */
  private static final double MIN_TEXT_WIDTH = 960;

  private final InsideModel model;
  private final TestSamples samples;
  private final PixelMap thumbnail = new PixelMap(Messages.text("inside.image.name")).zoom(2);
  private final Label prediction = new Label();
  private final Label name = Panel.caption("");
  private final SegmentedControl source;
  private final ToggleButton pad = new ToggleButton("", new FontIcon(Feather.EDIT_2));
  private final HBox view;

  SourceBar(InsideModel model, TestSamples samples, BooleanProperty padOpen, TourMenu tours) {
    this.model = model;
    this.samples = samples;
    prediction.getStyleClass().add("inside-title");
    prediction.setId("inside-prediction");
    prediction.setWrapText(true);
    prediction.setMinHeight(Region.USE_PREF_SIZE);
    source =
        new SegmentedControl(
            "inside-source",
            Messages.text("inside.source"),
            List.of(Messages.text("inside.source.drawing"), Messages.text("inside.source.sample")),
            this::choose);
    MenuButton digits = new MenuButton(Messages.text("inside.source.digit"));
    digits.setId("inside-samples");
    for (int digit = 0; digit < 10; digit++) {
      int wanted = digit;
      MenuItem item = new MenuItem(Integer.toString(digit));
      item.setOnAction(event -> sample(wanted, () -> {}));
      digits.getItems().add(item);
    }
    digits.setTooltip(new Tooltip(Messages.text("inside.source.digit.hint")));
    tours.disableProperty().bind(model.hasNetwork().not());
    pad.setId("inside-pad-open");
    Tooltips.install(pad, Messages.text("inside.pad.hint"), KeyCombination.valueOf("D"));
    pad.selectedProperty().bindBidirectional(padOpen);
    VBox words = new VBox(prediction, name);
    words.getStyleClass().add("inside-prediction-box");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox legend = legend();
    view = new HBox(thumbnail, words, space, legend, pad, source, digits, tours);
    view.getStyleClass().add("inside-source");
    pad.textProperty()
        .bind(
            Bindings.when(view.widthProperty().greaterThan(MIN_TEXT_WIDTH))
                .then(Messages.text("inside.pad"))
                .otherwise(""));
    legend.visibleProperty().bind(view.widthProperty().greaterThan(MIN_TEXT_WIDTH));
    legend.managedProperty().bind(legend.visibleProperty());
    List.of(pad, digits, tours).forEach(control -> control.setMinWidth(Region.USE_PREF_SIZE));
    WhileShown.on(view, model.sample(), this::showSource);
  }

  HBox view() {
    return view;
  }

  /** Shows a large thumbnail, or a small one. */
  void large(boolean room) {
    thumbnail.zoom(room ? 2 : 1);
  }

  /** Enables or disables the floating pad; a station may have the pad docked. */
  void padAvailable(boolean available) {
    pad.setDisable(!available);
  }

  void show(Optional<Inspection> now) {
    showSource();
    thumbnail.setVisible(now.isPresent());
    thumbnail.setManaged(now.isPresent());
    if (now.isEmpty()) {
      prediction.setText(Messages.text("inside.title"));
      name.setText("");
      return;
    }
    thumbnail.show(DigitImage.SIDE, DigitImage.SIDE, now.get().trace().pixels(), Tint.INK, 1);
    int digit = now.get().trace().prediction();
    prediction.setText(
        Messages.text(
            "inside.prediction",
            now.get().className(digit),
            Formats.confidence(now.get().trace().probabilities()[digit])));
    name.setText(now.get().network().name());
  }

  private void showSource() {
    source.select(model.sample().get().isPresent() ? 1 : 0);
  }

  private void choose(int index) {
    if (index == 0) {
      model.sample().set(Optional.empty());
    } else if (model.sample().get().isEmpty()) {
      sample(7, () -> {});
    }
  }

  /** Inspects the next sample of a digit, then runs {@code then}. */
  void sample(int digit, Runnable then) {
    samples.next(
        digit,
        image -> {
          model.sample().set(Optional.of(image));
          then.run();
        });
  }

  /** Explains the colours: blue below 0, black at 0, orange above. */
  private static HBox legend() {
    PixelMap colours = new PixelMap(Messages.text("inside.legend.name")).zoom(2);
    float[] ramp = new float[LEGEND_CELLS * 4];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = 2f * (i % LEGEND_CELLS) / (LEGEND_CELLS - 1) - 1;
    }
    colours.show(4, LEGEND_CELLS, ramp, Tint.SIGNED, 1);
    HBox legend =
        new HBox(
            Panel.caption(Messages.text("inside.legend.below")),
            colours,
            Panel.caption(Messages.text("inside.legend.above")));
    legend.getStyleClass().add("inside-legend");
    legend.getChildren().stream()
        .filter(Label.class::isInstance)
        .forEach(label -> ((Label) label).setMinWidth(Region.USE_PREF_SIZE));
    return legend;
  }
}
