package org.digitstudio.ui.inside;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.insight.SampleNetworks;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.common.Theme;
import org.digitstudio.ui.inside.model.StationKind;
import org.digitstudio.ui.shell.Shortcut;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Navigating Inside by keyboard and by tour. */
class InsideTourTest {
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

  /** Presses a key on the focused control. */
  private void type(KeyCode code) {
    Fx.run(
        () -> {
          Node focused = fixture.stage.getScene().getFocusOwner();
          Node target = focused == null ? fixture.stage.getScene().getRoot() : focused;
          target.fireEvent(
              new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
        });
  }

  @Test
  void thePageTakesTheFocusWhenItIsEntered() {
    sevenThrough(NetworkSpec.asDescribed());
    type(KeyCode.PAGE_DOWN);
    assertThat(station()).isEqualTo(StationKind.IMAGE);
    type(KeyCode.D);
    assertThat(fixture.node("inside-pad").isVisible()).isTrue();
    type(KeyCode.D);
    assertThat(fixture.node("inside-pad").isVisible()).isFalse();
    type(KeyCode.DIGIT0);
    assertThat(station()).isEqualTo(StationKind.NETWORK);
  }

  @Test
  void theKeysListedInTheHelpAreThoseThatWork() {
    List<String> listed = InsidePage.shortcuts().stream().map(Shortcut::keys).toList();
    assertThat(listed).contains("PageDown", "PageUp", "D", "Esc", "0 \u2013 8");
    assertThat(StationKind.values()).hasSize(9);
  }

  @Test
  void theTourFollowsAManuallyOpenedStationAndEscapeEndsIt() {
    sevenThrough(NetworkSpec.asDescribed());
    fixture.tour(1);
    String first = fixture.text("tour-title");
    fixture.press("station-3");
    assertThat(fixture.text("tour-title")).isNotEqualTo(first);
    assertThat(fixture.node("tour-back").isDisabled()).as("no longer at step 1").isFalse();
    type(KeyCode.ESCAPE);
    assertThat(fixture.node("tour-next").getParent().isVisible()).isFalse();
    assertThat(station()).as("stays where it is").isEqualTo(StationKind.POOLING);
    type(KeyCode.PAGE_DOWN);
    assertThat(station()).as("the keys still work").isEqualTo(StationKind.NEURONS);
  }

  @Test
  void aChangeOfLanguageRebuildsThePageAndKeepsItsState() {
    sevenThrough(NetworkSpec.asDescribed());
    fixture.press("station-5");
    String before = fixture.text("logit-7");
    Node old = fixture.node("logit-7");
    Fx.run(fixture.page::languageChanged);
    assertThat(station()).isEqualTo(StationKind.SOFTMAX);
    assertThat(fixture.node("logit-7")).isNotSameAs(old);
    assertThat(fixture.text("logit-7")).isEqualTo(before);
  }

  @Test
  void theTourShowsTheStationOfEachOfItsSevenSteps() {
    sevenThrough(NetworkSpec.asDescribed());
    fixture.tour(1);
    List<String> titles = new ArrayList<>();
    List<StationKind> stations = new ArrayList<>();
    for (int step = 0; step < 7; step++) {
      titles.add(fixture.text("tour-title"));
      stations.add(Fx.call(() -> fixture.page.model().station().get()));
      fixture.press("tour-next");
    }
    assertThat(titles).doesNotHaveDuplicates();
    assertThat(stations)
        .containsExactly(
            StationKind.IMAGE,
            StationKind.CONVOLUTION,
            StationKind.CONVOLUTION,
            StationKind.POOLING,
            StationKind.NEURONS,
            StationKind.SOFTMAX,
            StationKind.WHY);
    assertThat(fixture.node("tour-next").getParent().isVisible()).as("over").isFalse();
  }

  @Test
  void pageKeysAndDigitKeysSwitchStations() {
    sevenThrough(NetworkSpec.asDescribed());
    assertThat(station()).isEqualTo(StationKind.NETWORK);
    fixture.key("station-1", KeyCode.PAGE_DOWN);
    assertThat(station()).isEqualTo(StationKind.IMAGE);
    fixture.key("station-1", KeyCode.DIGIT5);
    assertThat(station()).isEqualTo(StationKind.SOFTMAX);
    fixture.key("station-1", KeyCode.PAGE_UP);
    assertThat(station()).isEqualTo(StationKind.NEURONS);
  }

  private StationKind station() {
    return Fx.call(() -> fixture.page.model().station().get());
  }

  @Test
  void theTourOfAnEmptyPageBeginsWithASample() {
    fixture.model("Seeded", SampleNetworks.seeded(NetworkSpec.asDescribed(), 1));
    fixture.tour(1);
    assertThat(fixture.text("tour-title")).isNotEmpty();
    assertThat(fixture.text("inside-prediction")).startsWith("Prediction:");
  }

  @Test
  void aTourSavedAsTextIsTheSameWhenReopened(@TempDir Path folder) throws Exception {
    sevenThrough(SampleNetworks.twoBlocks());
    for (int tour = 0; tour < 3; tour++) {
      fixture.tour(tour);
      List<String> own = walk();
      Path file = folder.resolve("tour-" + tour + ".txt");
      fixture.saveTour(tour, file);
      fixture.openTour(file);
      assertThat(walk()).isEqualTo(own).hasSizeGreaterThan(3);
      Path worksheet = folder.resolve("tour-" + tour + ".pdf");
      fixture.saveWorksheet(tour, worksheet);
      assertThat(Files.readAllBytes(worksheet)).startsWith("%PDF-1.4".getBytes(US_ASCII));
    }
  }

  /** Steps through the open tour and returns its steps. */
  private List<String> walk() {
    List<String> steps = new ArrayList<>();
    while (fixture.node("tour-next").getParent().isVisible()) {
      steps.add(station() + " " + fixture.text("tour-title") + ": " + fixture.text("tour-words"));
      fixture.press("tour-next");
    }
    return steps;
  }

  @Test
  void aCustomTourShowsItsStationsDigitsAndTexts(@TempDir Path folder) throws Exception {
    sevenThrough(SampleNetworks.twoBlocks());
    Path file = folder.resolve("mine.txt");
    Files.writeString(
        file,
        """
        # for class 5b
        tour: Our tour

        step: Look at a one
        station: image
        digit: 1
        It is thin,
        isn't it?

        step: Its kernels
        station: Convolution
        kernels: learned
        Which one lights up?
        """);
    fixture.openTour(file);
    assertThat(station()).isEqualTo(StationKind.IMAGE);
    assertThat(fixture.text("tour-words")).isEqualTo("It is thin, isn't it?");
    assertThat(Fx.call(() -> fixture.page.model().sample().get())).isPresent();
    fixture.press("tour-next");
    assertThat(station()).isEqualTo(StationKind.CONVOLUTION);
    assertThat(Fx.call(() -> fixture.page.model().selections().learnedKernels().get())).isTrue();
    assertThat(fixture.text("tour-title")).isEqualTo("Its kernels");
  }

  @Test
  void aMalformedTourIsRefusedWithItsLine(@TempDir Path folder) throws Exception {
    sevenThrough(SampleNetworks.twoBlocks());
    Path file = folder.resolve("mine.txt");
    Files.writeString(file, "tour: Mine\n\nstep: First\nstation: kitchen\nWords.\n");
    fixture.openTour(file);
    assertThat(fixture.noted.everything()).hasSize(1);
    assertThat(fixture.noted.everything().getFirst())
        .contains("mine.txt", "line 4", "kitchen", "convolution");
    assertThat(fixture.node("tour-next").getParent().isVisible()).isFalse();
  }
}
