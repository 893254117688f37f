package org.digitstudio.ui.train.model;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.image.Image;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.reading.ModelChoice;
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.RunLibrary;
import org.digitstudio.domain.port.ModelStore;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.ui.common.FilmFiles;
import org.digitstudio.ui.common.PictureFiles;
import org.digitstudio.ui.shell.Navigator;

/** Uses and exports the models of runs. Used on the JavaFX thread. */
public final class RunModels {
  private final RunLibrary runs;
  private final ModelStore models;
  private final TestSets tests;
  private final Navigator navigator;
  private final BackgroundRunner runner;

  /**
   * @param tests read the test sets of runs
   */
  RunModels(
      RunLibrary runs,
      ModelStore models,
      TestSets tests,
      Navigator navigator,
      BackgroundRunner runner) {
    this.runs = runs;
    this.models = models;
    this.tests = tests;
    this.navigator = navigator;
    this.runner = runner;
  }

  public void useInDraw(RunRecord run) {
    navigator.useModel(choice(run));
    navigator.openDraw();
  }

  private static ModelChoice choice(RunRecord run) {
    return new ModelChoice.OfRun(run.id(), run.name());
  }

  /** Opens test image 0 in Inside with the run's network. */
  public void openInInside(RunRecord run) {
    runner.start(
        job -> tests.read(run).image(0),
        image -> {
          navigator.useModel(choice(run));
          navigator.openInInside(image);
        },
        navigator::showFailure);
  }

  /** Opens Data with the run's model: the filters of Data refer to the current model. */
  public void openInData(RunRecord run, Navigator.DataRequest request) {
    navigator.useModel(choice(run));
    navigator.openInData(request);
  }

  public void export(RunRecord run, Path file) {
    runner.start(
        job -> {
          models.save(runs.model(run.id()), file);
          return file;
        },
        this::saved,
        navigator::showFailure);
  }

  /** Uses the model of a file from now on. */
  public void open(Path file) {
    navigator.useModel(new ModelChoice.OfFile(file));
  }

  /** Writes an image as PNG. */
  public void exportPicture(Image picture, Path file) {
    runner.start(
        job -> {
          PictureFiles.write(picture, file);
          return file;
        },
        this::saved,
        navigator::showFailure);
  }

  /** Writes pictures of moments as an animated GIF or as a strip. */
  public void exportFilm(List<Image> pictures, boolean animated, Path file) {
    runner.start(
        job -> {
          if (animated) {
            FilmFiles.writeGif(pictures, file);
          } else {
            FilmFiles.writeStrip(pictures, file);
          }
          return file;
        },
        this::saved,
        navigator::showFailure);
  }

  private void saved(Path file) {
    navigator.notify(Messages.text("train.saved", file.getFileName()));
  }
}
