package org.digitstudio.ui.inside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import org.digitstudio.application.reading.ModelLibrary;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.insight.SampleNetworks;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.common.ModelPicker;
import org.digitstudio.ui.common.ModelPicker.Item;
import org.digitstudio.ui.common.Theme;
import org.digitstudio.ui.inside.model.StationKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first paint of the image's station, and the models that Compare offers. */
class ImageStationTest {
  private InsideFixture fixture;

  @BeforeEach
  void open() {
    fixture = new InsideFixture(Theme.LIGHT, 1112, 780);
    fixture
        .model("Seeded", SampleNetworks.seeded(NetworkSpec.asDescribed(), 21))
        .drawing(SampleNetworks.seven());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void theFeatureMapsOfAPixelHaveTheirFinalSizeInTheFirstFrame() {
    List<Double> first =
        Fx.call(
            () -> {
              fixture.page.model().station().set(StationKind.IMAGE);
              Parent root = fixture.stage.getScene().getRoot();
              root.applyCss();
              // A scene lays out up to three times before it paints.
              for (int pass = 0; pass < 3; pass++) {
                root.layout();
              }
              return widths(root);
            });
    Fx.awaitFrame();
    assertThat(Fx.call(() -> widths(fixture.stage.getScene().getRoot())))
        .isEqualTo(first)
        .hasSizeGreaterThan(4);
  }

  /** Returns the widths of all feature maps and images in view. */
  private static List<Double> widths(Parent root) {
    return root.lookupAll(".inside-map").stream()
        .filter(node -> node.isVisible())
        .map(node -> ((Region) node).getWidth())
        .toList();
  }

  @Test
  void compareOffersTheModelsOfEveryPageAndTheUntrainedNetwork() {
    fixture.press("station-8");
    ModelPicker picker = (ModelPicker) fixture.node("compare-model-b");
    List<Item> offered = Fx.call(() -> List.copyOf(picker.getItems()));
    assertThat(offered.stream().filter(Item.OfLibrary.class::isInstance))
        .hasSameSizeAs(ModelLibrary.BUNDLED);
    assertThat(offered.stream().filter(Item.Special.class::isInstance))
        .extracting(item -> ((Item.Special) item).name())
        .containsExactly(
            Messages.text("inside.compare.untrained"), Messages.text("inside.compare.inuse"));
    assertThat(offered).last().isInstanceOf(Item.OpenFile.class);
  }
}
