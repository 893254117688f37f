package org.digitstudio.ui.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.port.FileWriter;
import org.digitstudio.ui.shell.Navigator;

/** Exports a sample: to the clipboard, or to a PNG file of 28x28 pixels. */
final class SampleFiles {
  private final FileWriter writer;
  private final BackgroundRunner runner;
  private final Navigator navigator;

  SampleFiles(FileWriter writer, BackgroundRunner runner, Navigator navigator) {
    this.writer = writer;
    this.runner = runner;
    this.navigator = navigator;
  }

  void copy(DigitImage image) {
    ClipboardContent content = new ClipboardContent();
    content.putImage(picture(image));
    Clipboard.getSystemClipboard().setContent(content);
    navigator.notify(Messages.text("data.sample.copied"));
  }

  void export(DigitImage image, String name, Window owner) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("data.sample.export.tip"));
    chooser.setInitialFileName(name + ".png");
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("PNG", "*.png"));
    Optional.ofNullable(chooser.showSaveDialog(owner))
        .map(File::toPath)
        .ifPresent(file -> write(image, file));
  }

  void write(DigitImage image, Path file) {
    runner.start(
        job -> {
          writer.write(file, png(image));
          return file;
        },
        done -> navigator.notify(Messages.text("data.sample.exported", done.getFileName())),
        cause ->
            navigator.showError(
                Messages.text("data.sample.notexported", file), Optional.of(cause)));
  }

  static byte[] png(DigitImage image) throws IOException {
    BufferedImage grey =
        new BufferedImage(DigitImage.SIDE, DigitImage.SIDE, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setDataElements(0, 0, DigitImage.SIDE, DigitImage.SIDE, image.toBytes());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(grey, "png", bytes);
    return bytes.toByteArray();
  }

  private static WritableImage picture(DigitImage image) {
    WritableImage picture = new WritableImage(DigitImage.SIDE, DigitImage.SIDE);
    byte[] bytes = image.toBytes();
    int[] pixels = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      int grey = bytes[i] & 0xFF;
      pixels[i] = 0xFF000000 | grey << 16 | grey << 8 | grey;
    }
    picture
        .getPixelWriter()
        .setPixels(
            0,
            0,
            DigitImage.SIDE,
            DigitImage.SIDE,
            PixelFormat.getIntArgbInstance(),
            pixels,
            0,
            DigitImage.SIDE);
    return picture;
  }
}
