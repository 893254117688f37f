package org.digitstudio.ui.inside.why;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.insight.Counterfactual;
import org.digitstudio.insight.ForwardTrace;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.widgets.Equation;
import org.digitstudio.ui.inside.widgets.Numbers;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PanelExport;
import org.digitstudio.ui.inside.widgets.PixelMap;
import org.digitstudio.ui.inside.widgets.SegmentedControl;
import org.digitstudio.ui.inside.widgets.Tint;
import org.digitstudio.ui.inside.widgets.WorkingBar;

/** The smallest edit found that flips the prediction. */
final class CounterfactualPanel {
  private final PixelMap map = new PixelMap(Messages.text("inside.why.flip"));
  private final Label words = Panel.caption("");
  private final Equation ink =
      new Equation()
          .term("flip-added", Messages.text("inside.why.flip.added"))
          .sign(",")
          .term("flip-erased", Messages.text("inside.why.flip.erased"))
          .sign("\u2192")
          .term("flip-after", "");
  private final SegmentedControl shown;
  private final WorkingBar working = new WorkingBar();
  private final Panel view;
  private Optional<Counterfactual> found = Optional.empty();
  private float[] pixels = new float[DigitImage.PIXELS];
  private boolean showsResult;

  CounterfactualPanel(PanelExport export) {
    map.setId("why-flip");
    words.setId("flip-words");
    shown =
        new SegmentedControl(
            "flip-show",
            Messages.text("inside.why.flip"),
            List.of(Messages.text("inside.why.flip.edit"), Messages.text("inside.why.flip.result")),
            index -> {
              showsResult = index == 1;
              paint();
            });
    view =
        new Panel(
            export,
            Messages.text("inside.why.flip"),
            Panel.text(Messages.text("inside.why.flip.hint")),
            Panel.captioned(map, words),
            new StackPane(ink, working),
            shown);
    StackPane.setAlignment(working, Pos.CENTER_LEFT);
    view.setPrefWidth(280);
  }

  Panel view() {
    return view;
  }

  void zoom(int zoom) {
    map.zoom(zoom);
  }

  void begin(Inspection now) {
    found = Optional.empty();
    pixels = now.trace().pixels();
    words.setText(Messages.text("inside.why.working"));
    ink.setVisible(false);
    working.show(true);
    paint();
  }

  void show(Inspection now, Optional<Counterfactual> newest) {
    found = newest;
    working.show(false);
    ink.setVisible(found.isPresent());
    found.ifPresentOrElse(
        edit -> {
          ForwardTrace after = now.trace().network().run(edit.pixels());
          words.setText(
              Messages.text(
                  "inside.why.flip.found",
                  now.className(edit.before()),
                  now.className(edit.after())));
          ink.set("flip-added", Numbers.two(edit.added()));
          ink.set("flip-erased", Numbers.two(edit.erased()));
          ink.name("flip-after", Messages.text("inside.why.flip.now", now.className(edit.after())));
          ink.set("flip-after", Numbers.percent(after.probabilities()[edit.after()]));
        },
        () -> words.setText(Messages.text("inside.why.flip.nothing")));
    paint();
  }

  private void paint() {
    int side = DigitImage.SIDE;
    if (showsResult && found.isPresent()) {
      map.show(side, side, found.get().pixels(), Tint.INK, 1);
    } else {
      float[] edit = found.map(Counterfactual::change).orElse(new float[DigitImage.PIXELS]);
      map.showOver(pixels, side, edit, 1);
    }
  }
}
