package org.digitstudio.application.data;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.IntStream;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.port.DatasetReader;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.digitstudio.domain.port.DigitClassifier.Extra;

/** Opens the user's own sets and notices when their pictures lie on their side. */
final class SetOpener {
  /** So many pictures tell which way up a set is. */
  private static final int SAMPLE = 500;

  /** By how much more must be right one way for that way to be the right one. */
  private static final double MIN_GAIN = 0.2;

  private final DatasetReader reader;

  SetOpener(DatasetReader reader) {
    this.reader = reader;
  }

  /**
   * @param taken names that sets of the program's own go by
   * @throws IOException with one sentence for the user
   */
  OpenedSet open(IdxPair pair, Collection<String> taken, Optional<DigitClassifier> classifier)
      throws IOException {
    String name = taken.contains(pair.name()) ? pair.name() + " (file)" : pair.name();
    DigitDataset data = reader.read(name, pair.images(), pair.labels());
    double gain = classifier.map(model -> gainByTurning(model, data)).orElse(0.0);
    boolean transposed = gain > MIN_GAIN || pair.looksTransposed() && gain > -MIN_GAIN;
    return new OpenedSet(data, transposed);
  }

  /** How much more of the pictures the model reads as labelled once they are turned, -1..1. */
  private static double gainByTurning(DigitClassifier classifier, DigitDataset data) {
    int count = Math.min(SAMPLE, data.size());
    int[] some =
        IntStream.range(0, count).map(i -> (int) ((long) i * data.size() / count)).toArray();
    DigitDataset asked = data.subset("which way up", some);
    return right(classifier, asked.transposed()) - right(classifier, asked);
  }

  private static double right(DigitClassifier classifier, DigitDataset data) {
    BatchResult read = classifier.classifyAll(data, Extra.NONE, part -> {}, () -> false);
    return (double) read.correctCount(data) / data.size();
  }
}
