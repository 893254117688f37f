package org.digitstudio.ui.draw;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.print.PageLayout;
import javafx.print.PrinterJob;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.transform.Scale;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.common.FileDialogs;
import org.digitstudio.ui.common.PictureFiles;
import org.digitstudio.ui.common.Tooltips;
import org.digitstudio.ui.shell.Navigator;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The menu that saves, copies or prints the result card. */
final class ResultCardMenu extends MenuButton {
  private final Supplier<ResultCard> card;
  private final Transfer transfer;
  private final FileDialogs dialogs;
  private final BackgroundRunner runner;
  private final Navigator navigator;

  /**
   * Makes the menu.
   *
   * @param card makes a card of what was read
   */
  ResultCardMenu(
      Supplier<ResultCard> card,
      Transfer transfer,
      FileDialogs dialogs,
      BackgroundRunner runner,
      Navigator navigator) {
    super("", new FontIcon(Feather.SHARE_2));
    this.card = card;
    this.transfer = transfer;
    this.dialogs = dialogs;
    this.runner = runner;
    this.navigator = navigator;
    setId("result-card");
    getStyleClass().addAll("flat", "no-arrow", "button-icon");
    Tooltips.install(this, Messages.text("draw.card"));
    getItems()
        .addAll(
            item("result-save", "draw.card.save", this::save),
            item("result-copy", "draw.card.copy", this::copy),
            item("result-print", "draw.card.print", this::print));
  }

  private static MenuItem item(String id, String key, Runnable action) {
    MenuItem item = new MenuItem(Messages.text(key));
    item.setId(id);
    item.setOnAction(event -> action.run());
    return item;
  }

  private Image picture() {
    return PictureFiles.photograph(card.get().laidOut());
  }

  private void save() {
    dialogs
        .save(
            this,
            Messages.text("draw.card.save.title"),
            "digit-studio-result.png",
            new FileDialogs.Kind(Messages.text("draw.save.png"), List.of("*.png")))
        .ifPresent(file -> transfer.save(picture(), file));
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putImage(picture());
    Clipboard.getSystemClipboard().setContent(content);
    navigator.notify(Messages.text("draw.card.copied"));
  }

  private void print() {
    Optional<PrinterJob> job = Optional.ofNullable(PrinterJob.createPrinterJob());
    if (job.isEmpty()) {
      navigator.notify(Messages.text("draw.card.noprinter"));
    } else if (job.get().showPrintDialog(getScene().getWindow())) {
      ResultCard printed = card.get().laidOut();
      PageLayout page = job.get().getJobSettings().getPageLayout();
      double scale = Math.min(1, page.getPrintableWidth() / printed.getWidth());
      printed.getTransforms().add(new Scale(scale, scale));
      runner.start(
          task -> job.get().printPage(printed) && job.get().endJob(),
          done ->
              navigator.notify(Messages.text(done ? "draw.card.printed" : "draw.card.notprinted")),
          navigator::showFailure);
    }
  }
}
