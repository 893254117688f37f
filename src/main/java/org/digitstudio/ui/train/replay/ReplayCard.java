package org.digitstudio.ui.train.replay;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.training.Moment;
import org.digitstudio.ui.common.Card;
import org.digitstudio.ui.common.DigitView;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.common.ProbabilityBars;
import org.digitstudio.ui.common.Tooltips;
import org.digitstudio.ui.train.model.ReplayFrame;
import org.digitstudio.ui.train.model.ReplayModel;
import org.digitstudio.ui.train.model.TrainFormats;

/**
 * The time machine: a slider through the moments of a run. What the first layer looks for, the
 * prediction for one image, the confusion matrix and the mistakes follow it; while the run trains,
 * they grow with it.
 */
public final class ReplayCard extends VBox {
  private static final double IMAGE_SCALE = 4;

  private final ReplayModel model;
  private final Label moment = new Label();
  private final WeightsView weights = new WeightsView();
  private final WeightsView maps = new WeightsView();
  private final DigitView image = new DigitView(IMAGE_SCALE * DigitImage.SIDE);
  private final ProbabilityBars bars = new ProbabilityBars();
  private final Label followed = Labels.caption("");
  private final Button first = new Button();
  private final MomentResults results;
  private final VBox film;

  /**
   * @param export saves the film, animated or as a strip
   */
  public ReplayCard(ReplayModel model, Consumer<Boolean> export) {
    this.model = model;
    this.results = new MomentResults(model);
    getStyleClass().add("replay");
    moment.setId("replay-moment");
    moment.getStyleClass().add("figure");
    VBox kernels = new VBox(4, Labels.caption(Messages.text("train.replay.weights")), weights);
    VBox responses = new VBox(4, Labels.caption(Messages.text("train.replay.maps")), maps);
    maps.setId("replay-maps");
    maps.setMaxWidth(Region.USE_PREF_SIZE);
    maps.setAccessibleText(Messages.text("train.replay.maps"));
    responses.visibleProperty().bind(maps.visibleProperty());
    responses.managedProperty().bind(maps.visibleProperty());
    weights.setId("replay-weights");
    weights.setAccessibleText(Messages.text("train.replay.weights"));
    weights.setMaxWidth(Region.USE_PREF_SIZE);
    followed.setId("replay-followed");
    bars.setId("replay-bars");
    bars.getStyleClass().add("compact");
    bars.setPrefWidth(220);
    bars.onDigit(digit -> jump(model.firstPredictedAs(digit)));
    VBox one = new VBox(4, followed, new HBox(16, image, bars));
    film = new VBox(8, moment, new FlowPane(32, 16, kernels, responses, one));
    film.getStyleClass().add("replay-film");
    VBox content = new VBox(8, controls(), film, results);
    Card card = new Card(Messages.text("train.replay"), content).tools(exportMenu(export));
    getChildren().add(card);
    visibleProperty().bind(model.count().greaterThan(0));
    managedProperty().bind(visibleProperty());
    model.shown().addListener((observable, before, now) -> show(now));
    model.followed().addListener((observable, before, now) -> show(model.shown().get()));
    show(model.shown().get());
  }

  private Node controls() {
    first.setId("replay-first");
    first.getStyleClass().add("small");
    first.setMinWidth(Region.USE_PREF_SIZE);
    Tooltips.install(first, Messages.text("train.replay.first.tip"));
    first.setOnAction(event -> jump(firstRight()));
    ReplayControls controls = new ReplayControls(model);
    HBox.setHgrow(controls, Priority.ALWAYS);
    return new HBox(8, controls, first);
  }

  private MenuButton exportMenu(Consumer<Boolean> export) {
    MenuItem gif = new MenuItem(Messages.text("train.replay.gif"));
    gif.setId("replay-gif");
    gif.setOnAction(event -> export.accept(true));
    MenuItem strip = new MenuItem(Messages.text("train.replay.strip"));
    strip.setId("replay-strip");
    strip.setOnAction(event -> export.accept(false));
    MenuButton menu = new MenuButton(Messages.text("train.replay.export"));
    menu.setId("replay-export");
    menu.getStyleClass().addAll("flat", "small");
    menu.getItems().addAll(gif, strip);
    return menu;
  }

  /** Returns the part of the card that an exported film shows. */
  public Node film() {
    return film;
  }

  /**
   * The digit that is right for the followed image: its label, or what the last moment's network
   * says of a drawing.
   */
  private int rightDigit() {
    return model
        .followed()
        .get()
        .label()
        .orElseGet(() -> model.frame(model.count().get() - 1).followed().digit());
  }

  private OptionalInt firstRight() {
    return model.firstPredictedAs(rightDigit());
  }

  private void jump(OptionalInt to) {
    to.ifPresent(model.position()::set);
  }

  private void show(Optional<ReplayFrame> now) {
    if (now.isEmpty()) {
      return;
    }
    ReplayFrame frame = now.get();
    moment.setText(describe(frame.moment()));
    weights.showWeights(frame.firstLayer());
    maps.setVisible(frame.maps().isPresent());
    maps.showMaps(frame.maps());
    image.show(model.followed().get().image());
    followed.setText(model.followed().get().name());
    bars.setClassNames(model.test().map(DigitDataset::classNames).orElse(ClassNames.DIGITS));
    bars.show(frame.followed());
    first.setText(Messages.text("train.replay.first", rightDigit()));
    first.setDisable(firstRight().isEmpty());
    results.show(frame);
  }

  private static String describe(Moment moment) {
    String epochs = Formats.decimal(moment.epochs(), 2);
    return moment.step() == 0
        ? Messages.text("train.replay.start")
        : Messages.text(
            "train.replay.moment",
            epochs,
            moment.step(),
            TrainFormats.loss(moment.loss()),
            Formats.percent(moment.accuracy(), 1));
  }
}
