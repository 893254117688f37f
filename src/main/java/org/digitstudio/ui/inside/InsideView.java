package org.digitstudio.ui.inside;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.inside.convolution.ConvolutionStation;
import org.digitstudio.ui.inside.model.InsideModel;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.model.Station;
import org.digitstudio.ui.inside.model.StationKind;
import org.digitstudio.ui.inside.model.TestSamples;
import org.digitstudio.ui.inside.widgets.EmptyPanel;
import org.digitstudio.ui.inside.widgets.Panel;

/** The Inside place: what is looked at, the path of stations, and the station in view. */
final class InsideView extends VBox {
  private static final double TALL = 740;

  /** What stands above and below the large maps of a station. */
  private static final double AROUND_MAPS = 316;

  private final InsideModel model;
  private final Function<StationKind, Station> makeStation;
  private final Map<StationKind, Station> stations = new EnumMap<>(StationKind.class);
  private final StationStrip strip = new StationStrip(this::go);
  private final SourceBar source;
  private final Label lead = Panel.text("");
  private final StackPane content = new StackPane();
  private final EmptyPanel empty;
  private final Tour tour;
  private final PadCard pad;
  private StationKind at = StationKind.IMAGE;

  InsideView(
      InsideModel model,
      TestSamples samples,
      PadCard pad,
      Function<StationKind, Station> makeStation,
      Runnable toTrain) {
    this.model = model;
    this.makeStation = makeStation;
    this.tour = new Tour(tourSteps());
    this.pad = pad;
    this.source = new SourceBar(model, samples, pad.open(), this::startTour);
    this.empty =
        new EmptyPanel(() -> source.sample(7, () -> {}), () -> pad.open().set(true), toTrain);
    getStyleClass().add("inside");
    getStylesheets()
        .add(
            Objects.requireNonNull(InsideView.class.getResource("/org/digitstudio/ui/inside.css"))
                .toExternalForm());
    lead.getStyleClass().add("inside-lead");
    lead.managedProperty().bind(lead.visibleProperty());
    lead.visibleProperty().bind(tour.view().visibleProperty().not());
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("inside-scroll");
    StackPane table = new StackPane(scroll, pad.view());
    table.setMinSize(0, 0);
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().addAll(source.view(), strip, tour.view(), lead, table);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    table.heightProperty().addListener((property, before, now) -> fit(now.doubleValue()));
    heightProperty().addListener((property, before, now) -> source.large(getHeight() >= TALL));
    model.inspection().addListener((property, before, now) -> show(now));
    model.hasNetwork().addListener((property, before, now) -> show(model.inspection().get()));
    go(StationKind.IMAGE);
    show(model.inspection().get());
  }

  /** Goes to a station of the path. */
  void go(StationKind kind) {
    if (kind != at && stations.containsKey(at)) {
      stations.get(at).hidden();
    }
    at = kind;
    strip.select(kind);
    lead.setText(kind.lead());
    show(model.inspection().get());
  }

  StationKind at() {
    return at;
  }

  Tour tour() {
    return tour;
  }

  /** The place went out of view. */
  void hidden() {
    stations.values().forEach(Station::hidden);
  }

  private void show(Optional<Inspection> now) {
    source.show(now);
    if (now.isEmpty()) {
      fill(empty.view(model.hasNetwork().get()));
      return;
    }
    strip.show(now.get());
    Station station = stations.computeIfAbsent(at, makeStation);
    fill(station.view());
    station.show(now.get());
  }

  private void fill(javafx.scene.Node node) {
    if (content.getChildren().size() != 1 || content.getChildren().getFirst() != node) {
      content.getChildren().setAll(node);
    }
  }

  private void fit(double height) {
    model.zoom().set(Math.clamp((int) (height - AROUND_MAPS) / 28, 5, 9));
  }

  /** There is something to see at every step: where nothing is drawn, a sample. */
  private void startTour() {
    if (model.inspection().get().isPresent()) {
      tour.start();
    } else {
      source.sample(7, tour::start);
    }
  }

  private void key(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl || event.isShortcutDown()) {
      return;
    }
    if (event.getCode() == KeyCode.D) {
      pad.open().set(!pad.open().get());
      event.consume();
      return;
    }
    StationKind[] kinds = StationKind.values();
    int next =
        switch (event.getCode()) {
          case PAGE_DOWN -> Math.min(kinds.length - 1, at.ordinal() + 1);
          case PAGE_UP -> Math.max(0, at.ordinal() - 1);
          case DIGIT1, NUMPAD1 -> 0;
          case DIGIT2, NUMPAD2 -> 1;
          case DIGIT3, NUMPAD3 -> 2;
          case DIGIT4, NUMPAD4 -> 3;
          case DIGIT5, NUMPAD5 -> 4;
          case DIGIT6, NUMPAD6 -> 5;
          case DIGIT7, NUMPAD7 -> 6;
          default -> -1;
        };
    if (next >= 0) {
      go(kinds[next]);
      event.consume();
    }
  }

  private List<Tour.Step> tourSteps() {
    return List.of(
        step("inside.tour.1.title", "inside.tour.1", StationKind.IMAGE, stage -> {}),
        step("inside.tour.2.title", "inside.tour.2", StationKind.CONVOLUTION, this::slideByHand),
        step("inside.tour.3.title", "inside.tour.3", StationKind.CONVOLUTION, this::ownKernels),
        step("inside.tour.4.title", "inside.tour.4", StationKind.POOLING, stage -> {}),
        step("inside.tour.5.title", "inside.tour.5", StationKind.NEURONS, stage -> {}),
        step("inside.tour.6.title", "inside.tour.6", StationKind.SOFTMAX, stage -> {}),
        step("inside.tour.7.title", "inside.tour.7", StationKind.WHY, stage -> {}));
  }

  private Tour.Step step(String titleKey, String key, StationKind kind, Consumer<Station> setUp) {
    return new Tour.Step(
        Messages.text(titleKey),
        Messages.text(key),
        () -> {
          go(kind);
          Optional.ofNullable(stations.get(kind)).ifPresent(setUp);
        });
  }

  private void slideByHand(Station station) {
    if (station instanceof ConvolutionStation convolution) {
      convolution.source(0);
      convolution.play(true);
    }
  }

  private void ownKernels(Station station) {
    if (station instanceof ConvolutionStation convolution) {
      convolution.play(false);
      convolution.source(1);
    }
  }
}
