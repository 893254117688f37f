package org.digitstudio.application.training;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.port.MyDigitsStore;

/**
 * All that training can learn from.
 *
 * @param mnist the bundled pictures, which are always in it
 */
public record TrainingDataSources(TrainingData mnist, MyDigitsStore myDigits) {

  /** What a run's {@link TrainingData#source} names. */
  public TrainingData of(Map<String, String> source) {
    TrainingData material = mnist;
    if (source.containsKey(MyDigitsTrainingData.MY_DIGITS)) {
      material = new MyDigitsTrainingData(material, myDigits);
    }
    if (source.containsKey(InkTrainingData.INK)) {
      material =
          new InkTrainingData(
              material,
              Path.of(source.get(InkTrainingData.INK)),
              Optional.ofNullable(source.get(InkTrainingData.WRITERS))
                  .map(InkTrainingData.Writers::parse),
              Integer.parseInt(source.getOrDefault(InkTrainingData.COPIES, "1")),
              source.getOrDefault(InkTrainingData.CREDITS, ""));
    }
    return material;
  }
}
