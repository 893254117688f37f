package org.digitstudio.ui.inside.why;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.insight.IntegratedGradients.Evidence;
import org.digitstudio.insight.Ranking;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.widgets.Cell;
import org.digitstudio.ui.inside.widgets.Equation;
import org.digitstudio.ui.inside.widgets.Numbers;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PanelExport;
import org.digitstudio.ui.inside.widgets.PixelMap;
import org.digitstudio.ui.inside.widgets.WorkingBar;

/** The evidence of each pixel for or against a digit, and its sum. */
final class EvidencePanel {
  private final PixelMap map = new PixelMap(Messages.text("inside.why.evidence")).pointable();
  private final Label here = Panel.caption("");
  private final Equation sum =
      new Equation()
          .term("why-blank", Messages.text("inside.why.blank"))
          .sign("+")
          .term("why-for", Messages.text("inside.why.for"))
          .sign("+")
          .term("why-against", Messages.text("inside.why.against"))
          .sign("=")
          .term("why-logit", "");
  private final WorkingBar working = new WorkingBar();
  private final Panel view;
  private boolean isFirst = true;
  private boolean known;
  private float[] attributions = new float[DigitImage.PIXELS];

  EvidencePanel(PanelExport export) {
    map.setId("why-evidence");
    map.selection().addListener((property, before, now) -> point());
    here.setId("why-here");
    view =
        new Panel(
            export,
            Messages.text("inside.why.evidence"),
            Panel.text(Messages.text("inside.why.evidence.hint")),
            Panel.captioned(map, here),
            new StackPane(sum, working));
    StackPane.setAlignment(working, Pos.CENTER_LEFT);
    view.setPrefWidth(280);
  }

  Panel view() {
    return view;
  }

  void zoom(int zoom) {
    map.zoom(zoom);
  }

  /** Shows the plain image until the evidence is known. */
  void begin(Inspection now, int digit) {
    known = false;
    view.title(Messages.text("inside.why.evidence.title", now.className(digit)));
    map.showOver(now.trace().pixels(), DigitImage.SIDE, new float[DigitImage.PIXELS], 1);
    here.setText(Messages.text("inside.why.working"));
    sum.name("why-logit", Messages.text("inside.logit.total", now.className(digit)));
    sum.setVisible(false);
    working.show(true);
  }

  void show(Inspection now, int digit, Evidence evidence) {
    known = true;
    attributions = evidence.perPixel();
    if (isFirst) {
      isFirst = false;
      int strongest = Ranking.descending(attributions).getFirst();
      map.selection().set(new Cell(strongest / DigitImage.SIDE, strongest % DigitImage.SIDE));
    }
    map.showOver(
        now.trace().pixels(), DigitImage.SIDE, attributions, Inspection.maxAbsolute(attributions));
    view.title(Messages.text("inside.why.evidence.title", now.className(digit)));
    working.show(false);
    sum.setVisible(true);
    sum.set("why-blank", evidence.blankLogit());
    sum.set("why-for", evidence.positive());
    sum.set("why-against", evidence.negative());
    sum.name("why-logit", Messages.text("inside.logit.total", now.className(digit)));
    sum.set("why-logit", evidence.logit());
    point();
  }

  private void point() {
    if (!known) {
      return;
    }
    Cell cell = map.selection().get();
    here.setText(
        Messages.text(
            "inside.why.here",
            cell.row() + 1,
            cell.column() + 1,
            Numbers.four(attributions[cell.row() * DigitImage.SIDE + cell.column()])));
  }
}
