package org.digitstudio.application.training;

import java.util.Map;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.port.DatasetFiles;
import org.digitstudio.domain.port.ImagesReader;
import org.digitstudio.domain.port.MyDigitsStore;

/**
 * The sources of training data.
 *
 * @param mnist the bundled images, which a run uses unless its source names files
 * @param files opens data sets of every format
 * @param images reads files of images without labels
 */
public record TrainingDataSources(
    TrainingData mnist, MyDigitsStore myDigits, DatasetFiles files, ImagesReader images) {

  /**
   * Returns the training data that a run's {@link TrainingData#source} names.
   *
   * @throws StudioException if a file was changed so that it names none
   */
  public TrainingData of(Map<String, String> source) {
    try {
      return parse(source);
    } catch (IllegalArgumentException e) {
      throw new StudioException(e, "application.data.source");
    }
  }

  /** Whether a run with this source is tested on another set than MNIST's. */
  public static boolean usesOtherTestSet(Map<String, String> source) {
    return source.containsKey(MyDigitsTrainingData.MY_DIGITS_ONLY)
        || source.containsKey(FileTrainingData.DATA)
            && !source.containsKey(FileTrainingData.WITH_MNIST);
  }

  private TrainingData base(Map<String, String> source) {
    if (source.containsKey(FileTrainingData.DATA)) {
      return FileTrainingData.of(files, mnist, source);
    }
    return source.containsKey(MyDigitsTrainingData.MY_DIGITS_ONLY)
        ? MyDigitsTrainingData.alone(myDigits)
        : mnist;
  }

  private TrainingData parse(Map<String, String> source) {
    TrainingData data = base(source);
    if (source.containsKey(MyDigitsTrainingData.MY_DIGITS)) {
      data = new MyDigitsTrainingData(data, myDigits);
    }
    return source.containsKey(InkTrainingData.INK)
        ? InkTrainingData.of(data, source, images)
        : data;
  }
}
