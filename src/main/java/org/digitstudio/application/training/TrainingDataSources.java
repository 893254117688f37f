package org.digitstudio.application.training;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.port.MyDigitsStore;

/**
 * The sources of training data.
 *
 * @param mnist the bundled images, which every run uses
 */
public record TrainingDataSources(TrainingData mnist, MyDigitsStore myDigits) {

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
    TrainingData data = mnist;
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
