package org.digitstudio.ui.inside.why;

import java.util.Optional;
import javafx.scene.control.Label;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.insight.Counterfactual;
import org.digitstudio.insight.ForwardTrace;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.widgets.Choice;
import org.digitstudio.ui.inside.widgets.Equation;
import org.digitstudio.ui.inside.widgets.Numbers;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PanelExport;
import org.digitstudio.ui.inside.widgets.PixelMap;
import org.digitstudio.ui.inside.widgets.Tint;

/** The smallest change found that makes the network say something else. */
final class CounterfactualPanel {
  private final PixelMap map = new PixelMap(Messages.text("inside.why.flip"));
  private final Label words = Panel.caption("");
  private final Equation ink =
      new Equation()
          .term("mind-added", Messages.text("inside.why.flip.added"))
          .sign(",")
          .term("mind-erased", Messages.text("inside.why.flip.erased"))
          .sign("\u2192")
          .term("mind-after", "");
  private final Choice shown;
  private final Panel view;
  private Optional<Counterfactual> change = Optional.empty();
  private float[] pixels = new float[DigitImage.PIXELS];
  private boolean edited;

  CounterfactualPanel(PanelExport export) {
    map.setId("why-mind");
    words.setId("mind-words");
    shown =
        new Choice(
            "mind-show",
            Messages.text("inside.why.flip"),
            java.util.List.of(
                Messages.text("inside.why.flip.edit"), Messages.text("inside.why.flip.result")),
            index -> {
              edited = index == 1;
              paint();
            });
    view =
        new Panel(
            export,
            Messages.text("inside.why.flip"),
            Panel.text(Messages.text("inside.why.flip.hint")),
            Panel.captioned(map, words),
            ink,
            shown);
    view.setPrefWidth(280);
  }

  Panel view() {
    return view;
  }

  void zoom(int zoom) {
    map.zoom(zoom);
  }

  void begin(Inspection now) {
    change = Optional.empty();
    pixels = now.trace().pixels();
    words.setText(Messages.text("inside.why.working"));
    ink.setVisible(false);
    paint();
  }

  void show(Inspection now, Optional<Counterfactual> found) {
    change = found;
    ink.setVisible(found.isPresent());
    found.ifPresentOrElse(
        edit -> {
          ForwardTrace after = now.trace().network().run(edit.pixels());
          words.setText(Messages.text("inside.why.flip.found", edit.before(), edit.after()));
          ink.set("mind-added", Numbers.two(edit.added()));
          ink.set("mind-erased", Numbers.two(edit.erased()));
          ink.name("mind-after", Messages.text("inside.why.flip.now", edit.after()));
          ink.set("mind-after", Numbers.percent(after.probabilities()[edit.after()]));
        },
        () -> words.setText(Messages.text("inside.why.flip.nothing")));
    paint();
  }

  private void paint() {
    int side = DigitImage.SIDE;
    if (edited && change.isPresent()) {
      map.show(side, side, change.get().pixels(), Tint.INK, 1);
    } else {
      float[] edit = change.map(Counterfactual::change).orElse(new float[DigitImage.PIXELS]);
      map.showOver(pixels, side, edit, 1);
    }
  }
}
