package org.digitstudio.application.training;

import java.util.Map;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.port.ImagesReader;
import org.digitstudio.domain.port.MyDigitsStore;

/**
 * All that training can learn from.
 *
 * @param mnist the bundled pictures, which are always in it
 * @param images reads files of images without labels
 */
public record TrainingDataSources(TrainingData mnist, MyDigitsStore myDigits, ImagesReader images) {

  /** What a run's {@link TrainingData#source} names. */
  public TrainingData of(Map<String, String> source) {
    TrainingData material = mnist;
    if (source.containsKey(MyDigitsTrainingData.MY_DIGITS)) {
      material = new MyDigitsTrainingData(material, myDigits);
    }
    return source.containsKey(InkTrainingData.INK)
        ? InkTrainingData.of(material, source, images)
        : material;
  }
}
