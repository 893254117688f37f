package org.digitstudio.application;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.digitstudio.domain.MyDigits;
import org.digitstudio.domain.TrainingMaterial;

/**
 * All that training can learn from.
 *
 * @param mnist the bundled pictures, which are always in it
 */
public record TrainingSources(TrainingMaterial mnist, MyDigits mine) {

  /** What a run's {@link TrainingMaterial#source} names. */
  public TrainingMaterial of(Map<String, String> source) {
    TrainingMaterial material = mnist;
    if (source.containsKey(OwnHand.MINE)) {
      material = new OwnHand(material, mine);
    }
    if (source.containsKey(ExtraInk.INK)) {
      material =
          new ExtraInk(
              material,
              Path.of(source.get(ExtraInk.INK)),
              Optional.ofNullable(source.get(ExtraInk.WRITERS)).map(ExtraInk.Writers::parse),
              Integer.parseInt(source.getOrDefault(ExtraInk.COPIES, "1")),
              source.getOrDefault(ExtraInk.CREDITS, ""));
    }
    return material;
  }
}
