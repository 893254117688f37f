package org.digitstudio.paper.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Set;
import java.util.TreeSet;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.ink.PictureReader;
import org.digitstudio.lab.paper.GlyphBook;
import org.digitstudio.lab.paper.SheetMaker;
import org.digitstudio.lab.paper.SheetMaker.FilledSheet;
import org.digitstudio.mnist.BundledMnist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetReaderTest {
  private static final int SHEETS = Integer.getInteger("sheets", 4);

  /** Digits of the test set: no model learnt from them. */
  private static final GlyphBook BOOK = new GlyphBook().withImages(BundledMnist.test());

  @Test
  void filledBoxesOfPhotographedSheetsAreFoundWhereverTheyLie() {
    SheetMaker maker = new SheetMaker(BOOK);
    int filled = 0;
    int found = 0;
    for (int seed = 0; seed < SHEETS; seed++) {
      FilledSheet sheet = maker.make(seed);

      SheetReading reading = SheetReader.read(sheet.photograph()).orElseThrow();

      assertThat(reading.layout()).isEqualTo(sheet.layout());
      Set<Integer> boxes = new TreeSet<>();
      for (BoxReading box : reading.filled()) {
        assertThat(box.box().digit()).isEqualTo(box.box().index() % 10);
        boxes.add(box.box().index());
      }
      filled += sheet.filled().size();
      boxes.retainAll(sheet.filled());
      found += boxes.size();
      assertThat(reading.filled()).as("no blank box is taken for filled").hasSameSizeAs(boxes);
    }
    assertThat((double) found / filled).isGreaterThanOrEqualTo(0.995);
  }

  @ParameterizedTest
  @CsvSource({"A4, SMALL_BOXES", "LETTER, LARGE_BOXES"})
  void aScannedBlankSheetHasNothingInIt(SheetLayout.Format format, SheetLayout.Grid grid) {
    SheetLayout layout = new SheetLayout(format, grid);
    BufferedImage print = SheetPrinter.image(layout, SheetWords.NONE, 150);

    SheetReading reading = SheetReader.read(PictureReader.grey(print)).orElseThrow();

    assertThat(reading.layout()).isEqualTo(layout);
    assertThat(reading.filled()).isEmpty();
    assertThat(reading.pupil()).isEmpty();
  }

  @Test
  void aPictureWithoutMarksIsNoSheet() {
    float[] grey = new float[400 * 500];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = 0.5f + 0.4f * (float) Math.sin(i * 0.37);
    }

    assertThat(SheetReader.read(GreyPicture.of(400, 500, grey))).isEmpty();
  }

  @Test
  void aSheetAsksForEachDigitEquallyOften() {
    for (SheetLayout.Grid grid : SheetLayout.Grid.values()) {
      SheetLayout layout = new SheetLayout(SheetLayout.Format.A4, grid);
      int[] counts = new int[10];
      layout.boxes().forEach(box -> counts[box.digit()]++);

      assertThat(counts).containsOnly(grid.boxes() / 10);
    }
  }
}
