package org.digitstudio.ui.inside.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.insight.NetworkParts.Part;
import org.digitstudio.ui.inside.model.InspectedNetwork;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.widgets.LayerNames;
import org.digitstudio.ui.inside.widgets.MapGallery;
import org.digitstudio.ui.inside.widgets.Panel;

/** The feature maps and neurons of every part of a network, part below part. */
final class LayerStack extends VBox {
  private static final int NEURON_SIDE = 8;
  private static final int MAX_MAP = 56;

  /** Layers with more feature maps show them half as large. */
  private static final int MANY_MAPS = 32;

  private final String id;
  private final List<Label> names = new ArrayList<>();
  private final List<MapGallery> galleries = new ArrayList<>();
  private Optional<InspectedNetwork> network = Optional.empty();

  /**
   * @param id of the column, part of the ids of the galleries
   */
  LayerStack(String id) {
    this.id = id;
    getStyleClass().add("inside-links");
  }

  void show(Inspection now) {
    List<Part> all = now.parts().inOrder();
    List<Part> parts = all.subList(0, all.size() - 1);
    if (network.filter(known -> known == now.network()).isEmpty()) {
      network = Optional.of(now.network());
      rebuild(now, parts);
    }
    for (int i = 0; i < parts.size(); i++) {
      show(now, parts.get(i), i);
    }
  }

  private void rebuild(Inspection now, List<Part> parts) {
    names.clear();
    galleries.clear();
    getChildren().clear();
    for (int i = 0; i < parts.size(); i++) {
      boolean many = now.displayShape(parts.get(i).last()).channels() > MANY_MAPS;
      MapGallery gallery =
          new MapGallery(
                  Messages.text("inside.conv.maps"),
                  "inside.conv.mapnumber",
                  many ? MAX_MAP / 2 : MAX_MAP)
              .plain();
      gallery.setId("compare-" + id + "-" + i);
      Label name = Panel.caption("");
      names.add(name);
      VBox.setVgrow(gallery, Priority.ALWAYS);
      galleries.add(gallery);
      getChildren().addAll(name, gallery);
    }
  }

  private void show(Inspection now, Part part, int index) {
    Shape shape = now.displayShape(part.last());
    float[] values = now.trace().activations(part.last());
    float scale = Inspection.maxAbsolute(values);
    names
        .get(index)
        .setText(
            LayerNames.of(now.trace().spec(), part.layer())
                + "  "
                + now.trace().outputShape(part.layer()).toString().replace('x', '\u00d7'));
    boolean neurons = shape.height() * shape.width() == 1;
    galleries
        .get(index)
        .show(
            neurons
                ? MapGallery.Contents.inOrder(1, 1, values, scale).large(NEURON_SIDE)
                : MapGallery.Contents.inOrder(shape.height(), shape.width(), values, scale));
  }
}
