package org.digitstudio.ui.inside;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
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
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.ui.common.Tooltips;
import org.digitstudio.ui.inside.model.InsideModel;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.model.TestSamples;
import org.digitstudio.ui.inside.widgets.Choice;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PixelMap;
import org.digitstudio.ui.inside.widgets.Tint;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is looked at: the drawing or a sample, through which model, and what it says. */
final class SourceBar {
  private static final int LEGEND = 41;

  /** In pixels; below it the pad's button goes without its name, which its tooltip says too. */
  private static final double ROOM_FOR_WORDS = 960;

  private final InsideModel model;
  private final TestSamples samples;
  private final PixelMap thumbnail = new PixelMap(Messages.text("inside.image.name")).zoom(2);
  private final Label answer = new Label();
  private final Label name = Panel.caption("");
  private final Choice source;
  private final HBox view;

  SourceBar(InsideModel model, TestSamples samples, BooleanProperty padOpen, Runnable startTour) {
    this.model = model;
    this.samples = samples;
    answer.getStyleClass().add("inside-title");
    answer.setId("inside-answer");
    source =
        new Choice(
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
    Button tour = new Button(Messages.text("inside.tour"), new FontIcon(Feather.MAP));
    tour.setId("inside-tour");
    tour.setTooltip(new Tooltip(Messages.text("inside.tour.hint")));
    tour.setOnAction(event -> startTour.run());
    tour.disableProperty().bind(model.hasNetwork().not());
    ToggleButton pad = new ToggleButton("", new FontIcon(Feather.EDIT_2));
    pad.setId("inside-pad-open");
    Tooltips.install(pad, Messages.text("inside.pad.hint"), KeyCombination.valueOf("D"));
    pad.selectedProperty().bindBidirectional(padOpen);
    VBox words = new VBox(answer, name);
    words.getStyleClass().add("inside-prediction-box");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    view = new HBox(thumbnail, words, space, legend(), pad, source, digits, tour);
    view.getStyleClass().add("inside-source");
    pad.textProperty()
        .bind(
            Bindings.when(view.widthProperty().greaterThan(ROOM_FOR_WORDS))
                .then(Messages.text("inside.pad"))
                .otherwise(""));
    List.of(pad, digits, tour).forEach(control -> control.setMinWidth(Region.USE_PREF_SIZE));
    model.sample().addListener((property, before, now) -> source.select(now.isPresent() ? 1 : 0));
  }

  HBox view() {
    return view;
  }

  /** A large thumbnail where there is room. */
  void large(boolean room) {
    thumbnail.zoom(room ? 2 : 1);
  }

  void show(Optional<Inspection> now) {
    source.select(model.sample().get().isPresent() ? 1 : 0);
    thumbnail.setVisible(now.isPresent());
    if (now.isEmpty()) {
      answer.setText(Messages.text("inside.title"));
      name.setText("");
      return;
    }
    thumbnail.show(DigitImage.SIDE, DigitImage.SIDE, now.get().trace().pixels(), Tint.INK, 1);
    answer.setText(Messages.text("inside.prediction", now.get().trace().prediction()));
    name.setText(now.get().network().name());
  }

  private void choose(int index) {
    if (index == 0) {
      model.sample().set(Optional.empty());
    } else if (model.sample().get().isEmpty()) {
      sample(7, () -> {});
    }
  }

  /** Looks at the next sample of that digit. */
  void sample(int digit, Runnable then) {
    samples.next(
        digit,
        image -> {
          model.sample().set(Optional.of(image));
          then.run();
        });
  }

  /** Blue for below 0, black for 0, orange for above. */
  private static HBox legend() {
    PixelMap colours = new PixelMap(Messages.text("inside.legend.name")).zoom(2);
    float[] ramp = new float[LEGEND * 4];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = 2f * (i % LEGEND) / (LEGEND - 1) - 1;
    }
    colours.show(4, LEGEND, ramp, Tint.SIGNED, 1);
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
