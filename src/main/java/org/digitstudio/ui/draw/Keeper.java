package org.digitstudio.ui.draw;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.reading.Reading.ReadDigit;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.MyDigit;
import org.digitstudio.domain.port.MyDigitsStore;
import org.digitstudio.ui.draw.SheetHistory.Effect;
import org.digitstudio.ui.shell.Navigator;

/**
 * Keeps what is on the page in My digits and clears the page for the next digit. The two are one
 * step: undo brings the drawing back and takes the digit out of My digits again.
 */
final class Keeper {
  private final DrawViewModel model;
  private final MyDigitsStore store;
  private final BackgroundRunner runner;
  private final Navigator navigator;

  Keeper(DrawViewModel model, MyDigitsStore store, BackgroundRunner runner, Navigator navigator) {
    this.model = model;
    this.store = store;
    this.runner = runner;
    this.navigator = navigator;
  }

  /** Keeps the only digit on the page with this label; says so where there is not exactly one. */
  void keep(int label) {
    Optional<ReadDigit> read = model.reading().get().single();
    if (read.isEmpty()) {
      navigator.notify(Messages.text("draw.keep.one"));
      return;
    }
    DigitImage image = read.get().image();
    Sheet sheet = model.sheet().get();
    Ink drawn = sheet.drawing().ink();
    Optional<Ink> ink = drawn.isEmpty() ? Optional.empty() : Optional.of(drawn);
    runner.start(
        job -> store.add(label, image, ink), digit -> kept(digit, sheet), navigator::showFailure);
  }

  private void kept(MyDigit digit, Sheet sheet) {
    Effect effect = new KeptInStore(digit);
    if (model.sheet().get().equals(sheet) && !model.penDown().get()) {
      model.clear(effect);
    }
    navigator.notify(
        Messages.text("draw.kept", digit.label()),
        () -> {
          // The user may have drawn on since: then the page stays and only the digit goes.
          if (!model.undoStep(effect)) {
            effect.undo();
          }
        });
  }

  /** The digit in My digits, as an effect of the step that cleared the page. */
  private final class KeptInStore implements Effect {
    private final MyDigit digit;

    KeptInStore(MyDigit digit) {
      this.digit = digit;
    }

    @Override
    public void undo() {
      runner.start(
          job -> {
            store.delete(Set.of(digit.id()));
            return digit;
          },
          done -> navigator.notify(Messages.text("draw.kept.undone")),
          navigator::showFailure);
    }

    @Override
    public void redo() {
      runner.start(
          job -> {
            store.restore(List.of(digit));
            return digit;
          },
          done -> navigator.notify(Messages.text("draw.kept", digit.label())),
          navigator::showFailure);
    }
  }
}
