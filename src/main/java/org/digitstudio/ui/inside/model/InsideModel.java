package org.digitstudio.ui.inside.model;

import java.util.Optional;
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

/**
 * The state of the Inside page: the inspected image and network, and the user's selections. Used on
 * the JavaFX thread; forward passes run in the background, and only the newest image is kept.
 */
public final class InsideModel {
  private final SharedState state;
  private final BackgroundRunner runner;
  private final Consumer<Throwable> failed;
  private final LatestOnlyWorker<Request, Inspection> inspecting;
  private final ReadOnlyObjectWrapper<Optional<Inspection>> inspection =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Inspection>> newest =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<StationKind> station =
      new SimpleObjectProperty<>(StationKind.NETWORK);
  private final Selections selections = new Selections();
  private final ObjectProperty<Optional<DigitImage>> sample =
      new SimpleObjectProperty<>(Optional.empty());
  private final IntegerProperty zoom = new SimpleIntegerProperty(8);
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

  /** Returns the newest inspection; empty without a network or while nothing is drawn. */
  public ReadOnlyObjectProperty<Optional<Inspection>> inspection() {
    return inspection.getReadOnlyProperty();
  }

  /**
   * Returns the newest inspection, which is that of the blank image while nothing is drawn; empty
   * only without a network. It changes after {@link #inspection}, and never in two steps, so that a
   * view that shows both drawings and blank images stays in place.
   */
  public ReadOnlyObjectProperty<Optional<Inspection>> newest() {
    return newest.getReadOnlyProperty();
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

  public Selections selections() {
    return selections;
  }

  /** Returns an image from Data or the test set; while empty, the drawing is inspected. */
  public ObjectProperty<Optional<DigitImage>> sample() {
    return sample;
  }

  /** Returns the side of a cell in the large feature maps, in pixels; it follows the window. */
  public IntegerProperty zoom() {
    return zoom;
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

  /** Returns the image to inspect: the sample, or else the drawing. */
  public DigitImage image() {
    return sample.get().orElseGet(state.drawing()::get);
  }

  private void refresh() {
    if (!watching) {
      return;
    }
    Optional<DigitClassifier> classifier = state.classifier().get();
    hasNetwork.set(classifier.isPresent());
    if (classifier.isEmpty()) {
      inspection.set(Optional.empty());
      newest.set(Optional.empty());
      return;
    }
    if (image().isEmpty()) {
      inspection.set(Optional.empty());
    }
    inspecting.ask(new Request(classifier.get(), image()));
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
    return request.image.isEmpty()
        ? new Inspection(ready.network, ready.network.blank())
        : ready.network.run(request.image.pixels());
  }

  private void publish(Inspection made) {
    boolean isBlank = made.trace() == made.network().blank();
    boolean stale = image().isEmpty() != isBlank || state.classifier().get().isEmpty();
    if (!stale) {
      inspection.set(isBlank ? Optional.empty() : Optional.of(made));
      newest.set(Optional.of(made));
    }
  }
}
