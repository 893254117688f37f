package org.digitstudio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.digitstudio.TestModels;
import org.digitstudio.application.MemoryMyDigits;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.engine.detector.BundledDetector;
import org.digitstudio.engine.fused.FusedClassifier;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.lab.paper.GlyphBook;
import org.digitstudio.lab.paper.SheetMaker;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.mnist.IdxFiles;
import org.digitstudio.mnist.IdxWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SheetCommandsTest {
  private static final SheetMaker SHEETS =
      new SheetMaker(new GlyphBook().withImages(BundledMnist.test()));

  @TempDir Path folder;
  private final MemoryMyDigits myDigits = new MemoryMyDigits();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    PredictionTools prediction =
        new PredictionTools(
            TestModels.store(),
            ReadingCommands.library(TestModels.store()),
            FusedClassifier::new,
            BundledDetector::get,
            BundledMnist::test,
            IdxFiles::read,
            IdxFiles::readImageList);
    CommandLine line =
        MainCommand.of(
            List.of(
                new PrintSheetCommand(Files::write),
                new ReadSheetCommand(
                    () ->
                        new ReadSheetCommand.Tools(prediction, myDigits, IdxWriter::writePlain))));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  private Path photograph(SheetMaker.FilledSheet sheet) throws IOException {
    GreyPicture picture = sheet.photograph();
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
    for (int row = 0; row < picture.height(); row++) {
      for (int column = 0; column < picture.width(); column++) {
        image.getRaster().setSample(column, row, 0, Math.round(255 * picture.at(row, column)));
      }
    }
    Path file = folder.resolve("photo.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  @Test
  void aSheetIsPrintedAsPdfAndAsAnImage() throws IOException {
    Path pdf = folder.resolve("sheet.pdf");
    Path png = folder.resolve("sheet.png");

    assertThat(run("print-sheet", "--out", pdf.toString(), "--boxes", "300")).isZero();
    assertThat(run("print-sheet", "--out", png.toString(), "--paper", "LETTER")).isZero();

    assertThat(Files.readString(pdf)).startsWith("%PDF-").endsWith("%%EOF\n");
    BufferedImage image = ImageIO.read(png.toFile());
    assertThat(image.getWidth()).isEqualTo(2550);
    assertThat(image.getHeight()).isEqualTo(3300);
  }

  @Test
  void aNumberOfBoxesThatNoSheetHasIsRefusedWithThoseThereAre() {
    assertThat(run("print-sheet", "--out", "x.pdf", "--boxes", "17")).isEqualTo(2);
    assertThat(err.toString()).contains("choose 60, 150 or 300");
  }

  @Test
  void theDigitsOfAPhotographedSheetAreKeptAndExported() throws IOException {
    SheetMaker.FilledSheet sheet = SHEETS.make(3);
    Path exported = folder.resolve("class");

    int code =
        run("read-sheet", "--keep", "--out", exported.toString(), photograph(sheet).toString());

    assertThat(code).isZero();
    assertThat(myDigits.list()).hasSizeGreaterThan(sheet.filled().size() * 9 / 10);
    List<Path> files;
    try (var found = Files.list(exported)) {
      files = found.sorted().toList();
    }
    DigitDataset data = IdxFiles.read("class", files.get(0), files.get(1));
    assertThat(data.size()).isEqualTo(myDigits.list().size());
  }

  @Test
  void aPictureWithoutASheetIsRefusedWithWhatToDo() throws IOException {
    Path file = folder.resolve("cat.png");
    ImageIO.write(new BufferedImage(90, 60, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());

    assertThat(run("read-sheet", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("photograph the whole sheet");
  }
}
