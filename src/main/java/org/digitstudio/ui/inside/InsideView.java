package org.digitstudio.ui.inside;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.ui.inside.convolution.ConvolutionStation;
import org.digitstudio.ui.inside.model.InsideModel;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.model.Station;
import org.digitstudio.ui.inside.model.StationKind;
import org.digitstudio.ui.inside.model.TestSamples;
import org.digitstudio.ui.inside.tour.Tour;
import org.digitstudio.ui.inside.tour.TourMenu;
import org.digitstudio.ui.inside.tour.TourScript;
import org.digitstudio.ui.inside.tour.TourScript.KernelSource;
import org.digitstudio.ui.inside.tour.TourScript.Step;
import org.digitstudio.ui.inside.widgets.EmptyPanel;
import org.digitstudio.ui.inside.widgets.Panel;

/** The Inside page: the inspected image, the strip of stations, and the station in view. */
final class InsideView extends VBox {
  /** Page height from which the thumbnail of the image is shown twice as large, in pixels. */
  private static final double TALL = 740;

  /** Height of everything above and below the large feature maps of a station, in pixels. */
  private static final double AROUND_MAPS = 316;

  /** Width of everything beside two large feature maps, in pixels. */
  private static final double BESIDE_MAPS = 420;

  private static final int MIN_ZOOM = 5;
  private static final int MAX_ZOOM = 12;

  private final InsideModel model;
  private final Function<StationKind, Station> makeStation;
  private final Map<StationKind, Station> stations = new EnumMap<>(StationKind.class);
  private final StationStrip strip;
  private final SourceBar source;
  private final Label lead = Panel.text("");
  private final StackPane content = new StackPane();
  private final EmptyPanel empty;
  private final Tour tour;
  private final DrawingPad pad;
  private final Subscription subscription;
  private Optional<StationKind> shown = Optional.empty();

  InsideView(
      InsideModel model,
      TestSamples samples,
      DrawingPad pad,
      TourMenu.TourFiles tourFiles,
      Function<StationKind, Station> makeStation,
      Runnable toTrain) {
    this.model = model;
    this.makeStation = makeStation;
    this.strip = new StationStrip(this::go);
    this.tour = new Tour(this::take, this::requestFocus);
    this.pad = pad;
    this.source = new SourceBar(model, samples, pad.open(), new TourMenu(tourFiles, this::start));
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
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("inside-scroll");
    StackPane table = new StackPane(scroll, pad.card());
    table.setMinSize(0, 0);
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().addAll(source.view(), strip, tour.view(), lead, table);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    table.layoutBoundsProperty().subscribe(this::fit);
    heightProperty().addListener((property, before, now) -> source.large(getHeight() >= TALL));
    subscription =
        Subscription.combine(
            model.inspection().subscribe(this::inspected),
            model.newest().subscribe(now -> showOverview()),
            model.hasNetwork().subscribe(now -> show()),
            model.station().subscribe(this::arrived));
  }

  /** Opens a station. */
  void go(StationKind kind) {
    model.station().set(kind);
  }

  /** Stops animations and background work; the page is out of view. */
  void hidden() {
    stations.values().forEach(Station::hidden);
  }

  /** Stops following the model; another view replaces this one. */
  void dispose() {
    hidden();
    subscription.unsubscribe();
  }

  private void arrived(StationKind kind) {
    shown.map(stations::get).ifPresent(Station::hidden);
    shown = Optional.of(kind);
    strip.select(kind);
    lead.setText(kind.lead());
    source.padAvailable(kind != StationKind.NETWORK);
    tour.follow(kind);
    show();
  }

  private void inspected(Optional<Inspection> now) {
    source.show(now);
    if (model.station().get() != StationKind.NETWORK) {
      show();
    }
  }

  private void showOverview() {
    if (model.station().get() == StationKind.NETWORK) {
      show();
    }
  }

  private void show() {
    StationKind kind = model.station().get();
    // The overview has the drawing pad on it: it is shown before anything is drawn.
    Optional<Inspection> now =
        kind == StationKind.NETWORK ? model.newest().get() : model.inspection().get();
    now.ifPresentOrElse(
        inspection -> show(kind, inspection), () -> fill(empty.view(model.hasNetwork().get())));
  }

  private void show(StationKind kind, Inspection now) {
    strip.show(now);
    Station station = stations.computeIfAbsent(kind, makeStation);
    fill(station.view());
    station.show(now);
  }

  private void fill(Node node) {
    if (content.getChildren().size() != 1 || content.getChildren().getFirst() != node) {
      content.getChildren().setAll(node);
    }
  }

  /** Chooses the cell size at which two large feature maps and a panel fit beside each other. */
  private void fit(Bounds room) {
    double side = Math.min(room.getHeight() - AROUND_MAPS, (room.getWidth() - BESIDE_MAPS) / 2);
    model.zoom().set(Math.clamp((int) (side / DigitImage.SIDE), MIN_ZOOM, MAX_ZOOM));
  }

  /** Starts a tour, with a sample if nothing is drawn. */
  private void start(TourScript script) {
    if (model.inspection().get().isPresent()) {
      tour.start(script);
    } else {
      source.sample(7, () -> tour.start(script));
    }
  }

  private void key(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl) {
      return;
    }
    if (event.isShortcutDown()) {
      if (model.sample().get().isEmpty()) {
        pad.editByKey(event);
      }
      return;
    }
    if (event.getCode() == KeyCode.D) {
      pad.open().set(!pad.open().get());
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && tour.isRunning()) {
      tour.stop();
      event.consume();
    } else {
      station(event.getCode())
          .ifPresent(
              index -> {
                go(StationKind.values()[index]);
                event.consume();
              });
    }
  }

  /** Returns the index of the station that a key opens. */
  private OptionalInt station(KeyCode key) {
    int last = StationKind.values().length - 1;
    int at = model.station().get().ordinal();
    if (key == KeyCode.PAGE_DOWN) {
      return OptionalInt.of(Math.min(last, at + 1));
    }
    if (key == KeyCode.PAGE_UP) {
      return OptionalInt.of(Math.max(0, at - 1));
    }
    boolean number = key.isDigitKey() || key.isKeypadKey();
    String name = key.getName();
    char digit = name.charAt(name.length() - 1);
    return number && digit >= '0' && digit <= '0' + last
        ? OptionalInt.of(digit - '0')
        : OptionalInt.empty();
  }

  /** Opens the station of a step of the tour and sets it up. */
  private void take(Step step) {
    if (step.digit().isPresent()) {
      source.sample(step.digit().getAsInt(), () -> open(step));
    } else {
      open(step);
    }
  }

  private void open(Step step) {
    go(step.station());
    boolean handMade = step.kernels() == KernelSource.HAND_MADE;
    if (step.kernels() != KernelSource.ANY
        && stations.get(step.station()) instanceof ConvolutionStation convolution) {
      convolution.source(handMade ? 0 : 1);
      convolution.play(handMade);
    }
  }
}
