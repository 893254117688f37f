package org.digitstudio.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.digitstudio.application.reading.ModelLibrary;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.port.ClassifierFactory;
import org.digitstudio.domain.port.DatasetReader;
import org.digitstudio.domain.port.DigitDetector;
import org.digitstudio.domain.port.ModelStore;

/**
 * What commands that read digits need.
 *
 * @param models writes model files
 * @param library the models to choose from
 * @param detector of the number reader, read when a picture is
 * @param testSet MNIST's, read when it is asked for
 * @param idx reads a pair of IDX files
 * @param pictures reads an IDX file of pictures that have no labels
 */
public record PredictionTools(
    ModelStore models,
    ModelLibrary library,
    ClassifierFactory classifiers,
    Supplier<DigitDetector> detector,
    Supplier<DigitDataset> testSet,
    DatasetReader idx,
    PicturesReader pictures) {

  /** Reads pictures without labels. */
  @FunctionalInterface
  public interface PicturesReader {
    /**
     * @throws IOException with one sentence for the user
     */
    List<DigitImage> read(Path images) throws IOException;
  }
}
