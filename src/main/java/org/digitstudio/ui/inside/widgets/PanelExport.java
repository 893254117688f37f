package org.digitstudio.ui.inside.widgets;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.port.FileWriter;
import org.digitstudio.ui.common.FileDialogs;
import org.digitstudio.ui.common.PictureFiles;
import org.digitstudio.ui.shell.Navigator;

/**
 * Saves panels as images: PNG at twice their size, or SVG with real text and sharp cells.
 *
 * @param files asks where to save
 * @param writer writes the file
 * @param navigator shows the outcome
 */
public record PanelExport(
    FileDialogs files, FileWriter writer, BackgroundRunner runner, Navigator navigator) {

  void savePng(Node panel, String title) {
    save(panel, title, "png", png(whole(panel)));
  }

  void saveSvg(Node panel, String title) {
    save(panel, title, "svg", SvgWriter.of(whole(panel)).getBytes(StandardCharsets.UTF_8));
  }

  /** Returns what to save: the whole content of a scrolled panel, not only the part in view. */
  public static Node whole(Node panel) {
    return panel.lookup(".scroll-pane") instanceof ScrollPane scroll ? scroll.getContent() : panel;
  }

  private void save(Node panel, String title, String ending, byte[] bytes) {
    String name = title.toLowerCase(Messages.locale()).replaceAll("[^\\p{L}\\p{N}]+", "-");
    files
        .save(
            panel,
            Messages.text("inside.save.hint"),
            name + "." + ending,
            new FileDialogs.Kind(ending.toUpperCase(Locale.ROOT), java.util.List.of("*." + ending)))
        .ifPresent(file -> write(file, bytes));
  }

  private void write(Path file, byte[] bytes) {
    runner.start(
        job -> {
          writer.write(file, bytes);
          return file.getFileName();
        },
        name -> navigator.notify(Messages.text("inside.save.done", name)),
        failure -> navigator.showFailure(failure, Messages.text("inside.save.failed", file)));
  }

  /** Returns the panel as the bytes of a PNG file. */
  public static byte[] png(Node panel) {
    return PictureFiles.png(PictureFiles.photograph(panel));
  }
}
