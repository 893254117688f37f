package org.digitstudio.ui.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.digitstudio.TestModels;
import org.digitstudio.application.text.Formats;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.engine.fused.FusedClassifier;
import org.digitstudio.insight.SampleNetworks;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.common.FxRunner;
import org.digitstudio.ui.common.Theme;
import org.digitstudio.ui.inside.convolution.KernelEditor;
import org.digitstudio.ui.inside.convolution.ManualKernelGallery;
import org.digitstudio.ui.inside.model.StationKind;
import org.digitstudio.ui.inside.widgets.Cell;
import org.digitstudio.ui.inside.widgets.Equation;
import org.digitstudio.ui.inside.widgets.Numbers;
import org.digitstudio.ui.inside.widgets.PanelExport;
import org.digitstudio.ui.inside.widgets.PixelMap;
import org.digitstudio.ui.inside.widgets.PseudoClasses;
import org.digitstudio.ui.inside.widgets.SvgWriter;
import org.digitstudio.ui.inside.widgets.VectorSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class InsidePageTest {
  private InsideFixture fixture;

  @BeforeEach
  void open() {
    fixture = new InsideFixture(Theme.LIGHT, 1112, 780);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void sevenThrough(NetworkSpec spec) {
    fixture.model("Seeded", SampleNetworks.seeded(spec, 21)).drawing(SampleNetworks.seven());
  }

  @Test
  void anEmptyPageOffersToDrawOrToInspectASample() {
    assertThat(fixture.node("empty-train").isVisible()).as("no network yet").isTrue();
    fixture.press("empty-train");
    fixture.model("Seeded", SampleNetworks.seeded(NetworkSpec.asDescribed(), 1));
    assertThat(fixture.node("overview").isVisible()).as("ready for the first stroke").isTrue();
    fixture.press("station-1");
    fixture.press("empty-draw");
    assertThat(fixture.node("inside-pad").isVisible()).as("a paper to draw on").isTrue();
    fixture.press("pad-close");
    assertThat(fixture.node("inside-pad").isVisible()).isFalse();
    assertThat(fixture.noted.everything()).containsExactly("train");
    fixture.press("empty-sample");
    assertThat(fixture.text("inside-prediction")).startsWith("Prediction:");
  }

  @Test
  void aSampleStaysWhileTheDrawingChangesUntilTheDrawingIsChosen() {
    sevenThrough(NetworkSpec.asDescribed());
    double drawn = logitOfSeven();
    Fx.run(() -> fixture.page.open(dot(3, 3)));
    assertThat(logitOfSeven()).isNotEqualTo(drawn);
    fixture.drawing(dot(20, 20));
    fixture.drawing(SampleNetworks.seven());
    assertThat(logitOfSeven()).isNotEqualTo(drawn);
    fixture.press("inside-source-0");
    assertThat(logitOfSeven()).isEqualTo(drawn);
  }

  private double logitOfSeven() {
    fixture.press("station-5");
    return fixture.number("logit-7");
  }

  private static DigitImage dot(int row, int column) {
    float[] pixels = new float[DigitImage.PIXELS];
    pixels[row * DigitImage.SIDE + column] = 1f;
    return DigitImage.of(pixels);
  }

  @Test
  void arrowKeysMoveTheKernelAndThePatchFollows() {
    sevenThrough(NetworkSpec.asDescribed());
    fixture.press("station-2");
    Cell before = selection("conv-output");
    fixture.key("conv-output", KeyCode.RIGHT);
    fixture.key("conv-output", KeyCode.DOWN);
    assertThat(selection("conv-output")).isEqualTo(new Cell(before.row() + 1, before.column() + 1));
    fixture.key("conv-input", KeyCode.HOME);
    assertThat(selection("conv-output").column()).isZero();
    assertThat(fixture.node("conv-output").getAccessibleText()).contains("column 1");
  }

  private Cell selection(String id) {
    return Fx.call(() -> ((PixelMap) fixture.node(id)).selection().get());
  }

  @Test
  void aCustomKernelChangesItsFeatureMapAndRefusesText() {
    sevenThrough(NetworkSpec.asDescribed());
    fixture.press("station-2");
    Fx.run(
        () ->
            ((ManualKernelGallery) Fx.find(fixture.stage, ".inside-kernels"))
                .button(ManualKernelGallery.CUSTOM)
                .fire());
    KernelEditor editor = (KernelEditor) Fx.find(fixture.stage, ".inside-editor");
    Fx.run(
        () -> {
          for (int i = 0; i < 25; i++) {
            editor.field(i).setText(i == 12 ? "3" : "0");
          }
        });
    assertThat(fixture.number("conv-products"))
        .as("three times the pixel under the middle")
        .isCloseTo(3 * inkUnderKernel(), within(1e-4));
    TextField field = editor.field(12);
    Fx.run(() -> field.setText("many"));
    assertThat(field.getPseudoClassStates()).contains(PseudoClasses.INVALID);
    assertThat(editor.kernel()[12]).as("the last number stays").isEqualTo(3f);
  }

  private double inkUnderKernel() {
    Cell at = selection("conv-output");
    return SampleNetworks.seven().at(at.row(), at.column());
  }

  @Test
  void theConfidenceIsTheCalibratedOneOfDrawWithTheTemperatureAsAStep() throws Exception {
    Model accurate = TestModels.store().bundled("accurate");
    Prediction read = new FusedClassifier(accurate).classify(SampleNetworks.seven());
    fixture.model(accurate).drawing(SampleNetworks.seven());
    int digit = read.digit();
    String percent = Numbers.percent(read.probabilities()[digit]);
    assertThat(fixture.text("inside-prediction"))
        .isEqualTo("Prediction: %d (%s)", digit, Formats.confidence(read.confidence()));
    assertThat(fixture.text("overview-probability-" + digit)).isEqualTo(percent);
    fixture.press("station-5");
    assertThat(fixture.text("softmax-" + digit)).isEqualTo(percent);
    float temperature = accurate.card().calibration().orElseThrow().temperature();
    assertThat(fixture.number("step-temperature")).isCloseTo(temperature, within(1e-4));
    assertThat(fixture.text("step-probability")).isEqualTo(percent);
    assertThat(Math.exp(fixture.number("step-difference") / temperature))
        .isCloseTo(fixture.number("step-power"), within(2e-4));
    fixture.press("station-8");
    assertThat(fixture.text("compare-answer-a")).isEqualTo(Integer.toString(digit));
  }

  @Test
  void theEvidenceIsHiddenWhileItIsBeingComputed() {
    fixture.close();
    fixture = new InsideFixture(Theme.LIGHT, 1112, 780, new FxRunner());
    sevenThrough(NetworkSpec.asDescribed());
    Fx.await(() -> fixture.page.model().inspection().get().isPresent());
    Fx.run(() -> fixture.page.model().station().set(StationKind.WHY));
    Fx.await(() -> sumOf("why-logit").isVisible());
    assertThat(fixture.text("why-logit")).isNotEmpty();
    assertThat(
            fixture.number("why-blank") + fixture.number("why-for") + fixture.number("why-against"))
        .isCloseTo(fixture.number("why-logit"), within(0.05));
  }

  private Node sumOf(String id) {
    Node node = fixture.node(id);
    while (!(node instanceof Equation)) {
      node = node.getParent();
    }
    return node;
  }

  @Test
  void occlusionAndCounterfactualAreComputedWhenThePenIsIdle() {
    sevenThrough(NetworkSpec.asCoded());
    fixture.press("station-6");
    assertThat(fixture.text("occlusion-after")).as("at work").isEqualTo("\u2026");
    Fx.await(() -> !fixture.text("occlusion-after").equals("\u2026"));
    Fx.await(() -> fixture.text("flip-words").startsWith("prediction"));
    assertThat(fixture.number("flip-added") + fixture.number("flip-erased")).isPositive();
    assertThat(fixture.number("flip-after")).isBetween(10.0, 100.0);
  }

  @Test
  void compareShowsAnUntrainedNetworkNextToTheOneInUse() {
    sevenThrough(SampleNetworks.twoBlocks());
    fixture.press("station-8");
    assertThat(fixture.text("compare-answer-a")).matches("[0-9]");
    assertThat(fixture.text("compare-answer-b")).matches("[0-9]");
    assertThat(Fx.call(() -> ((VectorSource) fixture.node("compare-a-0")))).isNotNull();
    assertThat(svg("compare-a-0")).isNotEqualTo(svg("compare-b-0"));
    assertThat(fixture.noted.everything()).isEmpty();
  }

  private String svg(String id) {
    return Fx.call(() -> SvgWriter.of(fixture.node(id)));
  }

  @Test
  void everyPanelIsSavedAsWellFormedSvgAndAsPng() throws Exception {
    sevenThrough(NetworkSpec.asDescribed());
    for (int station = 1; station <= 8; station++) {
      fixture.press("station-" + station);
      List<Node> panels = Fx.all(fixture.stage, ".inside-panel");
      assertThat(panels).isNotEmpty();
      for (Node panel : panels) {
        String svg = Fx.call(() -> SvgWriter.of(panel));
        Document document =
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(document.getElementsByTagName("text").getLength()).isPositive();
        assertThat(document.getElementsByTagName("rect").getLength()).isPositive();
      }
      byte[] png = Fx.call(() -> PanelExport.png(panels.getFirst()));
      assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isGreaterThan(200);
    }
  }

  @Test
  void theSavedImageContainsItsNumbers() {
    sevenThrough(NetworkSpec.asDescribed());
    fixture.press("station-1");
    assertThat(svg("image-grid").split("<text ", -1)).hasSize(DigitImage.PIXELS + 1);
  }

  @Test
  void theSavedComparisonIncludesThePartsOutOfView() {
    sevenThrough(SampleNetworks.twoBlocks());
    Fx.run(() -> fixture.stage.setHeight(400));
    fixture.press("station-8");
    Fx.await(() -> Fx.find(fixture.stage, "#compare-b-3") != null);
    Node panel = Fx.find(fixture.stage, ".inside-panel");
    Node last = fixture.node("compare-b-3");
    Fx.await(
        () ->
            last.localToScene(last.getLayoutBounds()).getMaxY()
                > panel.localToScene(panel.getLayoutBounds()).getMaxY());
    Node whole = PanelExport.whole(panel);
    assertThat(whole.localToScene(whole.getLayoutBounds()).getMaxY())
        .isGreaterThanOrEqualTo(last.localToScene(last.getLayoutBounds()).getMaxY());
  }

  @Test
  void everyFocusableControlHasAnAccessibleName() {
    sevenThrough(SampleNetworks.twoBlocks());
    for (int station = 0; station <= 8; station++) {
      fixture.press("station-" + station);
      Fx.run(() -> named(fixture.stage.getScene().getRoot()));
    }
  }

  private static void named(Parent parent) {
    for (Node node : parent.getChildrenUnmodifiable()) {
      if (node.isFocusTraversable() && node.isVisible()) {
        boolean spoken = node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
        boolean labelled = node instanceof Labeled labeled && !labeled.getText().isBlank();
        boolean part = node instanceof Control && node.getParent() instanceof Control;
        assertThat(spoken || labelled || part).as("name of %s", node).isTrue();
      }
      if (node instanceof Parent inner) {
        named(inner);
      }
    }
  }

  @Test
  void everyStationWorksForEveryKindOfNetwork() {
    for (NetworkSpec spec :
        List.of(SampleNetworks.everything(), SampleNetworks.dense(), NetworkSpec.asCoded())) {
      sevenThrough(spec);
      for (int station = 0; station <= 8; station++) {
        fixture.press("station-" + station);
      }
      fixture.press("station-2");
      fixture.press("conv-source-1");
      fixture.press("conv-source-0");
    }
    assertThat(fixture.noted.everything()).isEmpty();
  }
}
