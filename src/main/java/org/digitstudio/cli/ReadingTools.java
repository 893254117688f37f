package org.digitstudio.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.digitstudio.domain.ClassifierFactory;
import org.digitstudio.domain.DigitDataset;
import org.digitstudio.domain.ModelStore;

/**
 * What commands that read digits need.
 *
 * @param testSet MNIST's, read when it is asked for
 * @param idx reads a pair of IDX files
 */
public record ReadingTools(
    ModelStore models,
    ClassifierFactory classifiers,
    Supplier<DigitDataset> testSet,
    IdxReader idx) {

  /** Reads pictures and their labels. */
  @FunctionalInterface
  public interface IdxReader {
    /**
     * @throws IOException with one sentence for the user
     */
    DigitDataset read(String name, Path images, Path labels) throws IOException;
  }
}
