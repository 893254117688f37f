package org.digitstudio.ui.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import javafx.scene.Group;
import javafx.scene.control.Label;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.ui.data.MapPainter.Lens;

/** The ten numerals on the map, each at the median position of its digit's images. */
final class MapNumerals extends Group {
  private final Label[] numerals = new Label[Prediction.CLASSES];
  private final float[] medianX = new float[Prediction.CLASSES];
  private final float[] medianY = new float[Prediction.CLASSES];

  MapNumerals() {
    setManaged(false);
    setMouseTransparent(true);
    for (int digit = 0; digit < numerals.length; digit++) {
      Label numeral = new Label(Integer.toString(digit));
      numeral.setId("map-numeral-" + digit);
      numeral.getStyleClass().addAll("map-numeral", "map-numeral-" + digit);
      numeral.setVisible(false);
      numerals[digit] = numeral;
      getChildren().add(numeral);
    }
  }

  /** Names the classes. */
  void setClassNames(ClassNames names) {
    for (int digit = 0; digit < numerals.length; digit++) {
      numerals[digit].setText(names.of(digit));
    }
  }

  /**
   * Computes the positions; a digit without images has no numeral.
   *
   * @param labels the digit of each image
   * @param shown whether each image is shown
   * @param layout x and y for each image; empty while there is none
   */
  void setPositions(int[] labels, boolean[] shown, float[] layout) {
    for (int digit = 0; digit < numerals.length; digit++) {
      int own = digit;
      int[] images =
          IntStream.range(0, layout.length / 2).filter(i -> labels[i] == own && shown[i]).toArray();
      numerals[digit].setVisible(images.length > 0);
      if (images.length > 0) {
        medianX[digit] = median(images, layout, 0);
        medianY[digit] = median(images, layout, 1);
      }
    }
  }

  private static float median(int[] images, float[] layout, int axis) {
    float[] values = new float[images.length];
    for (int i = 0; i < images.length; i++) {
      values[i] = layout[2 * images[i] + axis];
    }
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /** Moves the numerals to where the lens shows their positions. */
  void show(Lens lens) {
    for (int digit = 0; digit < numerals.length; digit++) {
      Label numeral = numerals[digit];
      numeral.relocate(
          Math.round(lens.x(medianX[digit]) - numeral.prefWidth(-1) / 2),
          Math.round(lens.y(medianY[digit]) - numeral.prefHeight(-1) / 2));
    }
  }
}
