package org.digitstudio.ui.inside.model;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.reading.LatestOnlyWorker;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.ui.inside.widgets.Cell;

/**
 * The state of the Inside page: the inspected image and network, and the user's selections. Used on
 * the JavaFX thread; forward passes run in the background, and only the newest image is kept.
 */
public final class InsideModel {
  /** The value of {@link #map} that stands for the feature map with the strongest response. */
  public static final int STRONGEST = -1;

  private final SharedState state;
  private final BackgroundRunner runner;
  private final Consumer<Throwable> failed;
  private final LatestOnlyWorker<Request, Inspection> inspecting;
  private final ReadOnlyObjectWrapper<Optional<Inspection>> inspection =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<StationKind> station = new SimpleObjectProperty<>(StationKind.IMAGE);
  private final ObjectProperty<Optional<DigitImage>> sample =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Cell> pixel = new SimpleObjectProperty<>(new Cell(13, 13));
  private final IntegerProperty convolution = new SimpleIntegerProperty();
  private final IntegerProperty map = new SimpleIntegerProperty(STRONGEST);
  private final IntegerProperty zoom = new SimpleIntegerProperty(8);
  private final ObjectProperty<OptionalInt> digit = new SimpleObjectProperty<>(OptionalInt.empty());
  private final ReadOnlyBooleanWrapper hasNetwork = new ReadOnlyBooleanWrapper();
  private Optional<Prepared> prepared = Optional.empty();
  private boolean watching;

  private record Request(DigitClassifier classifier, DigitImage image) {}

  /** The network of a classifier, kept until another classifier is in use. */
  private record Prepared(DigitClassifier classifier, InspectedNetwork network) {}

  /**
   * @param failed receives the failure if an image could not be run through the network
   */
  public InsideModel(SharedState state, BackgroundRunner runner, Consumer<Throwable> failed) {
    this.state = state;
    this.runner = runner;
    this.failed = failed;
    this.inspecting = new LatestOnlyWorker<>(runner, this::inspect, this::publish, failed);
    state.drawing().onChange(image -> runner.later(this::refresh));
    state.classifier().onChange(classifier -> runner.later(this::refresh));
    sample.addListener((property, before, now) -> refresh());
  }

  /** Returns the newest inspection; empty without a network or an image. */
  public ReadOnlyObjectProperty<Optional<Inspection>> inspection() {
    return inspection.getReadOnlyProperty();
  }

  /** Shows the newest inspection again in a station that is in view. */
  public void show(Station shown) {
    if (shown.view().getScene() != null) {
      inspection.get().ifPresent(shown::show);
    }
  }

  /** Returns the station in view. */
  public ObjectProperty<StationKind> station() {
    return station;
  }

  /** Returns an image from Data or the test set; while empty, the drawing is inspected. */
  public ObjectProperty<Optional<DigitImage>> sample() {
    return sample;
  }

  /** Returns the selected pixel of the image. */
  public ObjectProperty<Cell> pixel() {
    return pixel;
  }

  /** Returns the index of the selected convolution among the network's convolutions. */
  public IntegerProperty convolution() {
    return convolution;
  }

  /** Returns the index of the selected feature map, or {@link #STRONGEST}. */
  public IntegerProperty map() {
    return map;
  }

  /** Returns the side of a cell in the large feature maps, in pixels; it follows the window. */
  public IntegerProperty zoom() {
    return zoom;
  }

  /** Returns the digit the user asks about; while empty, the predicted digit. */
  public ObjectProperty<OptionalInt> digit() {
    return digit;
  }

  /** Returns the digit the user asks about, or the predicted one. */
  public int digit(Inspection now) {
    return digit.get().orElse(now.trace().prediction());
  }

  public BackgroundRunner runner() {
    return runner;
  }

  /** Returns the receiver of failures of background work. */
  public Consumer<Throwable> failed() {
    return failed;
  }

  /** Returns whether there is a network to inspect. */
  public ReadOnlyBooleanProperty hasNetwork() {
    return hasNetwork.getReadOnlyProperty();
  }

  /** Starts or stops following the image; a page out of view computes nothing. */
  public void watch(boolean inView) {
    watching = inView;
    refresh();
  }

  private DigitImage image() {
    return sample.get().orElseGet(state.drawing()::get);
  }

  private void refresh() {
    if (!watching) {
      return;
    }
    DigitImage image = image();
    Optional<DigitClassifier> classifier = state.classifier().get();
    hasNetwork.set(classifier.isPresent());
    if (classifier.isEmpty() || image.isEmpty()) {
      inspection.set(Optional.empty());
      return;
    }
    inspecting.ask(new Request(classifier.get(), image));
  }

  /** Runs on a background thread, one request at a time. */
  private Inspection inspect(Request request) {
    Prepared ready =
        prepared
            .filter(known -> known.classifier == request.classifier)
            .orElseGet(
                () ->
                    new Prepared(
                        request.classifier, InspectedNetwork.of(request.classifier.model())));
    prepared = Optional.of(ready);
    return ready.network.run(request.image.pixels());
  }

  private void publish(Inspection newest) {
    boolean stale = image().isEmpty() || state.classifier().get().isEmpty();
    inspection.set(stale ? Optional.empty() : Optional.of(newest));
  }
}
