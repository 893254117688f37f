package org.digitstudio.ui.draw;

import java.util.List;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.reading.Reading;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.ink.Preparation;
import org.digitstudio.ink.PreparationOptions;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.common.WhileInScene;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The steps from the page to the network's input, a picture a step, below a button that shows and
 * hides them; switching a step off shows what it is for.
 */
final class StepsStrip extends VBox {
  private static final PseudoClass BLANK = PseudoClass.getPseudoClass("blank");
  private static final double SIDE = 64;
  private static final double GAP = 4;
  private final DrawViewModel model;
  private final Step raw = new Step("draw-step-raw", "draw.step.raw", Preparation::raw);
  private final Step cropped = new Step("draw-step-crop", "draw.step.crop", Preparation::cropped);
  private final Step scaled = new Step("draw-step-scale", "draw.step.scale", Preparation::scaled);
  private final Step centred =
      new Step("draw-step-centre", "draw.step.centre", Preparation::centred);
  private final Step last =
      new Step("draw-step-stroke", "draw.step.stroke", steps -> GreyPicture.of(steps.image()));
  private final List<Step> steps = List.of(raw, cropped, scaled, centred, last);
  private final ToggleButton disclosure = new ToggleButton(Messages.text("draw.steps"));

  /** Continues in a second row where names are long and the window is narrow. */
  private final FlowPane strip = new FlowPane(GAP, GAP);

  StepsStrip(DrawViewModel model) {
    this.model = model;
    getStyleClass().add("steps");
    FontIcon chevron = new FontIcon(Feather.CHEVRON_RIGHT);
    disclosure.setGraphic(chevron);
    disclosure.setId("draw-steps");
    disclosure.getStyleClass().addAll("flat", "disclosure", "small");
    strip.getStyleClass().add("steps-strip");
    strip.setRowValignment(VPos.TOP);
    for (Step step : steps) {
      if (step != raw) {
        StackPane arrow = new StackPane(new FontIcon(Feather.CHEVRON_RIGHT));
        arrow.setMinHeight(SIDE);
        HBox follows = new HBox(GAP, arrow, step);
        follows.setAlignment(Pos.TOP_LEFT);
        strip.getChildren().add(follows);
        step.title.selectedProperty().subscribe(this::choose);
      } else {
        strip.getChildren().add(step);
      }
    }
    raw.makeFixed();
    VBox content = new VBox(8, strip, Labels.note(Messages.text("draw.steps.help")));
    content.visibleProperty().bind(disclosure.selectedProperty());
    content.managedProperty().bind(disclosure.selectedProperty());
    disclosure
        .selectedProperty()
        .subscribe(
            open -> {
              chevron.setIconCode(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
              show(model.reading().get());
            });
    getChildren().addAll(disclosure, content);
    WhileInScene.follow(this, model.reading(), this::show);
    WhileInScene.follow(this, model.shownIndex(), index -> show(model.reading().get()));
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

  /** The steps' pictures cost time to make; while they are hidden none is made. */
  private void show(Reading reading) {
    if (!disclosure.isSelected()) {
      return;
    }
    if (reading.isEmpty()) {
      steps.forEach(Step::clear);
      return;
    }
    Preparation preparation = model.shownDigit().orElseThrow().preparation();
    steps.forEach(step -> step.show(preparation));
  }

  /** One picture with its name, and a switch where the step can be left out. */
  private static final class Step extends VBox {
    private final Function<Preparation, GreyPicture> picture;
    private final ImageView view = new ImageView();
    private final StackPane frame = new StackPane(view);
    private final CheckBox title;

    Step(String id, String key, Function<Preparation, GreyPicture> picture) {
      this.picture = picture;
      title = new CheckBox(Messages.text(key));
      title.setSelected(true);
      title.setMinWidth(USE_PREF_SIZE);
      title.setId(id);
      title.getStyleClass().add("small");
      view.setFitWidth(SIDE);
      view.setFitHeight(SIDE);
      view.setPreserveRatio(true);
      view.setSmooth(false);
      frame.getStyleClass().add("step-picture");
      frame.setMinSize(SIDE, SIDE);
      frame.setMaxSize(SIDE, SIDE);
      setSpacing(4);
      getChildren().addAll(frame, title);
    }

    void show(Preparation preparation) {
      view.setImage(GreyImages.image(picture.apply(preparation)));
      frame.pseudoClassStateChanged(BLANK, false);
    }

    /** Shows an empty frame instead of a picture. */
    void clear() {
      view.setImage(null);
      frame.pseudoClassStateChanged(BLANK, true);
    }

    /** The page itself cannot be left out: its name replaces the switch. */
    void makeFixed() {
      Label name = Labels.caption(title.getText());
      name.setMinWidth(USE_PREF_SIZE);
      getChildren().set(1, name);
    }
  }
}
