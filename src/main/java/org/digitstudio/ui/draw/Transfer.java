package org.digitstudio.ui.draw;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.reading.ModelChoice.OfFile;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.FileKind;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.port.FileWriter;
import org.digitstudio.ink.InkJson;
import org.digitstudio.ink.LabelledInk;
import org.digitstudio.ui.common.FileDialogs;
import org.digitstudio.ui.common.PictureFiles;
import org.digitstudio.ui.shell.Navigator;

/** Moves pictures, ink and models into Draw and out of it: files, drag and drop, the clipboard. */
final class Transfer implements DrawTools.FileActions {
  private final DrawViewModel model;
  private final Navigator navigator;
  private final BackgroundRunner runner;
  private final FileWriter writer;
  private final FileDialogs dialogs;
  private Node paper = new Group();

  Transfer(
      DrawViewModel model,
      Navigator navigator,
      BackgroundRunner runner,
      FileWriter writer,
      FileDialogs dialogs) {
    this.model = model;
    this.navigator = navigator;
    this.runner = runner;
    this.writer = writer;
    this.dialogs = dialogs;
  }

  /** Takes pictures of this node from now on, and opens dialogs over its window. */
  void use(Node newPaper) {
    paper = newPaper;
  }

  @Override
  public void open() {
    FileDialogs.Kind all =
        new FileDialogs.Kind(
            Messages.text("draw.open.kinds"),
            Arrays.stream(FileKind.values()).flatMap(kind -> kind.patterns().stream()).toList());
    dialogs.open(paper, Messages.text("draw.open"), all).ifPresent(this::open);
  }

  /** Opens a file by what its name says it is: ink, a model or a picture. */
  void open(Path file) {
    switch (FileKind.of(file).orElse(FileKind.PICTURE)) {
      case INK -> openInk(file);
      case MODEL -> navigator.useModel(new OfFile(file));
      case PICTURE -> model.open(file);
    }
  }

  private void openInk(Path file) {
    runner.start(job -> first(InkJson.read(file), file), model::load, navigator::showFailure);
  }

  private static Ink first(List<LabelledInk> lines, Path file) throws StudioIOException {
    if (lines.isEmpty()) {
      throw new StudioIOException("draw.ink.empty", String.valueOf(file.getFileName()));
    }
    return lines.getFirst().ink();
  }

  /** Opens a file or a picture from the clipboard. */
  @Override
  public void paste() {
    Clipboard clipboard = Clipboard.getSystemClipboard();
    if (clipboard.hasFiles()) {
      open(clipboard.getFiles().getFirst().toPath());
    } else if (clipboard.hasImage()) {
      paste(clipboard.getImage());
    } else {
      navigator.notify(Messages.text("draw.paste.nothing"));
    }
  }

  void paste(Image image) {
    GreyImages.grey(image)
        .ifPresentOrElse(model::load, () -> navigator.notify(Messages.text("draw.paste.huge")));
  }

  /** Copies the page as a picture, and the numbers that are read on it as text, one a line. */
  void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putImage(snapshot());
    if (!model.reading().get().isEmpty()) {
      content.putString(String.join("\n", model.reading().get().numbers()));
    }
    Clipboard.getSystemClipboard().setContent(content);
    navigator.notify(Messages.text("draw.copied"));
  }

  @Override
  public void save() {
    FileDialogs.Kind picture =
        new FileDialogs.Kind(Messages.text("draw.save.png"), List.of("*.png"));
    FileDialogs.Kind ink =
        new FileDialogs.Kind(Messages.text("draw.save.ink"), FileKind.INK.patterns());
    dialogs
        .save(paper, Messages.text("draw.save"), "digit.png", picture, ink)
        .ifPresent(this::save);
  }

  /** Writes ink where the name says so, else a PNG. */
  void save(Path file) {
    if (FileKind.INK.is(file)) {
      String line = InkJson.format(OptionalInt.empty(), model.sheet().get().drawing().ink());
      write(file, () -> (line + "\n").getBytes(StandardCharsets.UTF_8));
    } else {
      save(snapshot(), file);
    }
  }

  /** Writes any picture as PNG. */
  void save(Image picture, Path file) {
    write(file, () -> PictureFiles.png(picture));
  }

  private void write(Path file, Supplier<byte[]> content) {
    runner.start(
        job -> {
          writer.write(file, content.get());
          return file;
        },
        saved -> navigator.notify(Messages.text("draw.saved", saved.getFileName())),
        navigator::showFailure);
  }

  private WritableImage snapshot() {
    return paper.snapshot(new SnapshotParameters(), null);
  }

  /** Lets files and pictures be dropped on a node. */
  void acceptDrops(Node target) {
    target.setOnDragOver(
        event -> {
          if (event.getDragboard().hasFiles() || event.getDragboard().hasImage()) {
            event.acceptTransferModes(TransferMode.COPY);
          }
          event.consume();
        });
    target.setOnDragDropped(this::dropped);
  }

  private void dropped(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.getDragboard().getFiles().stream().findFirst().map(File::toPath).ifPresent(this::open);
    } else if (event.getDragboard().hasImage()) {
      paste(event.getDragboard().getImage());
    }
    event.setDropCompleted(true);
    event.consume();
  }
}
