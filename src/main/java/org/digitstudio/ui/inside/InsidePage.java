package org.digitstudio.ui.inside;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.reading.ModelLibrary;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.port.FileWriter;
import org.digitstudio.ui.common.FileDialogs;
import org.digitstudio.ui.inside.compare.CompareModels;
import org.digitstudio.ui.inside.compare.CompareStation;
import org.digitstudio.ui.inside.convolution.ConvolutionStation;
import org.digitstudio.ui.inside.image.ImageStation;
import org.digitstudio.ui.inside.model.InsideModel;
import org.digitstudio.ui.inside.model.Station;
import org.digitstudio.ui.inside.model.StationKind;
import org.digitstudio.ui.inside.model.TestSamples;
import org.digitstudio.ui.inside.network.NetworkStation;
import org.digitstudio.ui.inside.neurons.NeuronStation;
import org.digitstudio.ui.inside.pooling.PoolingStation;
import org.digitstudio.ui.inside.softmax.SoftmaxStation;
import org.digitstudio.ui.inside.tour.TourMenu;
import org.digitstudio.ui.inside.whatif.WhatIfStation;
import org.digitstudio.ui.inside.why.WhyStation;
import org.digitstudio.ui.inside.widgets.PanelExport;
import org.digitstudio.ui.shell.Navigator;
import org.digitstudio.ui.shell.Page;
import org.digitstudio.ui.shell.Shortcut;

/** Shows how a network computes its prediction, on the user's drawing or on a sample. */
public final class InsidePage implements Page {
  private final Services services;
  private final BackgroundRunner runner;
  private final Navigator navigator;
  private final InsideModel model;
  private final TestSamples samples;
  private final Supplier<Parent> makePad;
  private final StackPane root = new StackPane();
  private Optional<InsideView> view = Optional.empty();

  /**
   * The services the page uses.
   *
   * @param models the models offered for comparison
   * @param files asks for files to open and to save
   * @param writer writes files
   * @param testSet loads the test set, whose images are offered as samples; called at most once, on
   *     a background thread
   */
  public record Services(
      ModelLibrary models, FileDialogs files, FileWriter writer, Supplier<DigitDataset> testSet) {}

  /**
   * @param makePad makes a small canvas that draws on Draw's page
   */
  public InsidePage(
      Services services,
      SharedState state,
      BackgroundRunner runner,
      Navigator navigator,
      Supplier<Parent> makePad) {
    this.services = services;
    this.runner = runner;
    this.navigator = navigator;
    this.makePad = makePad;
    this.model = new InsideModel(state, runner, this::failed);
    this.samples = new TestSamples(runner, services.testSet, this::failed);
  }

  /** Lists the page's keyboard shortcuts. */
  public static List<Shortcut> shortcuts() {
    return List.of(
        new Shortcut("PageDown", Messages.text("inside.keys.next")),
        new Shortcut("PageUp", Messages.text("inside.keys.previous")),
        new Shortcut("0 \u2013 8", Messages.text("inside.keys.station")),
        new Shortcut("D", Messages.text("inside.keys.pad")),
        new Shortcut("\u2190 \u2191 \u2192 \u2193", Messages.text("inside.keys.move")),
        new Shortcut("Esc", Messages.text("inside.keys.escape")));
  }

  /** Inspects this image until the user returns to the drawing. */
  public void open(DigitImage image) {
    model.sample().set(Optional.of(image));
  }

  /** Inspects the drawing, or a sample where nothing is drawn. */
  public void open() {
    if (model.image().isEmpty()) {
      samples.next(7, this::open);
    }
  }

  @Override
  public Parent view() {
    made();
    return root;
  }

  private InsideView made() {
    if (view.isEmpty()) {
      DrawingPad pad = new DrawingPad(makePad, () -> model.sample().set(Optional.empty()));
      view =
          Optional.of(
              new InsideView(
                  model,
                  samples,
                  pad,
                  new TourMenu.TourFiles(services.files, services.writer, runner, navigator),
                  kind -> station(kind, pad),
                  navigator::openTrain));
      root.getChildren().setAll(view.get());
    }
    return view.get();
  }

  @Override
  public void shown() {
    model.watch(true);
    made().requestFocus();
  }

  @Override
  public void hidden() {
    model.watch(false);
    view.ifPresent(InsideView::hidden);
  }

  @Override
  public void languageChanged() {
    if (view.isPresent()) {
      view.get().dispose();
      view = Optional.empty();
      made();
    }
  }

  /** Returns the page's state, for tests and measurements. */
  InsideModel model() {
    return model;
  }

  private Station station(StationKind kind, DrawingPad pad) {
    PanelExport export = new PanelExport(services.files, services.writer, runner, navigator);
    return switch (kind) {
      case NETWORK -> new NetworkStation(model, pad::dock);
      case IMAGE -> new ImageStation(model, export);
      case CONVOLUTION -> new ConvolutionStation(model, export);
      case POOLING -> new PoolingStation(model, export);
      case NEURONS -> new NeuronStation(model, export);
      case SOFTMAX -> new SoftmaxStation(model, export);
      case WHY -> new WhyStation(model, export);
      case WHATIF -> new WhatIfStation(model, export);
      case COMPARE ->
          new CompareStation(
              model, export, samples, new CompareModels(services.models, services.files, runner));
    };
  }

  private void failed(Throwable cause) {
    navigator.showFailure(cause, Messages.text("inside.failed"));
  }
}
