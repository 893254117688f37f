package org.digitstudio.ui.inside.whatif;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.insight.AdversarialNoise;
import org.digitstudio.insight.ForwardTrace;
import org.digitstudio.ui.inside.model.InsideModel;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.widgets.Numbers;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PanelExport;
import org.digitstudio.ui.inside.widgets.PixelMap;
import org.digitstudio.ui.inside.widgets.Tint;
import org.digitstudio.ui.inside.widgets.WorkingBar;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The smallest noise found that changes the prediction: the image, the noise, and their sum. */
final class AttackPanel {
  private static final int ZOOM = 4;

  private final InsideModel model;
  private final PixelMap before = new PixelMap(Messages.text("inside.attack.before")).zoom(ZOOM);
  private final PixelMap noise = new PixelMap(Messages.text("inside.attack.noise")).zoom(ZOOM);
  private final PixelMap after = new PixelMap(Messages.text("inside.attack.after")).zoom(ZOOM);
  private final Label beforeName = Panel.caption("");
  private final Label noiseName = Panel.caption("");
  private final Label afterName = Panel.caption("");
  private final Label words = Panel.text("");
  private final Button find =
      new Button(Messages.text("inside.attack.find"), new FontIcon(Feather.ZAP));
  private final WorkingBar working = new WorkingBar();
  private final FlowPane result;
  private final Panel view;
  private Optional<Inspection> image = Optional.empty();
  private Optional<BackgroundTask> searching = Optional.empty();

  AttackPanel(InsideModel model, PanelExport export) {
    this.model = model;
    words.setId("attack-words");
    find.setId("attack-find");
    find.setMinWidth(Button.USE_PREF_SIZE);
    find.setOnAction(event -> image.ifPresent(this::search));
    after.setId("attack-after");
    result =
        new FlowPane(
            Panel.captioned(before, beforeName),
            sign("+"),
            Panel.captioned(noise, noiseName),
            sign("="),
            Panel.captioned(after, afterName));
    result.getStyleClass().add("attack-result");
    VBox text = new VBox(words, find, working);
    text.getStyleClass().add("inside-column");
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox row = new HBox(text, result);
    row.getStyleClass().add("inside-row");
    view = new Panel(export, Messages.text("inside.attack.title"), row);
    clear();
  }

  private static Label sign(String text) {
    Label sign = new Label(text);
    sign.getStyleClass().add("inside-sign");
    return sign;
  }

  Panel view() {
    return view;
  }

  /** Takes another image to attack; the noise found for the one before is gone. */
  void image(Inspection now) {
    boolean same =
        image
            .filter(known -> known.network() == now.network())
            .filter(known -> known.trace().pixels() == now.trace().pixels())
            .isPresent();
    image = Optional.of(now);
    if (!same) {
      cancel();
      clear();
    }
  }

  void cancel() {
    searching.ifPresent(BackgroundTask::cancel);
    searching = Optional.empty();
    working.show(false);
    find.setDisable(false);
  }

  private void clear() {
    result.setVisible(false);
    result.setManaged(false);
    words.setText(Messages.text("inside.attack.hint"));
  }

  private void search(Inspection now) {
    cancel();
    find.setDisable(true);
    working.show(true);
    searching =
        Optional.of(
            model
                .runner()
                .start(
                    job -> AdversarialNoise.find(now.trace(), job::isCancelled),
                    found -> {
                      cancel();
                      show(now, found);
                    },
                    cause -> {
                      cancel();
                      model.failed().accept(cause);
                    }));
  }

  private void show(Inspection now, Optional<AdversarialNoise> found) {
    result.setVisible(found.isPresent());
    result.setManaged(found.isPresent());
    found.ifPresentOrElse(
        attack -> show(now, attack), () -> words.setText(Messages.text("inside.attack.none")));
  }

  private void show(Inspection now, AdversarialNoise attack) {
    int side = DigitImage.SIDE;
    float largest = (float) attack.largestChange();
    ForwardTrace flipped = now.trace().network().run(attack.pixels());
    before.show(side, side, now.trace().pixels(), Tint.INK, 1);
    noise.show(side, side, attack.noise(), Tint.SIGNED, largest);
    after.show(side, side, attack.pixels(), Tint.INK, 1);
    beforeName.setText(caption(now, now.trace(), attack.before()));
    noiseName.setText(Messages.text("inside.attack.magnified", Numbers.fixed(1 / largest, 1)));
    afterName.setText(caption(now, flipped, attack.after()));
    words.setText(
        Messages.text(
            "inside.attack.found",
            now.className(attack.before()),
            now.className(attack.after()),
            Numbers.percent(largest),
            Numbers.percent(attack.relativeNorm())));
  }

  private static String caption(Inspection now, ForwardTrace trace, int digit) {
    return Messages.text(
        "inside.attack.read", now.className(digit), Numbers.percent(trace.probabilities()[digit]));
  }
}
