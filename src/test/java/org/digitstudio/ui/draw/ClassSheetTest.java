package org.digitstudio.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.digitstudio.application.SynchronousRunner;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.lab.paper.GlyphBook;
import org.digitstudio.lab.paper.SheetMaker;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.storage.AtomicFile;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.common.Theme;
import org.junit.jupiter.api.Test;

/** The class sheet of My digits: saved, filled in, photographed and read. */
class ClassSheetTest extends DrawFixture {
  private MyDigitsModel model;
  private ClassSheetModel sheets;

  private void openModels() {
    SynchronousRunner runner = new SynchronousRunner();
    model = Fx.call(() -> new MyDigitsModel(myDigits, runner, navigator));
    sheets =
        Fx.call(
            () ->
                new ClassSheetModel(
                    myDigits, model, workspace, runner, navigator, AtomicFile::write));
  }

  @Test
  void theSheetIsSavedAsPdf() throws Exception {
    openModels();
    Path file = folder.resolve("sheet.pdf");
    Fx.run(() -> sheets.save(file));
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-");
    assertThat(navigator.notices).singleElement().asString().contains("sheet.pdf");
  }

  @Test
  void theDigitsOfAPhotographAreAddedAndOneUndoRemovesThem() throws Exception {
    openModels();
    Path photograph = folder.resolve("filled.png");
    write(
        new SheetMaker(new GlyphBook().withImages(BundledMnist.test())).make(3).photograph(),
        photograph);
    Fx.run(() -> sheets.read(photograph));
    int kept = myDigits.list().size();
    assertThat(kept).isGreaterThan(20);
    assertThat(Fx.call(() -> model.digits().size())).isEqualTo(kept);
    assertThat(navigator.notices)
        .singleElement()
        .asString()
        .startsWith(kept + " digits kept")
        .endsWith("selected: " + Fx.call(() -> model.selectedCount()) + ".");
    Fx.run(navigator.undos.getFirst());
    assertThat(myDigits.list()).isEmpty();
  }

  @Test
  void aPictureWithoutASheetIsReportedByItsName() throws Exception {
    openModels();
    Path picture = folder.resolve("holiday.png");
    write(GreyPicture.of(60, 40, new float[2_400]), picture);
    Fx.run(() -> sheets.read(picture));
    assertThat(navigator.errors).singleElement().asString().contains("holiday.png");
    assertThat(Fx.call(() -> sheets.isReading().get())).isFalse();
  }

  @Test
  void myDigitsOffersTheSheet() {
    reopen(Theme.LIGHT, 960, 640);
    robot.clickOn("#my-digits");
    assertThat(Fx.find(stage, "#sheet-save").isVisible()).isTrue();
    assertThat(Fx.find(stage, "#sheet-read").isDisabled()).isFalse();
    Fx.screenshot(stage, "my-digits-empty", Theme.LIGHT);
  }

  /** Writes a picture of dark ink on light paper. */
  private static void write(GreyPicture grey, Path file) throws Exception {
    BufferedImage image =
        new BufferedImage(grey.width(), grey.height(), BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < grey.height(); y++) {
      for (int x = 0; x < grey.width(); x++) {
        image.getRaster().setSample(x, y, 0, Math.round(255 * grey.at(y, x)));
      }
    }
    ImageIO.write(image, "png", file.toFile());
  }
}
