package org.digitstudio.application.training;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.ink.InkNormalizer;
import org.digitstudio.ink.LabelledInk;

/** Makes images of labelled drawings as the Draw page prepares them. */
public final class InkFiles {
  private InkFiles() {}

  /**
   * Returns the images of a selection's drawings.
   *
   * @throws IOException if the files hold no such drawing
   */
  public static DigitDataset images(InkSelection selection) throws IOException {
    return images(selection.name(), selection.read());
  }

  /**
   * Returns the images of drawings.
   *
   * @param inks with labels
   */
  public static DigitDataset images(String name, List<LabelledInk> inks) {
    List<DigitImage> images =
        IntStream.range(0, inks.size())
            .parallel()
            .mapToObj(i -> InkNormalizer.image(inks.get(i).ink()))
            .toList();
    int[] labels = inks.stream().mapToInt(ink -> ink.label().orElseThrow()).toArray();
    return new ImageSet(name, images, labels);
  }
}
