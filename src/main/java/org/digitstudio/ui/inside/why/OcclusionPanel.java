package org.digitstudio.ui.inside.why;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.insight.Occlusion;
import org.digitstudio.insight.Ranking;
import org.digitstudio.insight.ReceptiveField.Area;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.widgets.Cell;
import org.digitstudio.ui.inside.widgets.Equation;
import org.digitstudio.ui.inside.widgets.Numbers;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PanelExport;
import org.digitstudio.ui.inside.widgets.PixelMap;
import org.digitstudio.ui.inside.widgets.WorkingBar;

/** The effect of covering a part of the image on a digit's probability. */
final class OcclusionPanel {
  private final PixelMap map = new PixelMap(Messages.text("inside.why.occlusion")).pointable();
  private final Label here = Panel.caption("");
  private final Equation probability =
      new Equation()
          .term("occlusion-before", Messages.text("inside.why.occlusion.before"))
          .sign("\u2192")
          .term("occlusion-after", Messages.text("inside.why.occlusion.after"));
  private final WorkingBar working = new WorkingBar();
  private final Panel view;
  private Optional<Occlusion> found = Optional.empty();
  private boolean isFirst = true;
  private float[] pixels = new float[DigitImage.PIXELS];

  OcclusionPanel(PanelExport export) {
    map.setId("why-occlusion");
    map.selection().set(new Cell(13, 13));
    map.selection().addListener((property, before, now) -> point());
    view =
        new Panel(
            export,
            Messages.text("inside.why.occlusion"),
            Panel.text(Messages.text("inside.why.occlusion.hint")),
            Panel.captioned(map, here),
            probability,
            working);
    view.setPrefWidth(280);
  }

  Panel view() {
    return view;
  }

  void zoom(int zoom) {
    map.zoom(zoom);
  }

  /** Shows the plain image until the occlusion map is known. */
  void begin(Inspection now, int digit) {
    found = Optional.empty();
    pixels = now.trace().pixels();
    map.showOver(pixels, DigitImage.SIDE, new float[DigitImage.PIXELS], 1);
    view.title(Messages.text("inside.why.occlusion.title", now.className(digit)));
    probability.set("occlusion-before", Numbers.percent(now.trace().probabilities()[digit]));
    probability.set("occlusion-after", "\u2026");
    here.setText(Messages.text("inside.why.working"));
    working.show(true);
  }

  void show(Occlusion occlusion) {
    found = Optional.of(occlusion);
    working.show(false);
    if (isFirst) {
      isFirst = false;
      int largest = Ranking.descending(occlusion.drops()).getFirst();
      map.selection().set(new Cell(largest / DigitImage.SIDE, largest % DigitImage.SIDE));
    }
    map.showOver(
        pixels, DigitImage.SIDE, occlusion.drops(), Inspection.maxAbsolute(occlusion.drops()));
    point();
  }

  private void point() {
    Cell cell = map.selection().get();
    found.ifPresent(
        occlusion -> {
          int reach = occlusion.side() / 2;
          map.mark(
              List.of(
                  new Area(
                      cell.row() - reach,
                      cell.column() - reach,
                      cell.row() + reach,
                      cell.column() + reach)));
          here.setText(
              Messages.text("inside.why.occlusion.here", cell.row() + 1, cell.column() + 1));
          probability.set(
              "occlusion-after",
              Numbers.percent(occlusion.covered()[cell.row() * DigitImage.SIDE + cell.column()]));
        });
  }
}
