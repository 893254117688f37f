package org.digitstudio.ui.inside.why;

import javafx.scene.control.Label;
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

/** Which pixels speak for a digit and which against, and that they add up. */
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
          .term("why-score", "");
  private final Panel view;
  private boolean fresh = true;
  private float[] shares = new float[DigitImage.PIXELS];

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
            sum);
    view.setPrefWidth(280);
  }

  Panel view() {
    return view;
  }

  void zoom(int zoom) {
    map.zoom(zoom);
  }

  void show(Inspection now, int digit, Evidence evidence) {
    shares = evidence.perPixel();
    if (fresh) {
      fresh = false;
      int strongest = Ranking.descending(shares).getFirst();
      map.selection().set(new Cell(strongest / DigitImage.SIDE, strongest % DigitImage.SIDE));
    }
    map.showOver(now.trace().pixels(), DigitImage.SIDE, shares, Inspection.maxAbsolute(shares));
    view.title(Messages.text("inside.why.evidence.title", digit));
    sum.set("why-blank", evidence.blankLogit());
    sum.set("why-for", evidence.positive());
    sum.set("why-against", evidence.negative());
    sum.name("why-score", Messages.text("inside.logit.total", digit));
    sum.set("why-score", evidence.logit());
    point();
  }

  private void point() {
    Cell cell = map.selection().get();
    here.setText(
        Messages.text(
            "inside.why.here",
            cell.row() + 1,
            cell.column() + 1,
            Numbers.four(shares[cell.row() * DigitImage.SIDE + cell.column()])));
  }
}
