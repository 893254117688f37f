package org.digitstudio.ui.inside;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Parent;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.port.ModelStore;
import org.digitstudio.ui.inside.compare.CompareStation;
import org.digitstudio.ui.inside.compare.ModelChoices;
import org.digitstudio.ui.inside.convolution.ConvolutionStation;
import org.digitstudio.ui.inside.image.ImageStation;
import org.digitstudio.ui.inside.model.InsideModel;
import org.digitstudio.ui.inside.model.Station;
import org.digitstudio.ui.inside.model.StationKind;
import org.digitstudio.ui.inside.model.TestSamples;
import org.digitstudio.ui.inside.neurons.NeuronStation;
import org.digitstudio.ui.inside.pooling.PoolingStation;
import org.digitstudio.ui.inside.softmax.SoftmaxStation;
import org.digitstudio.ui.inside.why.WhyStation;
import org.digitstudio.ui.inside.widgets.PanelExport;
import org.digitstudio.ui.shell.Navigator;
import org.digitstudio.ui.shell.Page;

/** See the network think, on the digit just drawn or on any sample. */
public final class InsidePage implements Page {
  private final InsideModel model;
  private final Navigator navigator;
  private final TestSamples samples;
  private final ModelChoices models;
  private final PadCard pad;
  private Optional<InsideView> view = Optional.empty();

  /**
   * @param models where Compare finds the bundled models and opens files
   * @param testSet gives the digits to look at when nothing is drawn; asked once, off the JavaFX
   *     thread, when a sample is first wanted
   * @param pad makes a small paper on the page of Draw; asked once, when it is first wanted
   */
  public InsidePage(
      SharedState workspace,
      BackgroundRunner runner,
      Navigator navigator,
      ModelStore models,
      Supplier<DigitDataset> testSet,
      Supplier<Parent> pad) {
    this.navigator = navigator;
    this.model = new InsideModel(workspace, runner, this::failed);
    this.samples = new TestSamples(runner, testSet, this::failed);
    this.models = new ModelChoices(models);
    this.pad = new PadCard(pad, () -> model.sample().set(Optional.empty()));
  }

  /** Looks at this picture until the user goes back to the drawing. */
  public void open(DigitImage image) {
    model.sample().set(Optional.of(image));
  }

  @Override
  public Parent view() {
    if (view.isEmpty()) {
      view = Optional.of(new InsideView(model, samples, pad, this::station, navigator::openTrain));
    }
    return view.get();
  }

  @Override
  public void shown() {
    model.watch(true);
  }

  @Override
  public void hidden() {
    model.watch(false);
    view.ifPresent(InsideView::hidden);
  }

  /** What the place looks at; for measuring how fast it follows a pen. */
  InsideModel model() {
    return model;
  }

  private Station station(StationKind kind) {
    PanelExport export = new PanelExport(this::tell);
    return switch (kind) {
      case IMAGE -> new ImageStation(model, export);
      case CONVOLUTION -> new ConvolutionStation(model, export);
      case POOLING -> new PoolingStation(model, export);
      case NEURONS -> new NeuronStation(model, export);
      case SOFTMAX -> new SoftmaxStation(model, export);
      case WHY -> new WhyStation(model, export);
      case COMPARE -> new CompareStation(model, export, samples, models);
    };
  }

  private void tell(String message, Optional<Throwable> cause) {
    if (cause.isPresent()) {
      navigator.showError(message, cause);
    } else {
      navigator.notify(message);
    }
  }

  private void failed(Throwable cause) {
    navigator.showError(Messages.text("inside.failed"), Optional.of(cause));
  }
}
