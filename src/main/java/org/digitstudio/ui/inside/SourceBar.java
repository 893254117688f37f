package org.digitstudio.ui.inside;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.digitstudio.domain.DigitImage;
import org.digitstudio.ui.common.Messages;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is looked at: the drawing or a sample, through which model, and what it says. */
final class SourceBar {
  private static final int LEGEND = 41;

  private final InsideModel model;
  private final PixelMap thumbnail = new PixelMap(Messages.text("inside.picture.name")).zoom(2);
  private final Label answer = new Label();
  private final Label name = Panel.caption("");
  private final Choice source;
  private final HBox view;

  SourceBar(InsideModel model, Samples samples, Runnable startTour) {
    this.model = model;
    answer.getStyleClass().add("inside-title");
    answer.setId("inside-answer");
    source =
        new Choice(
            "inside-source", Messages.text("inside.source"),
            List.of(Messages.text("inside.source.drawing"), Messages.text("inside.source.sample")),
            index -> choose(index, samples));
    MenuButton digits = new MenuButton(Messages.text("inside.source.digit"));
    digits.setId("inside-samples");
    for (int digit = 0; digit < 10; digit++) {
      int wanted = digit;
      MenuItem item = new MenuItem(Integer.toString(digit));
      item.setOnAction(
          event -> samples.next(wanted, image -> model.sample().set(Optional.of(image))));
      digits.getItems().add(item);
    }
    digits.setTooltip(new Tooltip(Messages.text("inside.source.digit.hint")));
    Button tour = new Button(Messages.text("inside.tour"), new FontIcon(Feather.MAP));
    tour.setId("inside-tour");
    tour.setTooltip(new Tooltip(Messages.text("inside.tour.hint")));
    tour.setOnAction(event -> startTour.run());
    VBox words = new VBox(answer, name);
    words.getStyleClass().add("inside-saying");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    view = new HBox(thumbnail, words, space, legend(), source, digits, tour);
    view.getStyleClass().add("inside-source");
    List.of(digits, tour).forEach(control -> control.setMinWidth(Region.USE_PREF_SIZE));
    model.sample().addListener((property, before, now) -> source.select(now.isPresent() ? 1 : 0));
  }

  HBox view() {
    return view;
  }

  /** A large thumbnail where there is room. */
  void large(boolean room) {
    thumbnail.zoom(room ? 2 : 1);
  }

  void show(Optional<Snapshot> now) {
    source.select(model.sample().get().isPresent() ? 1 : 0);
    thumbnail.setVisible(now.isPresent());
    if (now.isEmpty()) {
      answer.setText(Messages.text("inside.title"));
      name.setText("");
      return;
    }
    thumbnail.show(DigitImage.SIDE, DigitImage.SIDE, now.get().trace().pixels(), Tint.INK, 1);
    answer.setText(Messages.text("inside.says", now.get().trace().answer()));
    name.setText(now.get().loaded().name());
  }

  private void choose(int index, Samples samples) {
    if (index == 0) {
      model.sample().set(Optional.empty());
    } else if (model.sample().get().isEmpty()) {
      samples.next(7, image -> model.sample().set(Optional.of(image)));
    }
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
