package org.digitstudio.ui.inside.widgets;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.stage.FileChooser;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.common.PictureFiles;

/** Saves a panel as an image: PNG at twice its size, or SVG with real text and sharp cells. */
public final class PanelExport {
  private final BiConsumer<String, Optional<Throwable>> tell;

  /**
   * @param tell hears the outcome: a sentence for the user and what went wrong, if anything did
   */
  public PanelExport(BiConsumer<String, Optional<Throwable>> tell) {
    this.tell = tell;
  }

  void savePng(Node panel, String title) {
    choose(panel, title, "png").ifPresent(file -> save(file, png(whole(panel))));
  }

  void saveSvg(Node panel, String title) {
    byte[] bytes = SvgWriter.of(whole(panel)).getBytes(StandardCharsets.UTF_8);
    choose(panel, title, "svg").ifPresent(file -> save(file, bytes));
  }

  /** Returns what to save: the whole content of a scrolled panel, not only the part in view. */
  public static Node whole(Node panel) {
    return panel.lookup(".scroll-pane") instanceof ScrollPane scroll ? scroll.getContent() : panel;
  }

  private static Optional<Path> choose(Node panel, String title, String ending) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("inside.save.hint"));
    chooser.setInitialFileName(
        title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "." + ending);
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(ending.toUpperCase(Locale.ROOT), "*." + ending));
    File file = chooser.showSaveDialog(panel.getScene().getWindow());
    return Optional.ofNullable(file).map(File::toPath);
  }

  private void save(Path file, byte[] bytes) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Path sibling = Files.createTempFile(folder, ".panel", ".part");
      Files.write(sibling, bytes);
      Files.move(sibling, file, StandardCopyOption.REPLACE_EXISTING);
      tell.accept(Messages.text("inside.save.done", file.getFileName()), Optional.empty());
    } catch (IOException e) {
      tell.accept(Messages.text("inside.save.failed", file), Optional.of(e));
    }
  }

  /** Returns the panel as the bytes of a PNG file. */
  public static byte[] png(Node panel) {
    return PictureFiles.png(PictureFiles.photograph(panel));
  }
}
