package org.digitstudio.application.training;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.port.DatasetFiles;
import org.digitstudio.domain.port.MyDigitsStore;

/**
 * The sources of training data.
 *
 * @param mnist the bundled images, which a run uses unless its source names files
 * @param files opens data sets of every format
 */
public record TrainingDataSources(TrainingData mnist, MyDigitsStore myDigits, DatasetFiles files) {

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

  private TrainingData parse(Map<String, String> source) {
    TrainingData data =
        source.containsKey(FileTrainingData.DATA)
            ? FileTrainingData.of(files, mnist, source)
            : mnist;
    if (source.containsKey(MyDigitsTrainingData.MY_DIGITS)) {
      data = new MyDigitsTrainingData(data, myDigits);
    }
    if (source.containsKey(InkTrainingData.INK)) {
      data =
          new InkTrainingData(
              data,
              Path.of(source.get(InkTrainingData.INK)),
              Optional.ofNullable(source.get(InkTrainingData.WRITERS))
                  .map(InkTrainingData.Writers::parse),
              Integer.parseInt(source.getOrDefault(InkTrainingData.COPIES, "1")),
              source.getOrDefault(InkTrainingData.CREDITS, ""));
    }
    return data;
  }
}
