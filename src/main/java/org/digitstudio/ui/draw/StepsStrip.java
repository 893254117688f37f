package org.digitstudio.ui.draw;

import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.reading.Reading;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.ink.Preparation;
import org.digitstudio.ink.PreparationOptions;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The way from the page to the network, a picture a step; switching one off shows its worth. */
final class StepsStrip extends HBox {
  private static final double SIDE = 72;
  private final DrawViewModel model;
  private final Step raw = new Step("draw.step.raw", Preparation::raw);
  private final Step cropped = new Step("draw.step.crop", Preparation::cropped);
  private final Step scaled = new Step("draw.step.scale", Preparation::scaled);
  private final Step centred = new Step("draw.step.centre", Preparation::centred);
  private final Step last = new Step("draw.step.stroke", steps -> GreyPicture.of(steps.image()));

  StepsStrip(DrawViewModel model) {
    this.model = model;
    getStyleClass().add("steps");
    setAlignment(Pos.TOP_LEFT);
    Step[] steps = {raw, cropped, scaled, centred, last};
    for (Step step : steps) {
      if (step != raw) {
        FontIcon arrow = new FontIcon(Feather.CHEVRON_RIGHT);
        StackPane holder = new StackPane(arrow);
        holder.setMinHeight(SIDE);
        getChildren().add(holder);
        step.title.selectedProperty().addListener((property, before, on) -> choose());
      }
      getChildren().add(step);
    }
    raw.fix();
    model.reading().addListener((property, before, now) -> show(now));
  }

  private void choose() {
    model
        .options()
        .set(
            new PreparationOptions(
                cropped.title.isSelected(),
                scaled.title.isSelected(),
                centred.title.isSelected(),
                last.title.isSelected()));
  }

  private void show(Reading reading) {
    if (reading.isEmpty()) {
      getChildren().forEach(StepsStrip::clear);
      return;
    }
    Preparation preparation = reading.digits().getFirst().preparation();
    getChildren().forEach(node -> fill(node, preparation));
  }

  private static void clear(Node node) {
    if (node instanceof Step step) {
      step.view.setImage(null);
    }
  }

  private static void fill(Node node, Preparation preparation) {
    if (node instanceof Step step) {
      step.view.setImage(GreyImages.image(step.picture.apply(preparation)));
    }
  }

  /** One picture with its name, and a switch where it can be left out. */
  private static final class Step extends VBox {
    private final Function<Preparation, GreyPicture> picture;
    private final ImageView view = new ImageView();
    private final CheckBox title;
    private final String name;

    Step(String key, Function<Preparation, GreyPicture> picture) {
      this.picture = picture;
      name = Messages.text(key);
      title = new CheckBox(name);
      title.setSelected(true);
      title.setId(key.replace('.', '-'));
      title.getStyleClass().add("small");
      view.setFitWidth(SIDE);
      view.setFitHeight(SIDE);
      view.setPreserveRatio(true);
      view.setSmooth(false);
      StackPane frame = new StackPane(view);
      frame.getStyleClass().add("step-picture");
      frame.setMinSize(SIDE, SIDE);
      frame.setMaxSize(SIDE, SIDE);
      setSpacing(4);
      getChildren().addAll(frame, title);
    }

    void fix() {
      Label label = new Label(name);
      label.getStyleClass().add("small");
      getChildren().set(1, label);
    }
  }
}
