package org.digitstudio.ui.inside;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Parent;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.Workspace;
import org.digitstudio.domain.DigitDataset;
import org.digitstudio.domain.DigitImage;
import org.digitstudio.domain.ModelStore;
import org.digitstudio.ui.common.Messages;
import org.digitstudio.ui.shell.Navigator;
import org.digitstudio.ui.shell.Place;

/** See the network think, on the digit just drawn or on any sample. */
public final class InsidePlace implements Place {
  private final InsideModel model;
  private final Navigator navigator;
  private final Samples samples;
  private final ModelChoices models;
  private final PadCard pad;
  private Optional<InsideView> view = Optional.empty();

  /**
   * @param models where Compare finds the bundled models and opens files
   * @param testSet gives the digits to look at when nothing is drawn; asked once, off the JavaFX
   *     thread, when a sample is first wanted
   * @param pad makes a small paper on the page of Draw; asked once, when it is first wanted
   */
  public InsidePlace(
      Workspace workspace,
      BackgroundRunner runner,
      Navigator navigator,
      ModelStore models,
      Supplier<DigitDataset> testSet,
      Supplier<Parent> pad) {
    this.navigator = navigator;
    this.model = new InsideModel(workspace, runner, this::failed);
    this.samples = new Samples(runner, testSet, this::failed);
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
      view = Optional.of(new InsideView(model, samples, pad, this::stage, navigator::openTrain));
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

  private Stage stage(StageKind kind) {
    PanelExport export = new PanelExport(this::tell);
    return switch (kind) {
      case PICTURE -> new PictureStage(model, export);
      case CONVOLUTION -> new ConvolutionStage(model, export);
      case POOLING -> new PoolingStage(model, export);
      case NEURONS -> new NeuronStage(model, export);
      case SOFTMAX -> new SoftmaxStage(model, export);
      case WHY -> new WhyStage(model, export);
      case COMPARE -> new CompareStage(model, export, samples, models);
    };
  }

  private void tell(String message, Optional<Exception> cause) {
    if (cause.isPresent()) {
      navigator.showError(message, cause);
    } else {
      navigator.notify(message);
    }
  }

  private void failed(Exception cause) {
    navigator.showError(Messages.text("inside.failed"), Optional.of(cause));
  }
}
