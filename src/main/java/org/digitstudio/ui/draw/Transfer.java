package org.digitstudio.ui.draw;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javax.imageio.ImageIO;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.reading.ModelChoice.OfFile;
import org.digitstudio.application.reading.ModelSwitch;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.FileKind;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.port.FileWriter;
import org.digitstudio.ink.InkJson;
import org.digitstudio.ink.LabelledInk;
import org.digitstudio.ui.shell.Navigator;

/** Pictures, ink and models into Draw and out of it: files, drag and drop, the clipboard. */
final class Transfer implements DrawTools.Files {
  private final DrawViewModel model;
  private final Node paper;
  private final ModelSwitch models;
  private final Navigator navigator;
  private final BackgroundRunner runner;
  private final FileWriter writer;

  Transfer(
      DrawViewModel model,
      Node paper,
      ModelSwitch models,
      Navigator navigator,
      BackgroundRunner runner,
      FileWriter writer) {
    this.model = model;
    this.paper = paper;
    this.models = models;
    this.navigator = navigator;
    this.runner = runner;
    this.writer = writer;
  }

  @Override
  public void open() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("draw.open"));
    chooser
        .getExtensionFilters()
        .add(
            new FileChooser.ExtensionFilter(
                Messages.text("draw.open.kinds"),
                Arrays.stream(FileKind.values())
                    .flatMap(kind -> kind.patterns().stream())
                    .toList()));
    Optional.ofNullable(chooser.showOpenDialog(paper.getScene().getWindow()))
        .map(File::toPath)
        .ifPresent(this::open);
  }

  /** Opens a file by what it is: ink, a model or a picture. */
  void open(Path file) {
    switch (FileKind.of(file).orElse(FileKind.PICTURE)) {
      case INK -> openInk(file);
      case MODEL -> models.use(new OfFile(file));
      case PICTURE -> model.open(file);
    }
  }

  private void openInk(Path file) {
    runner.start(
        job -> InkJson.read(file),
        (List<LabelledInk> lines) -> {
          if (lines.isEmpty()) {
            navigator.showError(
                Messages.text("draw.ink.empty", file.getFileName()), Optional.empty());
          } else {
            model.load(lines.getFirst().ink());
          }
        },
        navigator::showFailure);
  }

  /** A picture file or a picture from the clipboard. */
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

  /** Puts the paper as a picture on the clipboard, and what is read on it as text. */
  void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putImage(photograph());
    if (!model.reading().get().isEmpty()) {
      content.putString(model.reading().get().number());
    }
    Clipboard.getSystemClipboard().setContent(content);
    navigator.notify(Messages.text("draw.copied"));
  }

  @Override
  public void save() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("draw.save"));
    chooser.setInitialFileName("digit.png");
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(Messages.text("draw.save.png"), "*.png"),
            new FileChooser.ExtensionFilter(
                Messages.text("draw.save.ink"), "*.jsonl", "*.digitink"));
    Optional.ofNullable(chooser.showSaveDialog(paper.getScene().getWindow()))
        .map(File::toPath)
        .ifPresent(this::save);
  }

  /** Writes ink where the name says so, else a PNG. */
  void save(Path file) {
    Ink ink = model.page().get().ink();
    WritableImage picture = photograph();
    boolean asInk = FileKind.INK.is(file);
    runner.start(
        job -> {
          byte[] bytes =
              asInk
                  ? (InkJson.format(OptionalInt.empty(), ink) + "\n")
                      .getBytes(StandardCharsets.UTF_8)
                  : png(picture);
          writer.write(file, bytes);
          return file;
        },
        saved -> navigator.notify(Messages.text("draw.saved", saved.getFileName())),
        navigator::showFailure);
  }

  private WritableImage photograph() {
    return paper.snapshot(new SnapshotParameters(), null);
  }

  private static byte[] png(Image image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(GreyImages.buffered(image), "png", bytes);
    return bytes.toByteArray();
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
      open(event.getDragboard().getFiles().getFirst().toPath());
    } else if (event.getDragboard().hasImage()) {
      paste(event.getDragboard().getImage());
    }
    event.setDropCompleted(true);
    event.consume();
  }
}
